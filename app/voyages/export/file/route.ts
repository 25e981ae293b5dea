import { getTranslations } from 'next-intl/server';
import { fieldName } from '@/components/voyages/import/field-names';
import { filterInWords } from '@/components/voyages/log/filter-in-words';
import { HOME_ZONE, now, printMoment, todayAt } from '@/lib/calendar';
import type { Person } from '@/lib/people/role';
import { whoIs } from '@/lib/session';
import { csvHeader, DECIMALS, SEPARATORS, USUAL_CSV, type CsvForm } from '@/lib/voyages/export';
import { exportCsv } from '@/lib/voyages/export-csv.queries';
import { exportLines, linesToExport, voyagesToExport } from '@/lib/voyages/export.queries';
import { workbookOf } from '@/lib/voyages/export-xlsx';
import { filterFromParams, paramsOf, type VoyageFilter } from '@/lib/voyages/filter';
import { FIELDS, ROWS_AT_MOST } from '@/lib/voyages/import/fields';
import { logChoices } from '@/lib/voyages/totals.queries';

const BOM = '\ufeff';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the filter in the address shows, as a file: `format=csv|xlsx`, `separator` and `decimal` for CSV. */
export async function GET(request: Request): Promise<Response> {
  const person = await whoIs(request.headers);
  if (!person) return new Response(null, { status: 401 });
  const params = new URL(request.url).searchParams;
  const form = csvForm(params);
  const format = params.get('format') === 'xlsx' ? 'xlsx' : 'csv';
  for (const name of ['format', 'separator', 'decimal']) params.delete(name);
  const { filter, ignored } = filterFromParams(params);
  // A file of everything would look like an answer to a filter that could not be read.
  if (ignored.length > 0 || filter.known !== null) return backTo(params);
  return format === 'xlsx' ? workbook(person, filter) : csv(person, filter, form);
}

function csvForm(params: URLSearchParams): CsvForm {
  const separator = SEPARATORS[params.get('separator') as keyof typeof SEPARATORS] ?? USUAL_CSV.separator;
  return {
    separator,
    decimal: DECIMALS[params.get('decimal') as keyof typeof DECIMALS] ?? USUAL_CSV.decimal,
  };
}

function backTo(params: URLSearchParams): Response {
  return new Response(null, { status: 303, headers: { location: `/voyages/export?${params}` } });
}

async function headers(): Promise<string[]> {
  const [t, voyages] = await Promise.all([getTranslations('import'), getTranslations('voyages')]);
  return FIELDS.map((field) => fieldName(field, t, voyages));
}

const download = (type: string, ending: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="voyages-${todayAt(HOME_ZONE)}.${ending}"`,
  'cache-control': 'no-store',
});

async function csv(person: Person, filter: VoyageFilter, form: CsvForm): Promise<Response> {
  const names = await headers();
  async function* text() {
    // The head goes out before the database has put a long log in order.
    yield BOM + csvHeader(names, form);
    yield* exportCsv(filter, await voyagesToExport(person, filter), form);
  }
  const pages = text();
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pages.return();
    },
  });
  return new Response(stream, { headers: download('text/csv; charset=utf-8', 'csv') });
}

async function workbook(person: Person, filter: VoyageFilter): Promise<Response> {
  const lines = await linesToExport(person, filter, ROWS_AT_MOST);
  if (lines > ROWS_AT_MOST) return backTo(paramsOf(filter));
  const [t, log, names, choices, ids] = await Promise.all([
    getTranslations('import'),
    getTranslations('log'),
    headers(),
    logChoices(person, filter),
    voyagesToExport(person, filter),
  ]);
  let simulated = 0;
  async function* counted() {
    for await (const page of exportLines(filter, ids)) {
      simulated += page.filter((line) => line[FIELDS.indexOf('data')] === 'simulated').length;
      yield page;
    }
  }
  const about = () =>
    [
      [t('about.what'), t('about.whatText')],
      [t('about.filter'), filterInWords(filter, choices, log)],
      [t('about.at'), t('about.atText', { time: printMoment(now(), HOME_ZONE) })],
      [t('about.by'), person.name],
      [t('about.data'), t('about.dataText', { simulated, lines })],
      [t('about.times'), t('about.timesText')],
    ] as const;
  const file = await workbookOf(counted(), {
    headers: names,
    sheets: { lines: t('about.linesSheet'), about: t('about.aboutSheet') },
    // Counted by then: the sheet is written last.
    get about() {
      return about();
    },
  });
  return new Response(file, { headers: download(XLSX, 'xlsx') });
}
