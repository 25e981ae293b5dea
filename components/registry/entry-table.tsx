import Link from 'next/link';
import type { ReactNode } from 'react';
import { printDate } from '@/lib/calendar';
import { barrelsPerTonne, formatMoney, formatTonnes } from '@/lib/quantity';
import { ANNOTATION } from '@/lib/registry/disruption';
import { pagesOf, type Kind } from '@/lib/registry/entry';
import type { FigureBehind } from '@/lib/registry/onward.queries';
import type { Entries } from '@/lib/registry/queries';
import { useRegistryWords } from './wording';
import classes from '../frame/reading.module.css';

interface Column<Row> {
  head: string;
  kind?: 'number' | 'tight' | 'long';
  cell: (row: Row) => ReactNode;
}

type Columns = { [K in Kind]: Column<Entries[K]>[] };

/** What each list shows beside the name, which leads to the entry; links stay `at` its moment. */
function useColumns(at: string): Columns {
  const { t, name, label, keyed } = useRegistryWords();
  const gap = <span className={classes.gap}>{t('none')}</span>;
  const text = <Row,>(field: string, of: (row: Row) => string | null, kind?: 'tight' | 'long') => ({
    head: name(field),
    kind,
    cell: (row: Row) => of(row) ?? gap,
  });
  const number = <Row,>(
    field: string,
    of: (row: Row) => number | null,
    print: (value: number) => string,
  ) => ({
    head: label(field),
    kind: 'number' as const,
    cell: (row: Row) => {
      const value = of(row);
      return value === null ? gap : print(value);
    },
  });
  const metres = (value: number) => value.toFixed(2);
  const source = <Row extends { source: string | null }>() =>
    text<Row>('source', (row) => row.source, 'long');
  const published = <Row extends { figure: FigureBehind | null }>() => ({
    head: name('figureId'),
    kind: 'tight' as const,
    cell: ({ figure }: Row) =>
      figure === null ? (
        gap
      ) : (
        <>
          <Link href={`/figures/${figure.key}${at}`} prefetch={false}>
            {figure.key}
          </Link>
          {(figure.correctedBy !== null || figure.status === 'disputed') && (
            <span className={`${classes.under} ${classes.wrong}`}>
              {t(figure.correctedBy === null ? 'figureDisputed' : 'figureCorrected')}
            </span>
          )}
        </>
      ),
  });
  const note = <Row extends { note: string | null }>() => text<Row>('note', (row) => row.note, 'long');
  return {
    vessels: [
      text('imoNumber', ({ imoNumber }) => imoNumber),
      text('flag', ({ flag }) => flag),
      number(
        'deadweightTonnes',
        ({ deadweightKg }) => deadweightKg,
        (kg) => formatTonnes(kg),
      ),
      number('ladenDraughtM', ({ ladenDraughtM }) => ladenDraughtM, metres),
      number('tpc', ({ tpc }) => tpc, metres),
      text('operatorId', ({ operatorName }) => operatorName),
      {
        head: t('lastVoyage'),
        kind: 'tight',
        cell: ({ lastVoyage }) =>
          lastVoyage ? (
            <Link href={`/voyages/${encodeURIComponent(lastVoyage.voyageNo)}`} prefetch={false}>
              {printDate(lastVoyage.datedOn)}
            </Link>
          ) : (
            gap
          ),
      },
    ],
    terminals: [
      text('port', ({ port, country }) => `${port}, ${country}`, 'tight'),
      text('role', ({ role }) => keyed(role)),
      text('timeZone', ({ timeZone }) => timeZone),
      text('unLocode', ({ unLocode }) => unLocode),
      note(),
    ],
    grades: [
      number('apiGravity', ({ apiGravity }) => apiGravity, String),
      {
        head: t('barrelsColumn'),
        kind: 'number',
        cell: ({ apiGravity }) => (apiGravity === null ? gap : barrelsPerTonne(apiGravity).toFixed(2)),
      },
      source(),
      note(),
    ],
    companies: [source(), note()],
    notices: [
      number('draughtLimitM', ({ draughtLimitM }) => draughtLimitM, metres),
      text('validFrom', ({ validFrom }) => printDate(validFrom), 'tight'),
      text('validTo', ({ validTo }) => (validTo === null ? t('untilFurther') : printDate(validTo)), 'tight'),
      source(),
      note(),
    ],
    disruptions: [
      text('begins', ({ begins }) => printDate(begins), 'tight'),
      text('ends', ({ ends }) => printDate(ends), 'tight'),
      text('precision', ({ precision }) => keyed(precision)),
      text('delayReason', ({ delayReason }) => keyed(delayReason ?? ANNOTATION)),
      source(),
      note(),
    ],
    agreements: [
      text(
        'signedOn',
        ({ signedOn, signedPrecision }) => signedOn && printDate(signedOn, signedPrecision),
        'tight',
      ),
      text('sellerId', ({ sellerName }) => sellerName),
      text('buyerId', ({ buyerName }) => buyerName),
      text('route', ({ route }) => route),
      source(),
      note(),
    ],
    scopes: [
      text('gradeIds', ({ gradeNames }) => gradeNames.join(', ') || t('allGrades'), 'long'),
      text('shipperId', ({ shipperName }) => shipperName ?? t('allShippers')),
      text('route', ({ route }) => route),
    ],
    versions: [
      number(
        'tonnesPerYear',
        ({ kgPerYear }) => kgPerYear,
        (kg) => formatTonnes(kg),
      ),
      text('scopeId', ({ scopeName }) => scopeName),
      text('basis', ({ basis }) => keyed(basis)),
      text('effectiveFrom', ({ effectiveFrom }) => printDate(effectiveFrom), 'tight'),
      text('effectiveTo', ({ effectiveTo }) => effectiveTo && printDate(effectiveTo), 'tight'),
      text('monthlyTonnes', ({ monthlyKg }) => t(monthlyKg.length > 0 ? 'byMonth' : 'straight')),
      text('agreementId', ({ agreementName }) => agreementName, 'long'),
      text('supersedesId', ({ supersedesName }) => supersedesName),
      source(),
    ],
    movements: [
      number(
        'tonnes',
        ({ kg }) => kg,
        (kg) => formatTonnes(kg),
      ),
      text('gradeId', ({ gradeName }) => gradeName ?? t('allGrades')),
      published(),
      source(),
      note(),
    ],
    totals: [
      number(
        'tonnes',
        ({ kg }) => kg,
        (kg) => formatTonnes(kg),
      ),
      text('basis', ({ basis }) => keyed(basis)),
      published(),
      source(),
      note(),
    ],
    costs: [
      number('amount', ({ cents }) => cents, formatMoney),
      text('currency', ({ currency }) => currency),
      text('validFrom', ({ validFrom }) => printDate(validFrom), 'tight'),
      text('validTo', ({ validTo }) => (validTo === null ? t('untilFurther') : printDate(validTo)), 'tight'),
      text('asCited', ({ asCited }) => asCited),
      source(),
      note(),
    ],
  };
}

interface EntryTableProps<K extends Kind> {
  kind: K;
  /** With the text that names each. */
  rows: readonly (Entries[K] & { title: string; inForce?: boolean; withdrawn?: boolean })[];
  /** The moment that they were known at, as the address says it. */
  known?: string | null;
}

/** The entries of one kind; duplicates that were merged come last and say where they went. */
export function EntryTable<K extends Kind>({ kind, rows, known = null }: EntryTableProps<K>) {
  const { t, name } = useRegistryWords();
  const at = known === null ? '' : `?known=${encodeURIComponent(known)}`;
  const columns: Column<Entries[K]>[] = useColumns(at)[kind];
  const mergedInto = (row: Entries[K]) => ('mergedInto' in row ? row.mergedInto : null);
  const sorted = [...rows].sort((a, b) => Number(mergedInto(a) !== null) - Number(mergedInto(b) !== null));
  const className = (of: Column<Entries[K]>) => (of.kind ? classes[of.kind] : undefined);
  if (rows.length === 0) return <p className={classes.notice}>{t(`empty.${kind as Kind}`)}</p>;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t(`kinds.${kind as Kind}`)}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              {t.has(`named.${kind}`) ? t(`named.${kind}` as 'named.notices') : name('name')}
            </th>
            {columns.map((column) => (
              <th key={column.head} scope="col" className={className(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => {
            const into = mergedInto(row);
            return (
              <tr key={row.id} className={into || row.withdrawn ? classes.merged : undefined}>
                <th scope="row">
                  <Link href={`${pagesOf(kind)}/${row.id}${at}`} prefetch={false}>
                    {row.title}
                  </Link>{' '}
                  {into && <span className={classes.under}>{t('mergedInto', { name: into.name })}</span>}
                  {row.withdrawn && <span className={classes.under}>{t('withdrawn')}</span>}
                  {row.inForce && <span className={classes.mark}>{t('inForce')}</span>}
                </th>
                {columns.map((column) => (
                  <td key={column.head} className={className(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
