/**
 * What is typed about a voyage and how it is read: the one schema for the form, the import and the API. Client-safe,
 * so that a form refuses beside the field what the server and the database would refuse after it.
 */
import { z } from 'zod';
import { now, type LocalDate } from '@/lib/calendar';
import {
  dayField,
  dayOrMonthField,
  idField,
  momentField,
  refuse,
  refusalsOf,
  rowIdField,
  textField,
  tonnesField,
} from '@/lib/fields';
import type { Kg } from '@/lib/quantity';
import { done, refused, type Result } from '@/lib/result';
import { impossibilitiesOf } from './impossible';
import { termsOf, termsSchema } from './terms-input';
import type { VoyageTerms } from './terms';
import type { AcceptedWarning } from './text';
import {
  DELAY_REASONS,
  EVENTS,
  type DelayReason,
  type EventName,
  type Lot,
  type Port,
  type PortZones,
  type VoyageEvent,
} from './voyage';

/** Zones of the only two ports where no terminal was chosen. */
export const USUAL_ZONES: PortZones = { load: 'Asia/Aqtau', discharge: 'Asia/Baku' };

/** The largest mass of one lot: no tanker carries more. */
const LOT_MAX_KG: Kg = 600_000_000;

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
  terms: VoyageTerms;
  note: string | null;
  lots: LotFacts[];
  events: VoyageEvent[];
  delays: DelayFacts[];
  acceptedWarnings: AcceptedWarning[];
}

const tonnes = tonnesField(LOT_MAX_KG);

const lotSchema = z.object({
  id: rowIdField,
  gradeId: idField,
  shipperId: idField,
  blNo: textField(60),
  blDate: dayOrMonthField,
  plannedTonnes: tonnes,
  blTonnes: tonnes,
  outturnTonnes: tonnes,
  outturnDate: dayField,
  note: textField(4000),
});

function eventsSchema(zones: PortZones) {
  const event = (zone: string) => {
    const at = momentField(zone);
    return z.object({ planned: at, estimated: at, actual: at }).optional();
  };
  const byPort = { load: event(zones.load), discharge: event(zones.discharge) };
  const shape = Object.fromEntries(EVENTS.map(({ name, port }) => [name, byPort[port]]));
  return z.object(shape as Record<EventName, typeof byPort.load>).default({});
}

function delaySchema(zones: PortZones) {
  const fields = {
    id: rowIdField,
    reason: z.enum([...DELAY_REASONS, '']).transform((reason) => (reason === '' ? null : reason)),
    note: textField(4000),
  };
  const at = <P extends Port>(port: P) =>
    z.object({
      ...fields,
      port: z.literal(port),
      from: momentField(zones[port]),
      to: momentField(zones[port]),
    });
  return z.discriminatedUnion('port', [at('load'), at('discharge')]);
}

const foundSchema = z
  .array(z.record(z.string().max(60), z.union([z.string().max(400), z.number()])))
  .max(100)
  .optional();

function fieldsSchema(zones: PortZones) {
  return z.object({
    idempotencyKey: z.union([z.uuid(), z.literal('')]).default(''),
    voyageNo: textField(60),
    vesselId: idField,
    loadTerminalId: idField,
    dischargeTerminalId: idField,
    laycanFrom: dayField,
    laycanTo: dayField,
    terms: termsSchema,
    note: textField(4000),
    lots: z.array(lotSchema).max(99).default([]),
    events: eventsSchema(zones),
    delays: z.array(delaySchema(zones)).max(200).default([]),
    acceptedWarnings: z
      .array(z.object({ code: z.string().max(60), reason: textField(4000), found: foundSchema }))
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

/** The schema with the zones of the two chosen terminals; `clock` gives the instant that counts as now. */
export function voyageSchema(zones: PortZones, clock: () => Date) {
  return fieldsSchema(zones)
    .superRefine((fields, ctx) => {
      const voyage = {
        ...fields,
        terms: termsOf(fields.terms),
        lots: lotsOf(fields),
        events: eventsOf(fields),
        delays: delaysOf(fields),
      };
      for (const refusal of impossibilitiesOf(voyage, zones, clock())) {
        refuse(ctx, refusal);
      }
    })
    .transform((fields): VoyageFacts => ({
      ...fields,
      idempotencyKey: fields.idempotencyKey.toLowerCase() || null,
      terms: termsOf(fields.terms),
      lots: lotsOf(fields)
        .filter(saysSomething)
        .map((lot, index) => ({ ...lot, no: index + 1 })),
      events: eventsOf(fields),
      delays: delaysOf(fields).flatMap(({ from, to, reason, ...delay }) =>
        from && to && reason ? [{ ...delay, reason, from, to }] : [],
      ),
      acceptedWarnings: fields.acceptedWarnings.flatMap(({ code, reason, found }) =>
        reason === null ? [] : [{ code, reason, ...(found && { found }) }],
      ),
    }));
}

const schemas = new Map<string, ReturnType<typeof voyageSchema>>();

/** Made once for two zones: making it costs more than reading a voyage with it. */
function schemaIn(zones: PortZones): ReturnType<typeof voyageSchema> {
  const key = `${zones.load} ${zones.discharge}`;
  const made = schemas.get(key) ?? voyageSchema(zones, now);
  schemas.set(key, made);
  return made;
}

/**
 * Reads what was typed, in the zones of the chosen terminals. Refusals carry the field's path (`lots.0.blTonnes`),
 * what was read and, for a number that can be read in two ways, both readings as `choices`. Everything that
 * DOMAIN.md calls impossible and that one voyage alone can show is refused; `at` counts as now where it is given.
 */
export function readVoyage(typed: unknown, zones: PortZones, at?: Date): Result<VoyageFacts> {
  const schema = at ? voyageSchema(zones, () => at) : schemaIn(zones);
  const parsed = schema.safeParse(typed);
  if (parsed.success) return done(parsed.data);
  return refused(...refusalsOf(parsed.error));
}
