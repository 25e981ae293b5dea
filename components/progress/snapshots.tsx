import Link from 'next/link';
import { useTranslations } from 'next-intl';
import known from '@/components/known/known.module.css';
import { printMoment } from '@/lib/calendar';
import type { KeptSnapshot } from '@/lib/progress/snapshot';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import classes from './section.module.css';

export interface SnapshotActions {
  keep: (form: FormData) => Promise<void>;
  withdraw: (form: FormData) => Promise<void>;
}

const at = (instant: string) => printMoment(new Date(instant), KNOWN_ZONE);

/** Boards kept under a name, and the means to keep this one. */
export function SnapshotsSection({
  snapshots,
  mayKeep,
  query,
  refused,
  typed,
  actions,
}: {
  snapshots: KeptSnapshot[];
  mayKeep: boolean;
  /** The address of this board; null when it is not the one known now. */
  query: string | null;
  /** Why the last one was not kept. */
  refused: string | null;
  typed: string;
  actions: SnapshotActions;
}) {
  const t = useTranslations('known.kept');
  return (
    <section className={`${classes.section} screen-only`} aria-labelledby="snapshots">
      <h2 id="snapshots">{t('title')}</h2>
      <p className={classes.says}>{t('says')}</p>
      {refused !== null && (
        <p role="alert" className={known.wrong}>
          {t('refused', { reason: refused })}
        </p>
      )}
      {snapshots.length === 0 && <p>{t('none')}</p>}
      <ul className={known.list}>
        {snapshots.map(({ id, name, at: kept, byName, view, withdrawn, mayWithdraw }) => (
          <li key={id}>
            <Link href={`/?known=s${id}`} prefetch={false}>
              {name}
            </Link>{' '}
            <small>
              {t('view', view)}; {t('line', { by: byName, at: at(kept) })}
              {withdrawn && `; ${t('withdrawn', { by: withdrawn.byName, at: at(withdrawn.at) })}`}
            </small>{' '}
            {mayWithdraw && (
              <form action={actions.withdraw} style={{ display: 'inline' }}>
                <input type="hidden" name="id" value={id} />
                <input type="hidden" name="query" value={query ?? '/'} />
                <button type="submit" aria-label={t('withdrawName', { name })}>
                  {t('withdraw')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {mayKeep &&
        (query === null ? (
          <p className={classes.note}>{t('nowOnly')}</p>
        ) : (
          <form action={actions.keep} className={known.form}>
            <input type="hidden" name="query" value={query} />
            <label>
              {t('name')}
              <input name="name" defaultValue={typed} maxLength={120} size={32} autoComplete="off" required />
            </label>
            <button type="submit">{t('keep')}</button>
          </form>
        ))}
    </section>
  );
}
