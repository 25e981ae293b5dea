import { useTranslations } from 'next-intl';
import type { SaidOfFile } from '@/lib/entry-headings';
import classes from './entry-import.module.css';
import form from '../frame/entry.module.css';
import table from '../frame/reading.module.css';

interface EntryImportColumnsProps {
  said: SaidOfFile;
  busy: boolean;
  read: (columns: string[]) => void;
  /** What the form calls a field. */
  field: (name: string) => string;
}

/** Which column of the file is which of the export: guessed from the heading, and correctable. */
export function EntryImportColumns({ said, busy, read, field }: EntryImportColumnsProps) {
  const t = useTranslations('entryFile.columns');
  const { columns, choices, file } = said;
  const titleOf = (heading: string, at: number) => heading || t('unnamed', { no: at + 1 });
  const left = columns.flatMap(({ heading, is }, at) => (is === '' ? titleOf(heading, at) : []));
  // What somebody says of a column is no longer said of another.
  const choose = (at: number, name: string) =>
    read(columns.map(({ is }, index) => (index === at ? name : is === name ? '' : is)));
  return (
    <details className={classes.columns} open={!file.done || undefined}>
      <summary>{t('title', { left: left.length, names: left.join(', ') })}</summary>
      <div className={table.scroll} tabIndex={0} role="region" aria-label={t('label')}>
        <table className={`${table.table} ${table.dense}`}>
          <thead>
            <tr>
              <th scope="col">{t('heading')}</th>
              <th scope="col">{t('sample')}</th>
              <th scope="col">{t('is')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ heading, sample, is }, at) => (
              <tr key={at}>
                <th scope="row">{titleOf(heading, at)}</th>
                <td className={classes.sample}>{sample.join(' · ')}</td>
                <td>
                  <select
                    className={form.input}
                    aria-label={t('isOf', { heading: titleOf(heading, at) })}
                    value={is}
                    disabled={busy}
                    onChange={(event) => choose(at, event.currentTarget.value)}
                  >
                    <option value="">{t('leftOut')}</option>
                    {choices.map(({ name, fills, needed }) => (
                      <option key={name} value={name}>
                        {t(needed ? 'needed' : 'choice', { name, field: field(fills) })}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
