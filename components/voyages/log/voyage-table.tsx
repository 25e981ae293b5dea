'use client';

import { startTransition, useOptimistic, useState, type ReactNode } from 'react';
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
import { PlainLinks } from '../../frame/plain-links';
import { fieldsOf, whyNotAmended } from './cell-fields';
import type { LogActs } from './log-acts';
import { LogDesk } from './log-desk';
import type { Done } from './said-line';
import { isTypedOver } from './typed-over';
import { useAmending } from './use-amending';
import { useChosen } from './use-chosen';
import { useVoyageColumns } from './voyage-columns';
import classes from './log.module.css';

const rowId = (row: VoyageRow) => row.voyageNo;
const rowKind = (row: VoyageRow) => (row.status === 'cancelled' ? 'cancelled' : undefined);

interface VoyageTableProps {
  rows: VoyageRow[];
  filter: VoyageFilter;
  bar: ReactNode;
  /** Null for whoever may only read. */
  acts: LogActs | null;
  /** In place of the table where nothing matches: what was just done there can still be undone. */
  empty: ReactNode;
}

/** The rows of one page; order and columns are in the address, so that a link is the view. */
export function VoyageTable({ rows, filter, bar, acts, empty }: VoyageTableProps) {
  const t = useTranslations('log');
  const router = useRouter();
  const [shown, setShown] = useOptimistic<readonly Column[]>(filter.columns ?? DEFAULT_COLUMNS);
  const columns = useVoyageColumns();
  const choice = useChosen(rows);
  const [said, say] = useState<Done | null>(null);
  const desk = useAmending();
  return (
    <>
      {rows.length === 0 ? (
        <>
          <div className={classes.alone}>{bar}</div>
          {empty}
        </>
      ) : (
        <PlainLinks>
          <DataTable
            texts={{
              region: t('region'),
              columns: t('columns'),
              columnsHint: t('columnsHint'),
              sortedUp: t('sortedUp'),
              sortedDown: t('sortedDown'),
            }}
            columns={columns}
            rows={rows}
            rowId={rowId}
            rowKind={rowKind}
            shown={shown}
            onShown={(ids) =>
              startTransition(() => {
                const chosen = chosenColumns(ids as Column[]);
                setShown(chosen ?? DEFAULT_COLUMNS);
                // The same rows: the place between them stays.
                router.replace(linkToVoyages({ ...filter, columns: chosen }), { scroll: false });
              })
            }
            sort={{ id: filter.sort, desc: filter.direction === 'desc' }}
            sortLink={(id, desc) =>
              linkToVoyages(changed(filter, { sort: id as Sort, direction: desc ? 'desc' : 'asc' }))
            }
            bar={bar}
            choosing={
              filter.known !== null
                ? undefined
                : {
                    chosen: choice.ids,
                    onChoose: choice.choose,
                    texts: { all: t('chooseAll'), one: (voyageNo) => t('chooseOne', { voyageNo }) },
                  }
            }
            amending={
              acts
                ? {
                    can: (row, column) => whyNotAmended(row, column) === null,
                    types: isTypedOver,
                    begin: (row, column, cell, typed) => {
                      const { voyageNo, version } = row;
                      const fields = fieldsOf(row, column);
                      void desk.begin({
                        voyage: { voyageNo, version },
                        column: column as Column,
                        fields,
                        cell,
                        typed,
                      });
                    },
                    cannot: (row, column) => {
                      const { voyageNo } = row;
                      const why = whyNotAmended(row, column) ?? 'elsewhere';
                      const [aside, left] = [
                        t(`cannot.${why}`, { voyageNo }),
                        why === 'lots' || why === 'elsewhere' ? voyageNo : undefined,
                      ];
                      say({ text: '', undo: [], ...said, aside, left });
                    },
                  }
                : undefined
            }
          />
        </PlainLinks>
      )}
      <LogDesk rows={rows} choice={choice} acts={acts} said={said} say={say} desk={desk} />
    </>
  );
}
