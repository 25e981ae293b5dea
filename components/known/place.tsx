import { useTranslations } from 'next-intl';
import type { When } from '@/lib/voyages/known.queries';
import { KnownBanner } from './banner';
import { KnownChoice } from './choice';
import classes from './known.module.css';

interface KnownPlaceProps {
  /** Null: as known now. */
  when: Extract<When, { state: 'past' }> | null;
  /** The address without the moment, and what else it says. */
  path: string;
  keep: [string, string][];
  /** What the note says of the links: that they stay in the past, or open voyages as they are now. */
  of?: 'log' | 'recorded';
}

/** Where in time a list stands: the note when it is the past, and the way to another moment. */
export function KnownPlace({ when, path, keep, of = 'recorded' }: KnownPlaceProps) {
  const t = useTranslations('known');
  const search = new URLSearchParams(keep).toString();
  const now = search === '' ? path : `${path}?${search}`;
  const time = when && { at: when.at, snapshot: when.snapshot?.name ?? null };
  return (
    <>
      {when !== null && <KnownBanner when={when} of={of} now={now} />}
      <div className={`${classes.place} screen-only`}>
        <span>{t('choice')}</span>
        <KnownChoice time={time} action={path} keep={keep} now={now} />
      </div>
    </>
  );
}
