import Link from 'next/link';
import { linkToFigure } from '@/lib/figures/filter';
import type { JudgedLine } from '@/lib/figures/import.mutations';
import type { Refusal } from '@/lib/result';
import { useFigureWords } from './wording';
import table from '../registry/registry.module.css';

/** What happens with each line; those that change nothing are only counted. */
export function ImportLines({ lines }: { lines: readonly JudgedLine[] }) {
  const { t, field, refusal: say } = useFigureWords();
  const listed = lines.filter(({ verdict }) => verdict !== 'same');
  const problem = (refusal: Refusal) => {
    const { choices, field: name, values } = refusal;
    const words = choices
      ? t('import.ask', { read: String(values?.read ?? ''), choices: choices.join(' / ') })
      : say(refusal);
    return name ? t('import.problem', { field: field(name), problem: words }) : words;
  };
  const same = lines.length - listed.length;
  return (
    <>
      {same > 0 && <p className={table.small}>{t('import.sameLines', { count: same })}</p>}
      {listed.length > 0 && (
        <div className={table.scroll} tabIndex={0} role="region" aria-label={t('import.lines')}>
          <table className={`${table.table} ${table.dense}`}>
            <thead>
              <tr>
                <th scope="col" className={table.number}>
                  {t('import.line')}
                </th>
                <th scope="col">{t('columns.value')}</th>
                <th scope="col">{t('import.key')}</th>
                <th scope="col">{t('import.verdict')}</th>
                <th scope="col">{t('import.about')}</th>
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
                      <Link href={linkToFigure(key)} target="_blank">
                        {key}
                      </Link>
                    ) : (
                      key || t('import.newKey')
                    )}
                  </td>
                  <td>{t(`import.verdicts.${verdict}`)}</td>
                  <td>{[...changes.map(field), ...refusals.map(problem)].join('; ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
