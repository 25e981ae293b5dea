/** What is typed about vessels, companies and port notices, and how it is read. Client-safe. */
import { z } from 'zod';
import type { LocalDate } from '@/lib/calendar';
import { dayField, decimalField, idField, refusalsOf, refuse, textField, tonnesField } from '@/lib/fields';
import type { Kg } from '@/lib/quantity';
import { done, refused, type Result } from '@/lib/result';
import { imoIsValid } from './vessel';

export interface VesselText {
  name: string;
  imoNumber: string;
  mmsi: string;
  /** ISO 3166 alpha-2. */
  flag: string;
  deadweightTonnes: string;
  ladenDraughtM: string;
  tpc: string;
  operatorId: number | null;
  sizeClass: string;
  source: string;
  note: string;
}

export interface VesselFacts {
  name: string;
  imoNumber: string | null;
  mmsi: string | null;
  flag: string | null;
  deadweightTonnes: Kg | null;
  ladenDraughtM: number | null;
  tpc: number | null;
  operatorId: number | null;
  sizeClass: string | null;
  source: string | null;
  note: string | null;
}

export interface CompanyText {
  name: string;
  source: string;
  note: string;
}

export interface CompanyFacts {
  name: string;
  source: string | null;
  note: string | null;
}

export interface PortNoticeText {
  terminalId: number | null;
  kind: 'draught_limit' | 'closure';
  draughtLimitM: string;
  validFrom: string;
  /** Empty: until further notice. */
  validTo: string;
  source: string;
  note: string;
}

export interface PortNoticeFacts {
  terminalId: number;
  kind: PortNoticeText['kind'];
  draughtLimitM: number | null;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  source: string | null;
  note: string | null;
}

export const emptyVesselText = (): VesselText => ({
  name: '',
  imoNumber: '',
  mmsi: '',
  flag: '',
  deadweightTonnes: '',
  ladenDraughtM: '',
  tpc: '',
  operatorId: null,
  sizeClass: '',
  source: '',
  note: '',
});
export const emptyCompanyText = (): CompanyText => ({ name: '', source: '', note: '' });
export const emptyPortNoticeText = (): PortNoticeText => ({
  terminalId: null,
  kind: 'draught_limit',
  draughtLimitM: '',
  validFrom: '',
  validTo: '',
  source: '',
  note: '',
});

const DEADWEIGHT_MAX_KG: Kg = 600_000_000;

/** A text that must be given. */
const name = textField(200).transform((text, ctx) => text ?? refuse(ctx, { reason: 'empty' }) ?? '');

const imo = textField(20).transform((text, ctx) => {
  const digits = text === null ? null : text.replace(/^IMO\s*/i, '').replace(/\s/g, '');
  return digits === null || imoIsValid(digits)
    ? digits
    : refuse(ctx, { reason: 'imoInvalid', values: { read: text ?? '' } });
});

const matching = (pattern: RegExp, reason: string) =>
  textField(20).transform((text, ctx) => {
    const upper = text?.toUpperCase() ?? null;
    return upper === null || pattern.test(upper) ? upper : refuse(ctx, { reason, values: { read: upper } });
  });

const vesselSchema = z.object({
  name,
  imoNumber: imo,
  mmsi: matching(/^\d{9}$/, 'mmsiInvalid'),
  flag: matching(/^[A-Z]{2}$/, 'flagInvalid'),
  deadweightTonnes: tonnesField(DEADWEIGHT_MAX_KG),
  ladenDraughtM: decimalField({ min: 0.01, max: 30, decimals: 2 }),
  tpc: decimalField({ min: 0.01, max: 300, decimals: 2 }),
  operatorId: idField,
  sizeClass: textField(40),
  source: textField(1000),
  note: textField(4000),
});

const companySchema = z.object({ name, source: textField(1000), note: textField(4000) });

const portNoticeSchema = z
  .object({
    terminalId: idField,
    kind: z.enum(['draught_limit', 'closure']),
    draughtLimitM: decimalField({ min: 0.01, max: 30, decimals: 2 }),
    validFrom: dayField,
    validTo: dayField,
    source: textField(1000),
    note: textField(4000),
  })
  .superRefine(({ terminalId, kind, draughtLimitM, validFrom, validTo }, ctx) => {
    if (terminalId === null) refuse(ctx, { reason: 'empty', field: 'terminalId' });
    if (validFrom === null) refuse(ctx, { reason: 'empty', field: 'validFrom' });
    if (kind === 'draught_limit' && draughtLimitM === null)
      refuse(ctx, { reason: 'empty', field: 'draughtLimitM' });
    if (validFrom !== null && validTo !== null && validTo < validFrom)
      refuse(ctx, { reason: 'noticeDates', field: 'validTo' });
  })
  .transform(({ terminalId, validFrom, draughtLimitM, ...notice }): PortNoticeFacts => ({
    ...notice,
    terminalId: terminalId ?? 0,
    validFrom: validFrom ?? '',
    draughtLimitM: notice.kind === 'draught_limit' ? draughtLimitM : null,
  }));

function read<T>(schema: z.ZodType<T>, typed: unknown): Result<T> {
  const parsed = schema.safeParse(typed);
  return parsed.success ? done(parsed.data) : refused(...refusalsOf(parsed.error));
}

export const readVessel = (typed: unknown): Result<VesselFacts> => read(vesselSchema, typed);
export const readCompany = (typed: unknown): Result<CompanyFacts> => read(companySchema, typed);
export const readPortNotice = (typed: unknown): Result<PortNoticeFacts> => read(portNoticeSchema, typed);
