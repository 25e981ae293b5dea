/**
 * What is typed into the programme and how it is read: a pattern, and where a laycan is moved to. The voyages that a
 * pattern makes are read by the schema of every other one. Client-safe.
 */
import { z } from 'zod';
import { printDate } from '@/lib/calendar';
import { decimalField, dayField, idField, refuse, refusalsOf, textField, tonnesField } from '@/lib/fields';
import { printTonnes, type Kg } from '@/lib/quantity';
import { done, refused, type Result } from '@/lib/result';
import { emptyLotText, emptyVoyageText, type VoyageText } from '@/lib/voyages/text';
import type { Pattern, Slot } from './pattern';
import type { Laycan } from './programme';

/** More ships than the route has ever seen in a month. */
export const VOYAGES_AT_MOST = 60;
const LAYCAN_DAYS_AT_MOST = 15;
const LOT_MAX_KG: Kg = 600_000_000;

export interface PatternText {
  voyages: string;
  laycanDays: string;
  /** Of one voyage; empty: not planned yet. */
  tonnes: string;
  vesselIds: number[];
  loadTerminalId: number | null;
  dischargeTerminalId: number | null;
  gradeId: number | null;
  shipperId: number | null;
}

/** A pattern as read, without its month. */
export interface PatternFacts extends Omit<Pattern, 'month'> {
  kgEach: Kg | null;
  loadTerminalId: number;
  dischargeTerminalId: number;
  gradeId: number | null;
  shipperId: number | null;
}

const given = <T>(schema: z.ZodType<T | null>) =>
  schema.transform((value, ctx): T =>
    value === null ? (refuse(ctx, { reason: 'empty' }) ?? (undefined as T)) : value,
  );

const patternSchema = z.object({
  voyages: given(decimalField({ min: 1, max: VOYAGES_AT_MOST, decimals: 0 })),
  laycanDays: given(decimalField({ min: 1, max: LAYCAN_DAYS_AT_MOST, decimals: 0 })),
  tonnes: tonnesField(LOT_MAX_KG),
  vesselIds: z
    .array(z.int().min(1))
    .max(VOYAGES_AT_MOST)
    .transform((ids, ctx) => {
      if (ids.length === 0) refuse(ctx, { reason: 'shipsMissing' });
      return [...new Set(ids)];
    }),
  loadTerminalId: given(idField),
  dischargeTerminalId: given(idField),
  gradeId: idField,
  shipperId: idField,
});

export function readPattern(typed: unknown): Result<PatternFacts> {
  const parsed = patternSchema.safeParse(typed);
  if (!parsed.success) return refused(...refusalsOf(parsed.error));
  const { tonnes, ...pattern } = parsed.data;
  return done({ ...pattern, kgEach: tonnes });
}

/** The voyages of a pattern as they would be typed. `keyOf` gives each slot its idempotency key. */
export function voyagesOfPattern(
  slots: readonly Slot[],
  { kgEach, loadTerminalId, dischargeTerminalId, gradeId, shipperId }: PatternFacts,
  keyOf: (at: number) => string,
): VoyageText[] {
  return slots.map(({ vesselId, laycan }, at) => ({
    ...emptyVoyageText(keyOf(at)),
    vesselId,
    loadTerminalId,
    dischargeTerminalId,
    laycanFrom: printDate(laycan.from),
    laycanTo: printDate(laycan.to),
    lots:
      kgEach === null && gradeId === null && shipperId === null
        ? []
        : [
            {
              ...emptyLotText(),
              gradeId,
              shipperId,
              plannedTonnes: kgEach === null ? '' : printTonnes(kgEach),
            },
          ],
  }));
}

export interface MoveText {
  laycanFrom: string;
  laycanTo: string;
  reason: string;
}

const moveSchema = z
  .object({ laycanFrom: dayField, laycanTo: dayField, reason: textField(4000) })
  .superRefine(({ laycanFrom, laycanTo, reason }, ctx) => {
    if (laycanFrom === null) refuse(ctx, { reason: 'empty', field: 'laycanFrom' });
    if (laycanFrom && laycanTo && laycanTo < laycanFrom)
      refuse(ctx, { reason: 'laycanOrder', field: 'laycanTo' });
    if (reason === null) refuse(ctx, { reason: 'reasonMissing', field: 'reason' });
  })
  .transform(({ laycanFrom, laycanTo, reason }): { laycan: Laycan; reason: string } => ({
    laycan: { from: laycanFrom ?? '', to: laycanTo ?? laycanFrom ?? '' },
    reason: reason ?? '',
  }));

/** Where a laycan is moved to, and why. A last day left out is the first. */
export function readMove(typed: unknown): Result<{ laycan: Laycan; reason: string }> {
  const parsed = moveSchema.safeParse(typed);
  return parsed.success ? done(parsed.data) : refused(...refusalsOf(parsed.error));
}
