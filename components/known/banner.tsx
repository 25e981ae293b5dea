import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { printMoment } from '@/lib/calendar';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import type { When } from '@/lib/voyages/known.queries';
import classes from './known.module.css';

const at = (instant: Date | string) => printMoment(new Date(instant), KNOWN_ZONE);

export interface SnapshotSays {
  verdict: 'agrees' | 'differs' | 'otherView';
  sha256: string;
  withdrawn: { at: string; byName: string } | null;
}

/** Says, on screen and on paper, that this is the past; and the way back to the present. */
export function KnownBanner({
  when,
  of,
  now,
  snapshot,
}: {
  when: Extract<When, { state: 'past' }>;
  of: 'board' | 'log' | 'recorded';
  /** The same view as known now. */
  now: string;
  snapshot?: SnapshotSays;
}) {
  const t = useTranslations('known.banner');
  const back = useTranslations('known')('backToNow');
  const sha = snapshot?.sha256.slice(0, 12) ?? '';
  return (
    <div role="note" className={classes.banner}>
      <b>
        {when.snapshot === null
          ? t('title', { at: at(when.at) })
          : t('snapshot', { name: when.snapshot.name, by: when.snapshot.byName, at: at(when.at) })}
      </b>{' '}
      {when.snapshot !== null && t('snapshotText')} {(when.snapshot === null || of !== 'board') && t(of)}{' '}
      {snapshot && snapshot.verdict !== 'differs' && t(snapshot.verdict, { sha })}{' '}
      {snapshot?.verdict === 'differs' && (
        <strong role="alert" className={classes.wrong}>
          {t('differs', { sha })}
        </strong>
      )}{' '}
      {snapshot?.withdrawn && (
        <strong>{t('withdrawn', { by: snapshot.withdrawn.byName, at: at(snapshot.withdrawn.at) })}</strong>
      )}{' '}
      <Link href={now} prefetch={false} className="screen-only">
        {back}
      </Link>
    </div>
  );
}
