import 'server-only';
import { getTranslations } from 'next-intl/server';
import { HOME_ZONE, now, printMoment, todayAt } from '@/lib/calendar';
import { tableCsv, workbookLines, type EntryTable } from '@/lib/entry-export';
import type { Person } from '@/lib/people/role';
import { workbookOf } from '@/lib/voyages/export-xlsx';

const BOM = '\ufeff';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Download {
  table: EntryTable;
  /** What the name of the file begins with. */
  stem: string;
  /** What the file holds, in words. */
  title: string;
  /** As known at; null: now. */
  at: Date | null;
}

/** A table of entries as CSV, or, when `as` says so, as a workbook that also says what it is. */
export async function entryDownload(
  person: Person,
  as: string | undefined,
  { table, stem, title, at }: Download,
): Promise<Response> {
  const xlsx = as === 'xlsx';
  const body = xlsx ? await workbook(person, table, title, at) : BOM + tableCsv(table);
  return new Response(body, {
    headers: {
      'content-type': xlsx ? XLSX : 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${stem}-${todayAt(HOME_ZONE)}.${xlsx ? 'xlsx' : 'csv'}"`,
      'cache-control': 'no-store',
    },
  });
}

async function workbook(person: Person, table: EntryTable, title: string, at: Date | null) {
  const t = await getTranslations('entryFile.aboutFile');
  const moment = (of: Date) => t('moment', { at: printMoment(of, HOME_ZONE) });
  return workbookOf(
    [workbookLines(table)],
    {
      headers: table.names,
      sheets: { lines: t('linesSheet'), about: t('aboutSheet') },
      about: [
        [t('what'), title],
        [t('known'), moment(at ?? now())],
        [t('by'), person.name],
        [t('back'), t('backText')],
      ],
    },
    table.kinds.map((kind) => ({ kind, optional: false })),
  );
}
