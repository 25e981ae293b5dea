/** What is typed of movements beyond Baku, of other ways out and of costs, and how it is read. Client-safe. */
import { z } from 'zod';
import { firstDay, lastDay, monthOf, type LocalDate } from '@/lib/calendar';
import {
  dayField,
  dayOrMonthField,
  decimalField,
  idField,
  quantityField,
  refuse,
  textField,
} from '@/lib/fields';
import type { Kg } from '@/lib/quantity';
import type { Result } from '@/lib/result';
import { BASES, type Basis } from '@/lib/targets/target';
import { BOUNDS, matching, readWith } from './input';

/** Movements first; a stock is what stood in tank when a month ended. */
export const STAGES = ['pumped_btc', 'pumped_supsa', 'lifted_ceyhan', 'stock_baku', 'stock_ceyhan'] as const;
export type Stage = (typeof STAGES)[number];
export const isStock = (stage: string): boolean => stage === 'stock_baku' || stage === 'stock_ceyhan';
/** What a published figure must count to be a movement of that stage. */
export const BASIS_OF: Partial<Record<Stage, Basis>> = {
  pumped_btc: 'pumped',
  pumped_supsa: 'pumped',
  lifted_ceyhan: 'lifted_at_ceyhan',
};

export const ROUTES = ['baku', 'makhachkala', 'cpc'] as const;
export type Route = (typeof ROUTES)[number];

/** `whole_route` is one price for all of a route; the others are parts of it. */
export const LEGS = [
  'whole_route',
  'to_load_port',
  'load_terminal',
  'sea',
  'discharge_terminal',
  'pipeline',
  'export_terminal',
] as const;
export type Leg = (typeof LEGS)[number];

export interface MovementText {
  stage: Stage;
  /** The published figure it is; its own days, tonnes and source are empty then. */
  figureId: number | null;
  gradeId: number | null;
  /** Days or months. */
  from: string;
  to: string;
  tonnes: string;
  source: string;
  note: string;
}

export interface TotalText extends Omit<MovementText, 'stage' | 'gradeId'> {
  route: Route;
  basis: Basis;
}

export interface CostText {
  route: Route;
  leg: Leg;
  /** A tonne. */
  amount: string;
  /** ISO 4217. */
  currency: string;
  asCited: string;
  validFrom: string;
  validTo: string;
  source: string;
  note: string;
}

const emptyQuantity = { figureId: null, from: '', to: '', tonnes: '', source: '', note: '' };
export const emptyMovementText = (): MovementText => ({
  stage: 'pumped_btc',
  gradeId: null,
  ...emptyQuantity,
});
export const emptyTotalText = (): TotalText => ({ route: 'makhachkala', basis: 'bl', ...emptyQuantity });
export const emptyCostText = (): CostText => ({
  route: 'baku',
  leg: 'sea',
  amount: '',
  currency: 'USD',
  asCited: '',
  validFrom: '',
  validTo: '',
  source: '',
  note: '',
});

/** The database's bounds too. */
const MOVEMENT_MAX_KG: Kg = 100_000_000_000;
const TOTAL_MAX_KG: Kg = 500_000_000_000;

const quantity = (maxKg: Kg) => ({
  figureId: idField,
  from: dayOrMonthField,
  to: dayOrMonthField,
  tonnes: quantityField(maxKg),
  source: textField(1000),
  note: textField(4000),
});

/** Its own days, tonnes and source, or all of them from a published figure. */
interface Quantity {
  figureId: number | null;
  from: LocalDate | null;
  to: LocalDate | null;
  tonnes: Kg | null;
  source: string | null;
  note: string | null;
}

type Period = { date: LocalDate; precision: 'day' | 'month' } | null;
type Read = Omit<Quantity, 'from' | 'to'> & { from: Period; to: Period };

/** A month ends with its last day; without an end it is the one day or month. */
function lastDayOf({ from, to }: Pick<Read, 'from' | 'to'>): LocalDate | null {
  const end = to ?? from;
  return end && (end.precision === 'month' ? lastDay(monthOf(end.date)) : end.date);
}

function checkQuantity(read: Read, ctx: z.RefinementCtx): void {
  if (read.figureId !== null) return;
  for (const field of ['from', 'tonnes', 'source'] as const)
    if (read[field] === null) refuse(ctx, { reason: 'empty', field });
  const to = lastDayOf(read);
  if (read.from !== null && to !== null && to < read.from.date)
    refuse(ctx, { reason: 'periodOrder', field: 'to' });
}

/** A stock is of the end of a month, so that the balance of the next one can begin with it. */
function checkStock(read: Read, ctx: z.RefinementCtx): void {
  for (const field of ['to', 'tonnes', 'source'] as const)
    if (read[field] === null) refuse(ctx, { reason: 'empty', field });
  const to = lastDayOf(read);
  if (to !== null && to !== lastDay(monthOf(to))) refuse(ctx, { reason: 'stockNotAtMonthEnd', field: 'to' });
}

function quantityOf(read: Read): Quantity {
  if (read.figureId !== null) return { ...read, from: null, to: null, tonnes: null, source: null };
  return { ...read, from: read.from?.date ?? null, to: lastDayOf(read) };
}

/** What is not asked, because something else was chosen, is not read either. */
const unasked = (typed: unknown): unknown => {
  if (typeof typed !== 'object' || typed === null) return typed;
  const { stage, figureId, to } = typed as { stage?: unknown; figureId?: unknown; to?: unknown };
  if (typeof stage === 'string' && isStock(stage)) return { ...typed, figureId: null, from: to };
  return figureId ? { ...typed, from: '', to: '', tonnes: '', source: '' } : typed;
};

const movementSchema = z.preprocess(
  unasked,
  z
    .object({ stage: z.enum(STAGES), gradeId: idField, ...quantity(MOVEMENT_MAX_KG) })
    .superRefine((read, ctx) => (isStock(read.stage) ? checkStock(read, ctx) : checkQuantity(read, ctx)))
    .transform(({ stage, gradeId, ...read }) => {
      const own = quantityOf(read);
      const from = isStock(stage) && own.to !== null ? firstDay(monthOf(own.to)) : own.from;
      return { ...own, from, stage, gradeId };
    }),
);

const totalSchema = z.preprocess(
  unasked,
  z
    .object({ route: z.enum(ROUTES), basis: z.enum(BASES), ...quantity(TOTAL_MAX_KG) })
    .superRefine(checkQuantity)
    .transform(({ route, basis, ...read }) => {
      const own = quantityOf(read);
      return { ...own, route, basis: own.figureId === null ? basis : null };
    }),
);

const costSchema = z
  .object({
    route: z.enum(ROUTES),
    leg: z.enum(LEGS),
    amount: decimalField(BOUNDS.amount),
    currency: matching(/^[A-Z]{3}$/, 'currencyShape'),
    asCited: textField(200),
    validFrom: dayField,
    validTo: dayField,
    source: textField(1000),
    note: textField(4000),
  })
  .superRefine(({ amount, currency, validFrom, validTo, source }, ctx) => {
    for (const [field, value] of Object.entries({ amount, currency, validFrom, source }))
      if (value === null) refuse(ctx, { reason: 'empty', field });
    if (validFrom !== null && validTo !== null && validTo < validFrom)
      refuse(ctx, { reason: 'periodOrder', field: 'validTo' });
  })
  .transform(({ amount, currency, validFrom, source, ...cost }) => ({
    ...cost,
    // Whole cents: money is no float.
    cents: Math.round((amount ?? 0) * 100),
    currency: currency ?? '',
    validFrom: validFrom ?? '',
    source: source ?? '',
  }));

export type MovementFacts = z.output<typeof movementSchema>;
export type TotalFacts = z.output<typeof totalSchema>;
export type CostFacts = z.output<typeof costSchema>;

export const readMovement = (typed: unknown): Result<MovementFacts> => readWith(movementSchema, typed);
export const readTotal = (typed: unknown): Result<TotalFacts> => readWith(totalSchema, typed);
export const readCost = (typed: unknown): Result<CostFacts> => readWith(costSchema, typed);
