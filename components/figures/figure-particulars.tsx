import { printDate } from '@/lib/calendar';
import type { Figure } from '@/lib/figures/figure';
import { barrelsOf } from '@/lib/figures/figure';
import { formatTonnes } from '@/lib/quantity';
import { useFigureWords } from './wording';
import table from '../frame/reading.module.css';

/** What is stored of a figure: as printed, and what it was read as. */
export function FigureParticulars({ figure }: { figure: Figure }) {
  const { t, field, period, publisher, scope, quantity } = useFigureWords();
  const { comparedFrom: from, comparedTo: to } = figure;
  const factor = barrelsOf(figure)?.factor;
  const rows: [string, string | null][] = [
    ['valueAsCited', figure.valueAsCited],
    [
      'tonnes',
      `${formatTonnes(figure.kg, 3).replace(/\.000$/, '')} t${factor ? ` (${quantity({ value: factor, unit: 'bblPerT' })})` : ''}`,
    ],
    ['changeAsCited', figure.changeAsCited],
    [
      'changeTonnes',
      figure.changeKg === null ? null : `${formatTonnes(figure.changeKg, 3).replace(/\.?0+$/, '')} t`,
    ],
    ['percentAsCited', figure.percentAsCited],
    ['compared', from && to ? period({ from, to }) : null],
    ['period', period(figure)],
    ['direction', scope(figure)],
    ['basis', t(`basis.${figure.basis}`)],
    ['kind', t(`kind.${figure.kind}`)],
    ['publisher', publisher(figure.publisher)],
    ['publishedOn', figure.publishedOn === null ? t('gap') : printDate(figure.publishedOn)],
    ['source', figure.source],
    ['status', t(`status.${figure.status}`)],
    ['note', figure.note],
  ];
  return (
    <section className={table.section}>
      <h2>{t('one.particulars')}</h2>
      <dl className={table.definitions}>
        {rows.map(([name, text]) =>
          text === null ? null : [<dt key={`${name}-term`}>{field(name)}</dt>, <dd key={name}>{text}</dd>],
        )}
      </dl>
    </section>
  );
}
