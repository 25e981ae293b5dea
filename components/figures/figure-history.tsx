import { HOME_ZONE, printDate, printMoment } from '@/lib/calendar';
import type { FigureRevision } from '@/lib/figures/queries';
import { formatTonnes, kgFromDecimal } from '@/lib/quantity';
import { useFigureWords } from './wording';
import table from '../frame/reading.module.css';

/** Stored columns, the field of the form they are, and how they print. */
const tonnes = (value: unknown) => `${formatTonnes(kgFromDecimal(String(value)), 3)} t`;
const day = (value: unknown) => printDate(String(value));
const COLUMNS: readonly [string, string, (value: unknown) => string][] = [
  ['value_as_cited', 'valueAsCited', String],
  ['unit_as_cited', 'unit', String],
  ['tonnes', 'tonnes', tonnes],
  ['change_as_cited', 'changeAsCited', String],
  ['change_tonnes', 'changeTonnes', tonnes],
  ['percent_as_cited', 'percentAsCited', String],
  ['percent', 'percent', String],
  ['period_start', 'periodFrom', day],
  ['period_end', 'periodTo', day],
  ['compared_start', 'comparedFrom', day],
  ['compared_end', 'comparedTo', day],
  ['scope_grade', 'grade', String],
  ['scope_direction', 'direction', String],
  ['basis', 'basis', String],
  ['kind', 'kind', String],
  ['publisher', 'publisher', String],
  ['published_on', 'publishedOn', day],
  ['source', 'source', String],
  ['status', 'status', String],
  ['quote', 'quote', String],
  ['note', 'note', String],
  ['supersedes_id', 'supersedesId', (id) => `#${String(id)}`],
  ['relay_of_id', 'relayOfId', (id) => `#${String(id)}`],
];

/** Every save of a figure, latest first: who, when, why, and what stood there before. */
export function FigureHistory({ revisions }: { revisions: readonly FigureRevision[] }) {
  const { t, field, keyed } = useFigureWords();
  function changes({ before, after }: FigureRevision): string[] {
    return COLUMNS.flatMap(([column, name, print]) => {
      const of = (row: Record<string, unknown> | null) => {
        const value = row?.[column];
        return value === null || value === undefined ? null : keyed(name, print(value));
      };
      const [from, to] = [of(before), of(after)];
      if (from === to) return [];
      if (from === null) return [t('history.added', { field: field(name), to: to ?? '' })];
      if (to === null) return [t('history.removed', { field: field(name), from })];
      return [t('history.changed', { field: field(name), from, to })];
    });
  }
  return (
    <section className={table.section}>
      <h2>{t('history.title')}</h2>
      <ol className={table.list}>
        {revisions.map((revision, index) => (
          <li key={index}>
            <p className={table.gap}>
              {t('history.by', { at: printMoment(revision.at, HOME_ZONE), name: revision.by })}
              {revision.reason !== null && `, ${t('history.because', { reason: revision.reason })}`}
            </p>
            {revision.before === null ? (
              <p>{t('history.entered')}</p>
            ) : (
              <ul>
                {changes(revision).map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      <p className={table.small}>{t('history.time')}</p>
    </section>
  );
}
