/** The terms as a Zod schema, part of input.ts: texts in, minutes and cents out. Client-safe. */
import { z } from 'zod';
import { refuse } from '@/lib/fields';
import {
  ALLOWED_HOURS,
  LAYTIME_FOR,
  NOTICE_HOURS,
  readCurrency,
  readExcepted,
  readHours,
  readMoney,
  type TermReading,
  type VoyageTerms,
} from './terms';

const typed = (max: number) => z.string().max(max).default('');

const termField = (read: (text: string) => TermReading<string>) =>
  typed(40).transform((text, ctx): number | null => {
    if (text.trim() === '') return null;
    const reading = read(text);
    if (reading.kind === 'read') return reading.value;
    const values = { read: text.trim() };
    if (reading.kind === 'refused') return refuse(ctx, { reason: reading.reason, values });
    const choices = reading.readings.map(({ print }) => print);
    const [first = '', second = ''] = choices;
    return refuse(ctx, { reason: 'ambiguous', values: { ...values, first, second }, choices });
  });

export const termsSchema = z
  .object({
    allowedHours: termField((text) => readHours(text, ALLOWED_HOURS)),
    allowedFor: z.union([z.enum(LAYTIME_FOR), z.literal('')]).default(''),
    noticeHours: termField((text) => readHours(text, NOTICE_HOURS)),
    demurragePerDay: termField(readMoney),
    currency: typed(40).transform((text, ctx) => {
      const read = text.trim();
      if (read === '') return null;
      return readCurrency(read) ?? refuse(ctx, { reason: 'currencyShape', values: { read } });
    }),
    excepted: typed(200).transform((text, ctx) => {
      return readExcepted(text) ?? refuse(ctx, { reason: 'malformed', values: { read: text } }) ?? [];
    }),
  })
  .prefault({});

/** A gap stands for what could not be read: the rules that compare fields still run. */
export function termsOf(fields: z.infer<typeof termsSchema>): VoyageTerms {
  const { allowedHours, allowedFor, noticeHours, demurragePerDay, currency, excepted } = fields;
  return {
    allowedMinutes: allowedHours,
    allowedFor: allowedFor === '' ? null : allowedFor,
    noticeMinutes: noticeHours,
    demurrageCents: demurragePerDay,
    currency,
    excepted,
  };
}
