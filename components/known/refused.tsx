import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { printMoment } from '@/lib/calendar';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import type { When } from '@/lib/voyages/known.queries';
import { KnownForm } from './form';
import classes from './known.module.css';

type Refused = Exclude<When, { state: 'past' }> | { state: 'unread' };

const at = (instant: Date) => printMoment(instant, KNOWN_ZONE);

/** Why nothing can be shown for that moment; what was typed stays, to be put right. */
export function KnownRefused({
  when,
  read,
  action,
  keep,
  now,
}: {
  when: Refused;
  read: string;
  action: string;
  keep: [string, string][];
  now: string;
}) {
  const t = useTranslations('known');
  const says = {
    unread: () => t('refused.unread', { read }),
    noSnapshot: () => t('refused.noSnapshot'),
    future: () => (when.state === 'future' ? t('refused.future', { at: at(when.at) }) : ''),
    before: () => {
      if (when.state !== 'before') return '';
      const { begins } = when;
      return begins === null
        ? t('refused.empty')
        : t('refused.before', { at: at(when.at), begins: at(begins) });
    },
  };
  return (
    <section className={classes.refused}>
      <h1>{t('refused.title')}</h1>
      <p role="alert">{says[when.state]()}</p>
      <KnownForm action={action} keep={keep} value={read} />
      <p>
        <Link href={now}>{t('backToNow')}</Link>
      </p>
    </section>
  );
}
