import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { JudgedLine } from '@/lib/entry-file';
import type { Refusal } from '@/lib/result';
import table from './registry.module.css';

export interface LineWords {
  /** What the form calls a field, and how a refusal of it reads. */
  field: (name: string) => string;
  refusal: (refusal: Refusal) => string;
  /** The page of an entry. */
  linkTo: (key: string) => string;
}

/** What happens with each line; those that change nothing are only counted. */
export function EntryImportLines({
  lines,
  field,
  refusal: say,
  linkTo,
}: LineWords & { lines: readonly JudgedLine[] }) {
  const t = useTranslations('entryFile');
  const listed = lines.filter(({ verdict }) => verdict !== 'same');
  const problem = (refusal: Refusal) => {
    const { choices, field: name, values } = refusal;
    const words = choices
      ? t('ask', { read: String(values?.read ?? ''), choices: choices.join(' / ') })
      : say(refusal);
    return name ? t('problem', { field: field(name), problem: words }) : words;
  };
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
                <th scope="col">{t('entry')}</th>
                <th scope="col">{t('verdict')}</th>
                <th scope="col">{t('about')}</th>
              </tr>
            </thead>
            <tbody>
              {listed.map(({ no, key, printed, verdict, changes, refusals }) => (
                <tr key={no}>
                  <th scope="row" className={table.number}>
                    {no}
                  </th>
                  <td>{printed}</td>
                  <td>
                    {verdict === 'amend' ? (
                      <Link href={linkTo(key)} target="_blank">
                        {key}
                      </Link>
                    ) : (
                      key || t('newEntry')
                    )}
                  </td>
                  <td>{t(`verdicts.${verdict}`)}</td>
                  <td>
                    {changes.map(field).join(', ')}
                    {refusals.map((refusal, at) => (
                      <div key={at}>{problem(refusal)}</div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
