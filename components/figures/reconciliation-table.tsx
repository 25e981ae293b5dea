import type { ReactNode } from 'react';
import type { Line } from '@/lib/figures/reconcile';
import { LineCells, type Desk } from './reconciliation-row';
import table from '../frame/reading.module.css';
import classes from './figures.module.css';

const COLUMNS = [
  'period',
  'scope',
  'logged',
  'reported',
  'deviation',
  'share',
  'source',
  'state',
  'why',
] as const;
const UNITS: Partial<Record<(typeof COLUMNS)[number], string>> = {
  logged: 'kt',
  reported: 'kt',
  deviation: 'kt',
  share: '%',
};

interface ReconciliationTableProps {
  desk: Desk;
  label: string;
  /** The bodies. */
  children: ReactNode;
}

/** The head of lines against the log. */
export function ReconciliationTable({ desk: { words }, label, children }: ReconciliationTableProps) {
  const { t } = words;
  return (
    <div className={table.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={`${table.table} ${table.dense} ${classes.report}`}>
        <thead>
          <tr>
            {COLUMNS.map((column) => {
              const [unit, text] = [UNITS[column], t(`reconciliation.columns.${column}`)];
              return (
                <th key={column} scope="col" className={unit ? table.number : undefined}>
                  {unit ? t('withUnit', { label: text, unit }) : text}
                </th>
              );
            })}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}

export function LineRow({ line, head, desk }: { line: Line; head: ReactNode; desk: Desk }) {
  return (
    <tr>
      <th scope="row" className={table.tight}>
        {head}
      </th>
      <LineCells line={line} desk={desk} />
    </tr>
  );
}
