import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { printMoment } from '@/lib/calendar';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import { DropDown } from '../data-table/drop-down';
import { KnownForm } from './form';

interface KnownChoiceProps {
  /** Null: as known now. `snapshot` by its name. */
  time: { at: Date; snapshot: string | null } | null;
  action: string;
  /** What else the address says. */
  keep: [string, string][];
  /** The same as known now. */
  now: string;
}

/** The same at another moment, asked for by its day and hour. */
export function KnownChoice({ time, action, keep, now }: KnownChoiceProps) {
  const t = useTranslations('known');
  const at = time && printMoment(time.at, KNOWN_ZONE);
  const name = time?.snapshot
    ? t('snapshot', { name: time.snapshot })
    : at === null
      ? t('now')
      : t('on', { at });
  return (
    <DropDown label={name}>
      <KnownForm
        action={action}
        keep={keep}
        value={time === null || time.snapshot !== null ? '' : (at ?? '')}
      />
      {time !== null && (
        <Link href={now} prefetch={false} scroll={false}>
          {t('backToNow')}
        </Link>
      )}
    </DropDown>
  );
}
