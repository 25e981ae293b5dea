import { printDate } from '@/lib/calendar';
import type { Figure } from '@/lib/figures/figure';
import { linkToFigure } from '@/lib/figures/filter';
import type { Verdict } from '@/lib/figures/finding';
import { PlainLinks } from '../frame/plain-links';
import { ktOf, useFigureWords } from './wording';
import table from '../frame/reading.module.css';
import classes from './figures.module.css';

export interface FigureRow {
  figure: Figure;
  verdict: Verdict;
}

interface FigureTableProps {
  rows: readonly FigureRow[];
  all: number;
  /** Where the rows are one page of more. */
  found?: number;
  /** The moment, as the address says it; null: as known now. */
  known: string | null;
}

/** Published figures as printed, by period. */
export function FigureTable({ rows, all, found, known }: FigureTableProps) {
  const { t, period, publisher, scope } = useFigureWords();
  if (rows.length === 0) return <p className={table.notice}>{t(all === 0 ? 'noFigures' : 'none')}</p>;
  return (
    <PlainLinks>
      <p className={table.small}>{t('count', { shown: found ?? rows.length, all })}</p>
      <div className={table.scroll} tabIndex={0} role="region" aria-label={t('published')}>
        <table className={`${table.table} ${table.dense} ${classes.report}`}>
          <thead>
            <tr>
              <th scope="col">{t('columns.period')}</th>
              <th scope="col">{t('columns.value')}</th>
              <th scope="col" className={table.number}>
                {t('withUnit', { label: t('columns.tonnes'), unit: 'kt' })}
              </th>
              <th scope="col">{t('columns.scope')}</th>
              <th scope="col">{t('columns.basis')}</th>
              <th scope="col">{t('columns.publisher')}</th>
              <th scope="col">{t('columns.published')}</th>
              <th scope="col">{t('columns.status')}</th>
              <th scope="col">{t('columns.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ figure, verdict }) => (
              <tr key={figure.key} className={figure.supersededBy ? table.merged : undefined}>
                <th scope="row" className={table.tight}>
                  <a href={linkToFigure(figure.key, known)}>{period(figure)}</a>
                </th>
                <td className={classes.printed}>
                  {figure.valueAsCited}
                  {figure.kind === 'plan' && <span className={table.mark}> {t('kind.plan')}</span>}
                </td>
                <td className={table.number}>{ktOf(figure.kg)}</td>
                <td>{scope(figure)}</td>
                <td>{t(`basis.${figure.basis}`)}</td>
                <td>
                  {publisher(figure.publisher)}
                  {figure.relayOf && (
                    <>
                      {' '}
                      <a className={table.mark} href={linkToFigure(figure.relayOf, known)}>
                        {t('relayMark')}
                      </a>
                    </>
                  )}
                </td>
                <td className={table.tight}>
                  {figure.publishedOn === null ? (
                    <span className={table.gap}>{t('gap')}</span>
                  ) : (
                    printDate(figure.publishedOn)
                  )}
                </td>
                <td className={table.tight}>{t(`status.${figure.status}`)}</td>
                <td>
                  <span className={classes.verdict} data-verdict={verdict}>
                    {t(`verdict.${verdict}`)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </PlainLinks>
  );
}
