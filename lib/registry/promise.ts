/** What is typed of agreements, scopes and target versions, and how it is read. Client-safe. */
import { z } from 'zod';
import type { LocalDate } from '@/lib/calendar';
import {
  dayField,
  dayOrMonthField,
  idField,
  readsNothing,
  refuse,
  textField,
  tonnesField,
} from '@/lib/fields';
import { readTonnes } from '@/lib/number-reader';
import { printTonnes, type Kg } from '@/lib/quantity';
import type { Result } from '@/lib/result';
import { BASES, type Basis } from '@/lib/targets/target';
import { nameField, readWith } from './input';

export interface AgreementText {
  name: string;
  sellerId: number | null;
  buyerId: number | null;
  /** A day, or a month where no more is known. */
  signedOn: string;
  route: string;
  source: string;
  note: string;
}

export interface ScopeText {
  name: string;
  route: string;
  shipperId: number | null;
  /** Ids with commas between; empty: all grades. */
  gradeIds: string;
}

export interface VersionText {
  name: string;
  agreementId: number | null;
  tonnesPerYear: string;
  scopeId: number | null;
  basis: Basis;
  effectiveFrom: string;
  /** Empty: no end is known. */
  effectiveTo: string;
  proRated: 'whole' | 'part';
  /** Twelve quantities, as pasted from a row or a column; empty: straight by day. */
  monthlyTonnes: string;
  supersedesId: number | null;
  source: string;
  note: string;
}

const ROUTE = 'Aktau–Baku';
/** The database's bound too. */
const TARGET_MAX_KG: Kg = 100_000_000_000;

export const emptyAgreementText = (): AgreementText => ({
  name: '',
  sellerId: null,
  buyerId: null,
  signedOn: '',
  route: ROUTE,
  source: '',
  note: '',
});
export const emptyScopeText = (): ScopeText => ({ name: '', route: ROUTE, shipperId: null, gradeIds: '' });
export const emptyVersionText = (): VersionText => ({
  name: '',
  agreementId: null,
  tonnesPerYear: '',
  scopeId: null,
  basis: 'bl',
  effectiveFrom: '',
  effectiveTo: '',
  proRated: 'whole',
  monthlyTonnes: '',
  supersedesId: null,
  source: '',
  note: '',
});

/** A published promise without its source is a rumour. */
const given = textField(1000).transform((text, ctx) => text ?? refuse(ctx, { reason: 'empty' }) ?? '');

const agreementSchema = z
  .object({
    name: nameField,
    sellerId: idField,
    buyerId: idField,
    signedOn: dayOrMonthField,
    route: given,
    source: given,
    note: textField(4000),
  })
  .transform(({ name: title, signedOn, ...agreement }) => ({
    ...agreement,
    title,
    signedOn: signedOn?.date ?? null,
    signedPrecision: signedOn?.precision ?? ('day' as const),
  }));

const scopeSchema = z.object({
  name: nameField,
  route: given,
  shipperId: idField,
  gradeIds: z
    .string()
    .max(2000)
    .regex(/^(\d{1,9}(,\d{1,9})*)?$/)
    .transform((ids) => (ids === '' ? [] : [...new Set(ids.split(',').map(Number))])),
});

/** Cells of Excel come with tabs or line breaks between; spaces stand within a number. */
const monthsField = z
  .string()
  .max(600)
  .default('')
  .transform((typed, ctx): Kg[] => {
    const parts = typed
      .split(/[\t\r\n;]+/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.length === 0) return [];
    if (parts.length !== 12) {
      refuse(ctx, { reason: 'monthsTwelve', values: { count: parts.length } });
      return [];
    }
    return parts.map((read) => {
      if (readsNothing(read)) return 0;
      const reading = readTonnes(read);
      if (reading.kind === 'read') return reading.kg;
      const asked = reading.kind === 'ambiguous';
      refuse(ctx, { reason: asked ? 'monthAmbiguous' : reading.reason, values: { read } });
      return 0;
    });
  });

const versionSchema = z
  .object({
    name: nameField,
    agreementId: idField,
    tonnesPerYear: tonnesField(TARGET_MAX_KG),
    scopeId: idField,
    basis: z.enum(BASES),
    effectiveFrom: dayField,
    effectiveTo: dayField,
    proRated: z.enum(['whole', 'part']),
    monthlyTonnes: monthsField,
    supersedesId: idField,
    source: given,
    note: textField(4000),
  })
  .superRefine((version, ctx) => {
    for (const field of ['agreementId', 'tonnesPerYear', 'scopeId', 'effectiveFrom'] as const)
      if (version[field] === null) refuse(ctx, { reason: 'empty', field });
    const { effectiveFrom: from, effectiveTo: to, monthlyTonnes: months, tonnesPerYear: year } = version;
    if (from !== null && to !== null && to < from)
      refuse(ctx, { reason: 'noticeDates', field: 'effectiveTo' });
    const sum = months.reduce((total, kg) => total + kg, 0);
    if (months.length > 0 && year !== null && sum !== year)
      refuse(ctx, {
        reason: 'monthsSum',
        field: 'monthlyTonnes',
        values: { sum: printTonnes(sum), year: printTonnes(year) },
      });
  });

export type AgreementFacts = z.output<typeof agreementSchema>;
export type ScopeFacts = z.output<typeof scopeSchema>;

export interface VersionFacts {
  name: string;
  agreementId: number;
  tonnesPerYear: Kg;
  scopeId: number;
  basis: Basis;
  effectiveFrom: LocalDate;
  effectiveTo: LocalDate | null;
  proRated: boolean;
  monthlyTonnes: Kg[];
  supersedesId: number | null;
  source: string;
  note: string | null;
}

const versionFacts = versionSchema.transform(
  ({ agreementId, tonnesPerYear, scopeId, effectiveFrom, proRated, ...version }): VersionFacts => ({
    ...version,
    agreementId: agreementId ?? 0,
    tonnesPerYear: tonnesPerYear ?? 0,
    scopeId: scopeId ?? 0,
    effectiveFrom: effectiveFrom ?? '',
    proRated: proRated === 'part',
  }),
);

export const readAgreement = (typed: unknown): Result<AgreementFacts> => readWith(agreementSchema, typed);
export const readScope = (typed: unknown): Result<ScopeFacts> => readWith(scopeSchema, typed);
export const readVersion = (typed: unknown): Result<VersionFacts> => readWith(versionFacts, typed);
