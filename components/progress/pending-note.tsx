import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { printDate } from '@/lib/calendar';
import { formatKt, type Kg } from '@/lib/quantity';
import { linkToVoyages, type DatedBy, type VoyageFilter } from '@/lib/voyages/filter';
import classes from './board.module.css';

/** What is counted by B/L and not yet on the basis of the board: said, because it is no zero. */
export interface Pending {
  filter: VoyageFilter;
  /** More than could be counted, where it is text. */
  voyages: number | string;
  kg: Kg | null;
}

export function PendingNote({
  basis,
  pending: { filter, voyages, kg },
}: {
  basis: DatedBy;
  pending: Pending;
}) {
  const t = useTranslations('board');
  const link = (chunks: React.ReactNode) => (
    <Link key="voyages" prefetch={false} href={linkToVoyages(filter)}>
      {chunks}
    </Link>
  );
  return (
    <p className={classes.quiet}>
      {t.rich('pending', {
        basis,
        count: voyages === 1 ? 'one' : voyages,
        kt: formatKt(kg),
        from: printDate(filter.from ?? ''),
        link,
      })}
    </p>
  );
}
