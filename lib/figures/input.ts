/** What is typed into the form of a figure, and how it is read. Client-safe. */
import { z } from 'zod';
import { lastDay, monthOf, printDate, type LocalDate } from '@/lib/calendar';
import {
  dayField,
  dayOrMonthField,
  decimalField,
  idField,
  refusalsOf,
  refuse,
  textField,
  tonnesField,
} from '@/lib/fields';
import { printDecimal, printSignedTonnes, printTonnes, type Kg } from '@/lib/quantity';
import { done, refused, type Result } from '@/lib/result';
import { BASES } from '@/lib/targets/target';
import { amountsIn } from './amounts';
import { ALL_GRADES, barrelsOf, KG_PER, KINDS, monthsIn, STATUSES, UNITS, type Figure } from './figure';
import { digitNumerals } from './numeral';

/** Texts, and the keys and ids of what was chosen. */
export interface FigureText {
  quote: string;
  periodFrom: string;
  periodTo: string;
  valueAsCited: string;
  unit: Figure['unit'];
  tonnes: string;
  changeAsCited: string;
  changeTonnes: string;
  percentAsCited: string;
  percent: string;
  comparedFrom: string;
  comparedTo: string;
  grade: string;
  direction: string;
  basis: Figure['basis'];
  kind: Figure['kind'];
  publisher: string;
  publishedOn: string;
  source: string;
  status: Figure['status'];
  note: string;
  supersedesId: number | null;
  relayOfId: number | null;
}

export const emptyFigureText = (): FigureText => ({
  quote: '',
  periodFrom: '',
  periodTo: '',
  valueAsCited: '',
  unit: 't',
  tonnes: '',
  changeAsCited: '',
  changeTonnes: '',
  percentAsCited: '',
  percent: '',
  comparedFrom: '',
  comparedTo: '',
  grade: ALL_GRADES,
  direction: 'Aktau–Baku',
  basis: 'bl',
  kind: 'actual',
  publisher: '',
  publishedOn: '',
  source: '',
  status: 'as_reported',
  note: '',
  supersedesId: null,
  relayOfId: null,
});

/** The largest value: a thousand million tonnes less one kilogram. */
const TONNES_MAX_KG: Kg = 999_999_999_999;
export const PERCENT = { min: -100, max: 100_000, decimals: 3 };

const needed = (max: number) =>
  textField(max).transform((text, ctx) => text ?? refuse(ctx, { reason: 'empty' }) ?? '');

const MINUS = /^\s*[-−–]\s*/;
/** Tonnes with a sign: what a source says was added or lost. */
const signedTonnes = z
  .string()
  .max(60)
  .default('')
  .transform((typed, ctx): Kg | null => {
    const read = tonnesField(TONNES_MAX_KG).safeParse(typed.replace(MINUS, '').replace(/^\s*\+\s*/, ''));
    if (!read.success) {
      for (const { field: _, ...refusal } of refusalsOf(read.error))
        refuse(ctx, {
          ...refusal,
          choices: refusal.choices?.map((choice) => (MINUS.test(typed) ? `−${choice}` : choice)),
        });
      return null;
    }
    return read.data === null ? null : MINUS.test(typed) ? -read.data : read.data;
  });

const schema = z
  .object({
    quote: textField(4000),
    periodFrom: dayOrMonthField,
    periodTo: dayOrMonthField,
    valueAsCited: needed(500),
    unit: z.enum(UNITS),
    tonnes: tonnesField(TONNES_MAX_KG),
    changeAsCited: textField(500),
    changeTonnes: signedTonnes,
    percentAsCited: textField(500),
    percent: decimalField(PERCENT),
    comparedFrom: dayOrMonthField,
    comparedTo: dayOrMonthField,
    grade: needed(200),
    direction: needed(200),
    basis: z.enum(BASES),
    kind: z.enum(KINDS),
    publisher: needed(200),
    publishedOn: dayField,
    source: needed(1000),
    status: z.enum(STATUSES),
    note: textField(4000),
    supersedesId: idField,
    relayOfId: idField,
  })
  .transform(({ periodFrom, periodTo, comparedFrom, comparedTo, tonnes, changeTonnes, ...figure }, ctx) => {
    const period = daysOf(periodFrom, periodTo);
    if (period === null) refuse(ctx, { reason: 'empty', field: 'periodFrom' });
    else if (period.to < period.from) refuse(ctx, { reason: 'periodOrder', field: 'periodTo' });
    const compared = daysOf(comparedFrom, comparedTo);
    if (compared === null && comparedTo !== null) refuse(ctx, { reason: 'empty', field: 'comparedFrom' });
    else if (compared && compared.to < compared.from)
      refuse(ctx, { reason: 'periodOrder', field: 'comparedTo' });
    together(ctx, ['changeAsCited', figure.changeAsCited], ['changeTonnes', changeTonnes]);
    together(ctx, ['percentAsCited', figure.percentAsCited], ['percent', figure.percent]);
    const read = { ...figure, period, compared, kg: tonnes ?? 0, changeKg: changeTonnes };
    if (tonnes === null) refuse(ctx, { reason: 'empty', field: 'tonnes' });
    else if (!isPrinted(read))
      refuse(ctx, {
        reason: figure.unit === 'bbl' ? 'barrelFactor' : 'figureNotPrinted',
        field: 'tonnes',
        values: { read: printTonnes(tonnes), printed: figure.valueAsCited, unit: figure.unit },
      });
    return read;
  });

export type FigureFacts = Omit<z.output<typeof schema>, 'period' | 'compared'> & {
  period: Days;
  compared: Days | null;
};

interface Days {
  from: LocalDate;
  to: LocalDate;
}
type Typed = { date: LocalDate; precision: 'day' | 'month' } | null;

/** First and last day; a month is all of its days, and the end is that of the beginning when it is left empty. */
function daysOf(from: Typed, to: Typed): Days | null {
  if (from === null) return null;
  const end = to ?? from;
  return { from: from.date, to: end.precision === 'month' ? lastDay(monthOf(end.date)) : end.date };
}

/** A number without the words it was printed in, or the words without a number, is half of the fact. */
function together(ctx: z.RefinementCtx, printed: [string, unknown], read: [string, unknown]): void {
  if ((printed[1] === null) === (read[1] === null)) return;
  refuse(ctx, { reason: 'printedAndRead', field: printed[1] === null ? printed[0] : read[0] });
}

/** Barrels a tonne that no crude has. */
const FACTOR = { low: 6, high: 9 };

/** Whether the tonnes are what is printed: one of its numerals in that unit, or its words. */
function isPrinted(figure: Pick<Figure, 'valueAsCited' | 'unit' | 'kg'>): boolean {
  const { valueAsCited, unit, kg } = figure;
  if (unit === 'bbl') {
    const factor = barrelsOf(figure)?.factor;
    return factor === undefined || (factor >= FACTOR.low && factor <= FACTOR.high);
  }
  const numerals = digitNumerals(valueAsCited).flatMap(({ readings }) => readings);
  return (
    numerals.length === 0 ||
    numerals.some(({ value }) => Math.round(value * KG_PER[unit]) === kg) ||
    amountsIn(valueAsCited).some(({ readings }) =>
      readings.some((one) => one.amount === kg && one.unit === unit),
    )
  );
}

/** @returns the facts, or the refusals with what was read */
export function readFigure(typed: unknown): Result<FigureFacts> {
  const parsed = schema.safeParse(typed);
  return parsed.success ? done(parsed.data as FigureFacts) : refused(...refusalsOf(parsed.error));
}

const day = (date: LocalDate | null) => (date === null ? '' : printDate(date));

/** A period as a person types it: a month by itself, else its first and last day. */
export function periodText({ from, to }: Days): [string, string] {
  const months = monthsIn({ from, to });
  if (months === 1) return [printDate(from, 'month'), ''];
  return months === null ? [day(from), day(to)] : [printDate(from, 'month'), printDate(to, 'month')];
}

/** A stored figure as the texts its form opens with; read back unchanged. */
export function textOfFigure(
  figure: Figure,
  ids: { supersedesId: number | null; relayOfId: number | null },
): FigureText {
  const [periodFrom, periodTo] = periodText(figure);
  const { comparedFrom: from, comparedTo: to, changeKg, percent } = figure;
  const [comparedFrom, comparedTo] = from !== null && to !== null ? periodText({ from, to }) : ['', ''];
  return {
    ...ids,
    periodFrom,
    periodTo,
    comparedFrom,
    comparedTo,
    quote: figure.quote ?? '',
    valueAsCited: figure.valueAsCited,
    unit: figure.unit,
    tonnes: printTonnes(figure.kg),
    changeAsCited: figure.changeAsCited ?? '',
    changeTonnes: changeKg === null ? '' : printSignedTonnes(changeKg),
    percentAsCited: figure.percentAsCited ?? '',
    percent: percent === null ? '' : printDecimal(percent, PERCENT.decimals),
    grade: figure.grade,
    direction: figure.direction,
    basis: figure.basis,
    kind: figure.kind,
    publisher: figure.publisher,
    publishedOn: day(figure.publishedOn),
    source: figure.source,
    status: figure.status,
    note: figure.note ?? '',
  };
}
