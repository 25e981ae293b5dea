/**
 * What is typed about a voyage and how it is read: the one schema for the form, the import and the API. Client-safe,
 * so that a form refuses beside the field what the server and the database would refuse after it.
 */
import { z } from 'zod';
import { now, readDate, readMoment, type LocalDate } from '@/lib/calendar';
import { readTonnes, type Kg } from '@/lib/quantity';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import { impossibilitiesOf } from './impossible';
import type { AcceptedWarning } from './text';
import {
  DELAY_REASONS,
  EVENTS,
  type DelayReason,
  type EventName,
  type Lot,
  type Port,
  type PortZones,
  type Stamp,
  type VoyageEvent,
} from './voyage';

/** Zones of the only two ports where no terminal was chosen. */
export const USUAL_ZONES: PortZones = { load: 'Asia/Aqtau', discharge: 'Asia/Baku' };

/** The largest mass of one lot: no tanker carries more. */
const LOT_MAX_KG: Kg = 600_000_000;
/** PostgreSQL's `integer`. */
const ID_MAX = 2_147_483_647;

export interface LotFacts extends Lot {
  /** Null for a lot that is not stored yet. */
  id: number | null;
  note: string | null;
}

export interface DelayFacts {
  id: number | null;
  port: Port;
  reason: DelayReason;
  from: Date;
  to: Date;
  note: string | null;
}

/** What was read from a VoyageText (text.ts): lots, events in their order, delays without rows left blank. */
export interface VoyageFacts {
  idempotencyKey: string | null;
  voyageNo: string | null;
  vesselId: number | null;
  loadTerminalId: number | null;
  dischargeTerminalId: number | null;
  laycanFrom: LocalDate | null;
  laycanTo: LocalDate | null;
  note: string | null;
  lots: LotFacts[];
  events: VoyageEvent[];
  delays: DelayFacts[];
  acceptedWarnings: AcceptedWarning[];
}

// ── Fields ─────────────────────────────────────────────────────────────────────────────────────

/** `continue`: the rules that compare fields still run, with a gap in place of what could not be read. */
function refuse(ctx: z.RefinementCtx, refusal: Refusal): null {
  ctx.addIssue({ code: 'custom', params: { refusal }, continue: true });
  return null;
}

const line = (max: number) => z.string().max(max).default('');
const text = (max: number) => line(max).transform((typed) => typed.trim() || null);
const id = z.int().min(1).max(ID_MAX).nullable().default(null);

const tonnes = line(60).transform((typed, ctx): Kg | null => {
  if (typed.trim() === '') return null;
  const reading = readTonnes(typed);
  const read = typed.trim();
  if (reading.kind === 'refused') return refuse(ctx, { reason: reading.reason, values: { read } });
  if (reading.kind === 'ambiguous') {
    const choices = reading.readings.map(({ print }) => print);
    return refuse(ctx, {
      reason: 'tonnesAmbiguous',
      values: { read, first: choices[0] ?? '', second: choices[1] ?? '' },
      choices,
    });
  }
  return reading.kg > LOT_MAX_KG ? refuse(ctx, { reason: 'tonnesRange', values: { read } }) : reading.kg;
});

function readDay(
  typed: string,
  ctx: z.RefinementCtx,
  months: boolean,
): { date: LocalDate; precision: 'day' | 'month' } | null {
  const read = typed.trim();
  if (read === '') return null;
  const reading = readDate(typed);
  if (reading.kind === 'refused') return refuse(ctx, { reason: reading.reason, values: { read } });
  if (reading.precision === 'month' && !months)
    return refuse(ctx, { reason: 'dayMissing', values: { read } });
  return reading;
}
const day = line(40).transform((typed, ctx) => readDay(typed, ctx, false)?.date ?? null);
const dayOrMonth = line(40).transform((typed, ctx) => readDay(typed, ctx, true));

const moment = (zone: string) =>
  line(60).transform((typed, ctx): Stamp | null => {
    if (typed.trim() === '') return null;
    const reading = readMoment(typed, zone);
    if (reading.kind === 'refused')
      return refuse(ctx, { reason: reading.reason, values: { read: reading.read } });
    return { at: reading.at, precision: reading.precision };
  });

const lotSchema = z.object({
  id: z.int().min(1).max(ID_MAX).optional(),
  gradeId: id,
  shipperId: id,
  blNo: text(60),
  blDate: dayOrMonth,
  plannedTonnes: tonnes,
  blTonnes: tonnes,
  outturnTonnes: tonnes,
  outturnDate: day,
  note: text(4000),
});

function eventsSchema(zones: PortZones) {
  const event = (zone: string) => {
    const at = moment(zone);
    return z.object({ planned: at, estimated: at, actual: at }).optional();
  };
  const byPort = { load: event(zones.load), discharge: event(zones.discharge) };
  const shape = Object.fromEntries(EVENTS.map(({ name, port }) => [name, byPort[port]]));
  return z.object(shape as Record<EventName, typeof byPort.load>).default({});
}

function delaySchema(zones: PortZones) {
  const fields = {
    id: z.int().min(1).max(ID_MAX).optional(),
    reason: z.enum(DELAY_REASONS),
    note: text(4000),
  };
  const at = <P extends Port>(port: P) =>
    z.object({ ...fields, port: z.literal(port), from: moment(zones[port]), to: moment(zones[port]) });
  return z.discriminatedUnion('port', [at('load'), at('discharge')]);
}

function fieldsSchema(zones: PortZones) {
  return z.object({
    idempotencyKey: z.union([z.uuid(), z.literal('')]).default(''),
    voyageNo: text(60),
    vesselId: id,
    loadTerminalId: id,
    dischargeTerminalId: id,
    laycanFrom: day,
    laycanTo: day,
    note: text(4000),
    lots: z.array(lotSchema).max(99).default([]),
    events: eventsSchema(zones),
    delays: z.array(delaySchema(zones)).max(200).default([]),
    acceptedWarnings: z
      .array(z.object({ code: z.string().max(60), reason: text(4000) }))
      .max(40)
      .default([]),
  });
}
type Fields = z.infer<ReturnType<typeof fieldsSchema>>;

function lotsOf({ lots }: Fields): LotFacts[] {
  return lots.map(({ id, blDate, plannedTonnes, blTonnes, outturnTonnes, ...lot }, index) => ({
    ...lot,
    id: id ?? null,
    no: index + 1,
    blDate: blDate?.date ?? null,
    blDatePrecision: blDate?.precision ?? null,
    plannedKg: plannedTonnes,
    blKg: blTonnes,
    outturnKg: outturnTonnes,
  }));
}

function eventsOf({ events }: Fields): VoyageEvent[] {
  return EVENTS.flatMap(({ name }) => {
    const event = events[name];
    return event && (event.planned ?? event.estimated ?? event.actual) ? [{ name, ...event }] : [];
  });
}

function delaysOf({ delays }: Fields) {
  return delays.map(({ id, from, to, ...delay }) => ({
    ...delay,
    id: id ?? null,
    from: from?.at ?? null,
    to: to?.at ?? null,
  }));
}

/** The form's last, empty row is no lot and no delay; a stored one stays, whatever was emptied. */
function saysSomething(lot: LotFacts): boolean {
  const { id, gradeId, shipperId, blNo, blDate, plannedKg, blKg, outturnKg, outturnDate, note } = lot;
  return [id, gradeId, shipperId, blNo, blDate, plannedKg, blKg, outturnKg, outturnDate, note].some(
    (value) => value !== null,
  );
}

/** The schema with the zones of the two chosen terminals; `at` is the instant that counts as now. */
export function voyageSchema(zones: PortZones, at: Date) {
  return fieldsSchema(zones)
    .superRefine((fields, ctx) => {
      const voyage = { ...fields, lots: lotsOf(fields), events: eventsOf(fields), delays: delaysOf(fields) };
      for (const refusal of impossibilitiesOf(voyage, zones, at)) {
        ctx.addIssue({
          code: 'custom',
          path: refusal.field?.split('.') ?? [],
          params: { refusal },
          continue: true,
        });
      }
    })
    .transform((fields): VoyageFacts => ({
      ...fields,
      idempotencyKey: fields.idempotencyKey || null,
      lots: lotsOf(fields)
        .filter(saysSomething)
        .map((lot, index) => ({ ...lot, no: index + 1 })),
      events: eventsOf(fields),
      delays: delaysOf(fields).flatMap(({ from, to, ...delay }) =>
        from && to ? [{ ...delay, from, to }] : [],
      ),
      acceptedWarnings: fields.acceptedWarnings.flatMap(({ code, reason }) =>
        reason === null ? [] : [{ code, reason }],
      ),
    }));
}

/**
 * Reads what was typed, in the zones of the chosen terminals. Refusals carry the field's path (`lots.0.blTonnes`),
 * what was read and, for a number that can be read in two ways, both readings as `choices`. Everything that
 * DOMAIN.md calls impossible and that one voyage alone can show is refused; `at` is now.
 */
export function readVoyage(typed: unknown, zones: PortZones, at: Date = now()): Result<VoyageFacts> {
  const parsed = voyageSchema(zones, at).safeParse(typed);
  if (parsed.success) return done(parsed.data);
  const byField = new Map<string, Refusal>();
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.');
    // The first one is what was read in the field itself; what follows from it says nothing new.
    if (field !== '' && byField.has(field)) continue;
    byField.set(field, { ...refusalOfIssue(issue), ...(field === '' ? {} : { field }) });
  }
  return refused(...byField.values());
}

function refusalOfIssue(issue: z.core.$ZodIssue): Refusal {
  if (issue.code === 'custom' && issue.params?.refusal) return issue.params.refusal as Refusal;
  if (issue.code === 'too_big' && issue.origin === 'string')
    return { reason: 'textTooLong', values: { max: Number(issue.maximum) } };
  return { reason: 'malformed', values: { read: issue.path.join('.') } };
}
