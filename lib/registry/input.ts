/** What is typed into the registry, and how it is read. Client-safe. */
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
  /** Of a new one empty: nothing is entered as withdrawn. */
  standing: '' | 'stands' | 'withdrawn';
}

export interface PortNoticeFacts {
  terminalId: number;
  kind: PortNoticeText['kind'];
  draughtLimitM: number | null;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  source: string | null;
  note: string | null;
  withdrawn: boolean;
}

export interface TerminalText {
  name: string;
  port: string;
  /** ISO 3166 alpha-2. */
  country: string;
  unLocode: string;
  /** IANA name, such as Asia/Aqtau. */
  timeZone: string;
  latitude: string;
  longitude: string;
  role: 'load' | 'discharge';
  /** Ships of this trade that it takes at once; empty while nobody knows. */
  berths: string;
  berthsSource: string;
  note: string;
}

export interface GradeText {
  name: string;
  /** Degrees API at 60 °F. */
  apiGravity: string;
  source: string;
  note: string;
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
  standing: '',
});

export const emptyTerminalText = (): TerminalText => ({
  name: '',
  port: '',
  country: '',
  unLocode: '',
  timeZone: '',
  latitude: '',
  longitude: '',
  role: 'discharge',
  berths: '',
  berthsSource: '',
  note: '',
});
export const emptyGradeText = (): GradeText => ({ name: '', apiGravity: '', source: '', note: '' });

const DEADWEIGHT_MAX_KG: Kg = 600_000_000;

/** Bounds of the typed numbers, as the database holds them too. */
export const BOUNDS = {
  ladenDraughtM: { min: 0.01, max: 30, decimals: 2 },
  tpc: { min: 0.01, max: 300, decimals: 2 },
  draughtLimitM: { min: 0.01, max: 30, decimals: 2 },
  apiGravity: { min: 0.01, max: 100, decimals: 2 },
  latitude: { min: -90, max: 90, decimals: 5 },
  longitude: { min: -180, max: 180, decimals: 5 },
  berths: { min: 1, max: 99, decimals: 0 },
  /** Of money, a tonne. */
  amount: { min: 0.01, max: 100_000, decimals: 2 },
};

/** A text that must be given. */
export const nameField = textField(200).transform(
  (text, ctx) => text ?? refuse(ctx, { reason: 'empty' }) ?? '',
);

const imo = textField(20).transform((text, ctx) => {
  const digits = text === null ? null : text.replace(/^IMO\s*/i, '').replace(/\s/g, '');
  return digits === null || imoIsValid(digits)
    ? digits
    : refuse(ctx, { reason: 'imoInvalid', values: { read: text ?? '' } });
});

/** Letters and digits of that shape, in capitals. */
export const matching = (pattern: RegExp, reason: string) =>
  textField(20).transform((text, ctx) => {
    const upper = text?.toUpperCase() ?? null;
    return upper === null || pattern.test(upper) ? upper : refuse(ctx, { reason, values: { read: upper } });
  });

const vesselSchema = z.object({
  name: nameField,
  imoNumber: imo,
  mmsi: matching(/^\d{9}$/, 'mmsiInvalid'),
  flag: matching(/^[A-Z]{2}$/, 'flagInvalid'),
  deadweightTonnes: tonnesField(DEADWEIGHT_MAX_KG),
  ladenDraughtM: decimalField(BOUNDS.ladenDraughtM),
  tpc: decimalField(BOUNDS.tpc),
  operatorId: idField,
  sizeClass: textField(40),
  source: textField(1000),
  note: textField(4000),
});

/** Known to the time-zone database by its name; an offset is no zone. */
function isZone(text: string): boolean {
  if (!/^[A-Z]\w*(\/[\w+-]+)+$/i.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const required = <T>(schema: z.ZodType<T | null, string | undefined>) =>
  schema.transform((value, ctx) => (value === null ? (refuse(ctx, { reason: 'empty' }) ?? '') : value));

const terminalFields = z.object({
  name: nameField,
  port: required(textField(100)),
  country: required(matching(/^[A-Z]{2}$/, 'flagInvalid')),
  unLocode: matching(/^[A-Z]{2}[A-Z2-9]{3}$/, 'unLocodeInvalid'),
  timeZone: nameField.transform((text, ctx) =>
    text === '' || isZone(text)
      ? text
      : (refuse(ctx, { reason: 'zoneUnknown', values: { read: text } }) ?? ''),
  ),
  latitude: decimalField(BOUNDS.latitude),
  longitude: decimalField(BOUNDS.longitude),
  role: z.enum(['load', 'discharge']),
  berths: decimalField(BOUNDS.berths),
  berthsSource: textField(1000),
  note: textField(4000),
});
const terminalSchema = terminalFields.superRefine(({ berths, berthsSource }, ctx) => {
  // Ships are told to wait by it.
  if (berths !== null && berthsSource === null)
    refuse(ctx, { reason: 'berthsSourceMissing', field: 'berthsSource' });
});

const gradeSchema = z
  .object({
    name: nameField,
    apiGravity: decimalField(BOUNDS.apiGravity),
    source: textField(1000),
    note: textField(4000),
  })
  .superRefine(({ apiGravity, source }, ctx) => {
    // Barrels are made from it: a factor nobody can trace is no factor.
    if (apiGravity !== null && source === null) refuse(ctx, { reason: 'apiSourceMissing', field: 'source' });
  });

export type TerminalFacts = z.output<typeof terminalSchema>;
export type GradeFacts = z.output<typeof gradeSchema>;

const companySchema = z.object({ name: nameField, source: textField(1000), note: textField(4000) });

const portNoticeSchema = z
  .object({
    terminalId: idField,
    kind: z.enum(['draught_limit', 'closure']),
    draughtLimitM: decimalField(BOUNDS.draughtLimitM),
    validFrom: dayField,
    validTo: dayField,
    source: textField(1000),
    note: textField(4000),
    standing: z.enum(['', 'stands', 'withdrawn']).default(''),
  })
  .superRefine(({ terminalId, kind, draughtLimitM, validFrom, validTo }, ctx) => {
    if (terminalId === null) refuse(ctx, { reason: 'empty', field: 'terminalId' });
    if (validFrom === null) refuse(ctx, { reason: 'empty', field: 'validFrom' });
    if (kind === 'draught_limit' && draughtLimitM === null)
      refuse(ctx, { reason: 'empty', field: 'draughtLimitM' });
    if (validFrom !== null && validTo !== null && validTo < validFrom)
      refuse(ctx, { reason: 'noticeDates', field: 'validTo' });
  })
  .transform(({ terminalId, validFrom, draughtLimitM, standing, ...notice }): PortNoticeFacts => ({
    ...notice,
    withdrawn: standing === 'withdrawn',
    terminalId: terminalId ?? 0,
    validFrom: validFrom ?? '',
    draughtLimitM: notice.kind === 'draught_limit' ? draughtLimitM : null,
  }));

/** Typed texts by a schema: facts, or what is wrong with each field. */
export function readWith<T>(schema: z.ZodType<T>, typed: unknown): Result<T> {
  const parsed = schema.safeParse(typed);
  return parsed.success ? done(parsed.data) : refused(...refusalsOf(parsed.error));
}

export const readVessel = (typed: unknown): Result<VesselFacts> => readWith(vesselSchema, typed);
export const readCompany = (typed: unknown): Result<CompanyFacts> => readWith(companySchema, typed);
export const readPortNotice = (typed: unknown): Result<PortNoticeFacts> => readWith(portNoticeSchema, typed);
export const readTerminal = (typed: unknown): Result<TerminalFacts> => readWith(terminalSchema, typed);
export const readGrade = (typed: unknown): Result<GradeFacts> => readWith(gradeSchema, typed);
