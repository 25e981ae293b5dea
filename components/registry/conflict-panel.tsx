'use client';

import type { EntryText } from '@/lib/registry/entry';
import { useRegistryWords } from './wording';
import type { Conflict } from './use-entry';
import classes from './form.module.css';
import table from './registry.module.css';

interface ConflictPanelProps {
  conflict: Conflict;
  values: EntryText;
  shown: (field: string, value: string | number | null) => string;
  take: (field: string, value: string | number | null) => void;
}

/** Somebody saved the entry since it was opened: what both changed is chosen, what they alone changed is shown. */
export function ConflictPanel({ conflict, values, shown, take }: ConflictPanelProps) {
  const { t, label } = useRegistryWords();
  const { by, reason, theirs, clashing, onlyTheirs } = conflict;
  return (
    <div className={classes.summary} role="alertdialog" aria-labelledby="conflict-title" tabIndex={-1}>
      <h2 id="conflict-title">{t('conflict.title')}</h2>
      <p>
        {reason === null
          ? t('conflict.byWithoutReason', { name: by })
          : t('conflict.by', { name: by, reason })}{' '}
        {t('conflict.text')}
      </p>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('conflict.field')}</th>
              <th scope="col">{t('conflict.theirs')}</th>
              <th scope="col">{t('conflict.yours')}</th>
            </tr>
          </thead>
          <tbody>
            {[...clashing, ...onlyTheirs].map((field) => (
              <tr key={field}>
                <th scope="row">{label(field)}</th>
                <td>
                  {shown(field, theirs[field] ?? null)}{' '}
                  {clashing.includes(field) && values[field] !== theirs[field] && (
                    <button
                      type="button"
                      className={classes.choice}
                      onClick={() => take(field, theirs[field] ?? null)}
                    >
                      {t('conflict.take')}
                    </button>
                  )}
                </td>
                <td>
                  {clashing.includes(field)
                    ? shown(field, conflict.merged[field] ?? null)
                    : t('conflict.taken')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
