import 'server-only';
import { refusalOf, write, type Transaction } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { decimalFromKg } from '@/lib/quantity';
import { done, refused, type Result } from '@/lib/result';
import { readFigure, type FigureFacts } from './input';

const date = (day: string | null | undefined) => (day ? new Date(day) : null);

export const columnsOf = ({
  period,
  compared,
  kg,
  changeKg,
  unit,
  grade,
  direction,
  publishedOn,
  ...facts
}: FigureFacts) => ({
  ...facts,
  periodStart: new Date(period.from),
  periodEnd: new Date(period.to),
  comparedStart: date(compared?.from),
  comparedEnd: date(compared?.to),
  tonnes: decimalFromKg(kg),
  changeTonnes: changeKg === null ? null : decimalFromKg(changeKg),
  unitAsCited: unit,
  scopeGrade: grade,
  scopeDirection: direction,
  publishedOn: date(publishedOn),
});

async function saved<T>(
  by: Person,
  reason: string | null,
  work: (tx: Transaction) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await write(by, reason, work);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused(refusal);
  }
}

/** What the key of a new figure begins with: its period and direction, as in `2023-04-aktau-baku`. */
export function keyStem({ period: { from, to }, direction }: FigureFacts): string {
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
  const where = direction
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return [first, last === first ? '' : last, where].filter(Boolean).join('-').slice(0, 60);
}

/** The stem, or the stem with the next free number; held by a lock, so that two entries do not take one key. */
export async function freeKey(tx: Transaction, stem: string): Promise<string> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('reported_figure_key'))::text`;
  const taken = new Set(
    (
      await tx.$queryRaw<{ key: string }[]>`SELECT key FROM reported_figure WHERE starts_with(key, ${stem})`
    ).map(({ key }) => key),
  );
  for (let no = 1; ; no++) {
    const key = no === 1 ? stem : `${stem}-${no}`;
    if (!taken.has(key)) return key;
  }
}

/** Enters a published number as it was printed. @returns its key */
export async function enterFigure(by: Person, typed: unknown): Promise<Result<{ key: string }>> {
  if (!may(by, 'enterFigures')) return refused({ reason: 'notAllowed' });
  const read = readFigure(typed);
  if (!read.done) return read;
  return saved(by, null, async (tx) => {
    const key = await freeKey(tx, keyStem(read.value));
    await tx.reportedFigure.create({ data: { ...columnsOf(read.value), key }, select: { id: true } });
    return done({ key });
  });
}

/** Amends a figure as long as nobody else did since `version`; refuses `changedMeanwhile` otherwise. */
export async function amendFigure(
  by: Person,
  key: string,
  { version, text, reason }: { version: number; text: unknown; reason: string },
): Promise<Result<{ key: string }>> {
  if (!may(by, 'enterFigures')) return refused({ reason: 'notAllowed' });
  const read = readFigure(text);
  const why = reason.trim();
  const missing = why === '' ? [{ reason: 'reasonMissing', field: 'reason' }] : [];
  if (!read.done) return refused(...read.refusals, ...missing);
  if (missing.length > 0) return refused(...missing);
  return saved(by, why, async (tx) => {
    const { count } = await tx.reportedFigure.updateMany({
      where: { key, version },
      data: columnsOf(read.value),
    });
    if (count > 0) return done({ key });
    const there = await tx.reportedFigure.findUnique({ where: { key }, select: { id: true } });
    return refused({ reason: there ? 'changedMeanwhile' : 'unknownEntry' });
  });
}
