/** What is typed of a disruption of the route, and how it is read. Client-safe. */
import { z } from 'zod';
import type { LocalDate } from '@/lib/calendar';
import { dayField, refuse, textField } from '@/lib/fields';
import type { Result } from '@/lib/result';
import { DELAY_REASONS, type DelayReason } from './delay-reason';
import { nameField, readWith } from './input';

/** How well its days are known. */
export const PRECISIONS = ['day', 'start approximate', 'end approximate', 'approximate'] as const;
/** What it stands for where it delays nobody. */
export const ANNOTATION = 'annotation';

export interface DisruptionText {
  name: string;
  begins: string;
  /** The last day, or the last one expected. */
  ends: string;
  precision: (typeof PRECISIONS)[number];
  delayReason: DelayReason | typeof ANNOTATION;
  source: string;
  note: string;
}

export interface DisruptionFacts {
  name: string;
  fromDate: LocalDate;
  toDate: LocalDate;
  precision: DisruptionText['precision'];
  delayReason: DelayReason | null;
  source: string;
  note: string | null;
}

export const emptyDisruptionText = (): DisruptionText => ({
  name: '',
  begins: '',
  ends: '',
  precision: 'day',
  delayReason: 'other',
  source: '',
  note: '',
});

const disruptionSchema = z
  .object({
    name: nameField,
    begins: dayField,
    ends: dayField,
    precision: z.enum(PRECISIONS),
    delayReason: z.enum([...DELAY_REASONS, ANNOTATION]),
    source: textField(1000),
    note: textField(4000),
  })
  .superRefine(({ begins, ends, source }, ctx) => {
    if (begins === null) refuse(ctx, { reason: 'empty', field: 'begins' });
    if (ends === null) refuse(ctx, { reason: 'empty', field: 'ends' });
    if (begins !== null && ends !== null && ends < begins)
      refuse(ctx, { reason: 'disruptionDates', field: 'ends' });
    if (source === null) refuse(ctx, { reason: 'empty', field: 'source' });
  })
  .transform(({ begins, ends, delayReason, source, ...rest }): DisruptionFacts => ({
    ...rest,
    fromDate: begins ?? '',
    toDate: ends ?? '',
    delayReason: delayReason === ANNOTATION ? null : delayReason,
    source: source ?? '',
  }));

export const readDisruption = (typed: unknown): Result<DisruptionFacts> => readWith(disruptionSchema, typed);
