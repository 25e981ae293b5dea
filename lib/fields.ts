/**
 * Typed fields as Zod schemas, for every form, import and API of the house: texts in, values or refusals with what was
 * read out. An empty text is a gap (null). Client-safe.
 */
import { z } from 'zod';
import type { LocalDate } from './calendar';
import { readTypedDate, readTypedMoment } from './day-reader';
import { readDecimal, readTonnes } from './number-reader';
import type { Kg } from './quantity';
import type { Refusal } from './result';

/** PostgreSQL's `integer`. */
const ID_MAX = 2_147_483_647;

/** `continue`: the rules that compare fields still run, with a gap in place of what could not be read. */
export function refuse(ctx: z.RefinementCtx, { field, ...refusal }: Refusal): null {
  ctx.addIssue({ code: 'custom', path: field?.split('.') ?? [], params: { refusal }, continue: true });
  return null;
}

const line = (max: number) => z.string().max(max).default('');

/** Trimmed, at most `max` characters. */
export const textField = (max: number) => line(max).transform((typed) => typed.trim() || null);

/** What was chosen from a list. */
export const idField = z.int().min(1).max(ID_MAX).nullable().default(null);
/** Of a row that is stored already. */
export const rowIdField = z.int().min(1).max(ID_MAX).optional();

function ambiguous(
  ctx: z.RefinementCtx,
  reason: string,
  read: string,
  readings: readonly { print: string }[],
): null {
  const choices = readings.map(({ print }) => print);
  return refuse(ctx, {
    reason,
    values: { read, first: choices[0] ?? '', second: choices[1] ?? '' },
    choices,
  });
}

function kgOf(typed: string, ctx: z.RefinementCtx, maxKg: Kg): Kg | null {
  const read = typed.trim();
  if (read === '') return null;
  const reading = readTonnes(typed);
  if (reading.kind === 'refused') return refuse(ctx, { reason: reading.reason, values: { read } });
  if (reading.kind === 'ambiguous') return ambiguous(ctx, 'tonnesAmbiguous', read, reading.readings);
  return reading.kg > maxKg ? refuse(ctx, { reason: 'tonnesRange', values: { read } }) : reading.kg;
}

/** Tonnes in any convention, up to `maxKg`; kilograms out. */
export const tonnesField = (maxKg: Kg) => line(60).transform((typed, ctx) => kgOf(typed, ctx, maxKg));

/** Nothing, as a quantity: a gap is left empty. */
export const readsNothing = (text: string): boolean => /^0([.,]0+)?$/.test(text.trim());

/** As {@link tonnesField}, and nothing is a quantity too. */
export const quantityField = (maxKg: Kg) =>
  line(60).transform((typed, ctx) => (readsNothing(typed) ? 0 : kgOf(typed, ctx, maxKg)));

/** A number in any convention within bounds, such as metres of draught. */
export const decimalField = (bounds: { min: number; max: number; decimals: number }) =>
  line(40).transform((typed, ctx): number | null => {
    const read = typed.trim();
    if (read === '') return null;
    const reading = readDecimal(typed, bounds);
    if (reading.kind === 'refused') return refuse(ctx, { reason: reading.reason, values: { read } });
    return reading.kind === 'ambiguous' ? ambiguous(ctx, 'ambiguous', read, reading.readings) : reading.value;
  });

type Day = { date: LocalDate; precision: 'day' | 'month' };

function readDay(typed: string, ctx: z.RefinementCtx, months: boolean): Day | null {
  const read = typed.trim();
  if (read === '') return null;
  const reading = readTypedDate(typed);
  if (reading.kind === 'refused') return refuse(ctx, { reason: reading.reason, values: { read } });
  if (reading.kind === 'ambiguous') return ambiguous(ctx, 'ambiguous', read, reading.readings);
  if (reading.precision === 'month' && !months)
    return refuse(ctx, { reason: 'dayMissing', values: { read } });
  return { date: reading.date, precision: reading.precision };
}
export const dayField = line(40).transform((typed, ctx) => readDay(typed, ctx, false)?.date ?? null);
export const dayOrMonthField = line(40).transform((typed, ctx) => readDay(typed, ctx, true));

/** A local time, or a day, in `zone`. */
export const momentField = (zone: string) =>
  line(60).transform((typed, ctx): { at: Date; precision: 'minute' | 'day' } | null => {
    const read = typed.trim();
    if (read === '') return null;
    const reading = readTypedMoment(typed, zone);
    if (reading.kind === 'refused') return refuse(ctx, { reason: reading.reason, values: { read } });
    if (reading.kind === 'ambiguous') return ambiguous(ctx, 'ambiguous', read, reading.readings);
    return { at: reading.at, precision: reading.precision };
  });

/** The refusals behind a failed parse, one a field: the first is what was read there, the rest follows from it. */
export function refusalsOf(error: z.core.$ZodError): Refusal[] {
  const byField = new Map<string, Refusal>();
  for (const issue of error.issues) {
    const field = issue.path.join('.');
    if (field !== '' && byField.has(field)) continue;
    byField.set(field, { ...refusalOfIssue(issue), ...(field === '' ? {} : { field }) });
  }
  return [...byField.values()];
}

function refusalOfIssue(issue: z.core.$ZodIssue): Refusal {
  if (issue.code === 'custom' && issue.params?.refusal) return issue.params.refusal as Refusal;
  if (issue.code === 'too_big' && issue.origin === 'string')
    return { reason: 'textTooLong', values: { max: Number(issue.maximum) } };
  return { reason: 'malformed', values: { read: issue.path.join('.') } };
}
