import Link from 'next/link';
import { printPeriod } from '@/lib/calendar';
import { linkToFigure } from '@/lib/figures/filter';
import { formatTonnes } from '@/lib/quantity';
import type { MovementEntry, TotalEntry } from '@/lib/registry/onward.queries';
import { useRegistryWords } from './wording';
import classes from '../frame/reading.module.css';

/** What the published figure behind an entry says, and whether it still stands. */
export function Published({
  entry,
  known,
}: {
  entry: MovementEntry | TotalEntry;
  /** The moment at which it is read, as the address says it. */
  known: string | null;
}) {
  const { t } = useRegistryWords();
  const { figure, kg } = entry;
  if (!figure) return null;
  const doubt = figure.correctedBy !== null ? 'corrected' : figure.status === 'disputed' ? 'disputed' : null;
  return (
    <p className={`${classes.notice} ${doubt ? classes.caution : ''}`}>
      {t('published.says', {
        tonnes: formatTonnes(kg),
        period: printPeriod(entry.from, entry.to),
        source: entry.source,
      })}{' '}
      {doubt && `${t(`published.${doubt}`)} `}
      <Link href={linkToFigure(figure.correctedBy ?? figure.key, known)}>{t('published.look')}</Link>
    </p>
  );
}
