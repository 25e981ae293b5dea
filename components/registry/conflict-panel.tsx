'use client';

import { useTranslations } from 'next-intl';
import type { Together } from '@/lib/together';
import classes from '../frame/entry.module.css';
import table from '../frame/reading.module.css';

type Value = string | number | null;

/** What somebody else saved since the form was opened, held against what is typed there. */
export interface Conflict<T> extends Together<T> {
  by: string;
  reason: string | null;
  /** As it was opened. */
  base: T;
  theirs: T;
}

interface ConflictPanelProps<T> {
  conflict: Conflict<T>;
  /** What the fields show now. */
  values: T;
  label: (field: string) => string;
  shown: (field: string, value: Value) => string;
  take: (field: string, value: Value) => void;
}

/** Somebody saved it since it was opened: what both changed is chosen, what they alone changed is shown. */
export function ConflictPanel<T extends object>(props: ConflictPanelProps<T>) {
  const { conflict, values, label, shown, take } = props;
  const t = useTranslations('conflict');
  const { by, reason, base, theirs, merged, clashing, onlyTheirs } = conflict;
  const valueIn = (of: T, field: string) => ((of as Record<string, Value>)[field] ?? null) as Value;
  const version = (field: string, of: T, press: 'take' | 'takeMine') => (
    <td>
      {shown(field, valueIn(of, field))}{' '}
      {valueIn(values, field) !== valueIn(of, field) && (
        <button type="button" className={classes.choice} onClick={() => take(field, valueIn(of, field))}>
          {t(press)}
        </button>
      )}
    </td>
  );
  return (
    <div className={classes.summary} role="alertdialog" aria-labelledby="conflict-title" tabIndex={-1}>
      <h2 id="conflict-title">{t('title')}</h2>
      <p>
        {reason === null ? t('byWithoutReason', { name: by }) : t('by', { name: by, reason })}{' '}
        {clashing.length === 0 && t('noClash')} {t('text')}
      </p>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('was')}</th>
              <th scope="col">{t('theirs')}</th>
              <th scope="col">{t('yours')}</th>
            </tr>
          </thead>
          <tbody>
            {clashing.map((field) => (
              <tr key={field}>
                <th scope="row">{label(field)}</th>
                <td>{shown(field, valueIn(base, field))}</td>
                {version(field, theirs, 'take')}
                {version(field, merged, 'takeMine')}
              </tr>
            ))}
            {onlyTheirs.map((field) => (
              <tr key={field}>
                <th scope="row">{label(field)}</th>
                <td>{shown(field, valueIn(base, field))}</td>
                <td>{shown(field, valueIn(theirs, field))}</td>
                <td>{t('taken')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
