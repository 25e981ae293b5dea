import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { JudgedLine } from '@/lib/entry-file';
import type { Refusal } from '@/lib/result';
import classes from './entry-import.module.css';
import table from '../frame/reading.module.css';

export interface LineWords {
  /** What the form calls a field, and how a refusal of it reads. */
  field: (name: string) => string;
  refusal: (refusal: Refusal) => string;
  /** The page of an entry. */
  linkTo: (key: string) => string;
}

/** What is wrong with a line, with the field it speaks of. */
export function useProblem({ field, refusal: say }: Pick<LineWords, 'field' | 'refusal'>) {
  const t = useTranslations('entryFile');
  return (refusal: Refusal) => {
    const { choices, field: name, values } = refusal;
    const words = choices
      ? t('ask', { read: String(values?.read ?? ''), choices: choices.join(' / ') })
      : say(refusal);
    return name ? t('problem', { field: field(name), problem: words }) : words;
  };
}

/** What happens with each line, and what was read there; those that change nothing are only counted. */
export function EntryImportLines({
  lines,
  imported,
  ...words
}: LineWords & { lines: readonly JudgedLine[]; imported: boolean }) {
  const t = useTranslations('entryFile');
  const listed = lines.filter(({ verdict, notes }) => verdict !== 'same' || notes.length > 0);
  const same = lines.length - listed.length;
  return (
    <>
      {same > 0 && <p className={table.small}>{t('sameLines', { count: same })}</p>}
      {listed.length > 0 && (
        <div className={table.scroll} tabIndex={0} role="region" aria-label={t('lines')}>
          <table className={`${table.table} ${table.dense}`}>
            <thead>
              <tr>
                <th scope="col" className={table.number}>
                  {t('line')}
                </th>
                <th scope="col">{t('says')}</th>
                <th scope="col">{t('about')}</th>
              </tr>
            </thead>
            <tbody>
              {listed.map((line) => (
                <LineRow key={line.no} line={line} imported={imported} {...words} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function LineRow({ line, imported, ...words }: LineWords & { line: JudgedLine; imported: boolean }) {
  const t = useTranslations('entryFile');
  const problem = useProblem(words);
  const { no, key, printed, verdict, changes, values, refusals, notes } = line;
  return (
    <tr>
      <th scope="row" className={table.number}>
        {no}
      </th>
      <td className={classes.printed}>
        {printed}
        <span className={`${table.under} ${verdict === 'refused' ? table.wrong : table.gap}`}>
          {t(`${imported ? 'became' : 'verdicts'}.${verdict}`)}
        </span>
        {verdict !== 'enter' && key !== '' && (
          <Link className={table.under} href={words.linkTo(key)} target="_blank">
            {t('entry', { key })}
          </Link>
        )}
      </td>
      <td>
        {refusals.map((refusal, at) => (
          <div key={at} className={table.wrong}>
            {problem(refusal)}
          </div>
        ))}
        {notes.map((note, at) => (
          <div key={at}>{problem(note)}</div>
        ))}
        {verdict === 'amend' && values.length === 0 && changes.map(words.field).join(', ')}
        {verdict !== 'same' && values.length > 0 && (
          <ul className={classes.values}>
            {values.map(({ field, from, to }) => (
              <li key={field}>
                <span className={table.gap}>{t('field', { name: words.field(field) })}</span>{' '}
                {from === null
                  ? to
                  : t('changed', { from: from || t('nothingThere'), to: to || t('nothingThere') })}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}
