'use client';

import { startTransition, useOptimistic, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Sort } from '@/lib/voyages/cursor';
import {
  changed,
  chosenColumns,
  DEFAULT_COLUMNS,
  linkToVoyages,
  type Column,
  type VoyageFilter,
} from '@/lib/voyages/filter';
import type { VoyageRow } from '@/lib/voyages/queries';
import { useVoyageColumns } from './voyage-columns';

const rowId = (row: VoyageRow) => String(row.id);
const rowKind = (row: VoyageRow) => (row.status === 'cancelled' ? 'cancelled' : undefined);

/** The rows of one page; order and columns are in the address, so that a link is the view. */
export function VoyageTable({
  rows,
  filter,
  bar,
}: {
  rows: VoyageRow[];
  filter: VoyageFilter;
  bar: ReactNode;
}) {
  const t = useTranslations('log');
  const router = useRouter();
  const [shown, setShown] = useOptimistic<readonly Column[]>(filter.columns ?? DEFAULT_COLUMNS);
  return (
    <DataTable
      texts={{
        region: t('region'),
        columns: t('columns'),
        columnsHint: t('columnsHint'),
        sortedUp: t('sortedUp'),
        sortedDown: t('sortedDown'),
      }}
      columns={useVoyageColumns()}
      rows={rows}
      rowId={rowId}
      rowKind={rowKind}
      shown={shown}
      onShown={(ids) =>
        startTransition(() => {
          const columns = chosenColumns(ids as Column[]);
          setShown(columns ?? DEFAULT_COLUMNS);
          // The same rows: the place between them stays.
          router.replace(linkToVoyages({ ...filter, columns }), { scroll: false });
        })
      }
      sort={{ id: filter.sort, desc: filter.direction === 'desc' }}
      sortLink={(id, desc) =>
        linkToVoyages(changed(filter, { sort: id as Sort, direction: desc ? 'desc' : 'asc' }))
      }
      bar={bar}
    />
  );
}
