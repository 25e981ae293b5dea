/** One stored voyage as plain values, and what a form needs to know around it. Client-safe: types and pure readings. */
import type { LocalDate } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import type { Particulars } from '@/lib/registry/vessel';
import type { Refusal } from '@/lib/result';
import type { DelayFacts, LotFacts, VoyageFacts } from './input';
import type { Closure, Found, LimitNotice, WarningCode } from './plausibility';
import type { VoyageTerms } from './terms';
import type { VoyageText } from './text';
import type { Act, PortZones, Status, VoyageEvent } from './voyage';

export interface RecordTerminal {
  id: number;
  name: string;
  port: string;
  timeZone: string;
}

export interface RecordLot extends LotFacts {
  id: number;
  gradeName: string | null;
  /** Degrees API at 60 °F, with its source; null while nobody entered it. */
  apiGravity: number | null;
  shipperName: string | null;
}

export interface RecordAct extends Act {
  by: string;
}

/** Something implausible that was saved with a reason; one entry of `found` for each time the rule applied. */
export interface RecordWarning {
  code: WarningCode;
  reason: string;
  found: Found;
  /** What the reason was given for; `found` is no worse. */
  accepted: Found;
}

export interface VoyageRecord {
  id: number;
  voyageNo: string;
  simulated: boolean;
  /** Moves on with every change of the voyage or anything below it: what an amendment is based on. */
  version: number;
  status: Status;
  vessel: { id: number; name: string; imoNumber: string | null } | null;
  loadTerminal: RecordTerminal | null;
  dischargeTerminal: RecordTerminal | null;
  /** Of the terminals, or the usual ones where a terminal is unknown. */
  zones: PortZones;
  laycanFrom: LocalDate | null;
  laycanTo: LocalDate | null;
  terms: VoyageTerms;
  source: string | null;
  note: string | null;
  createdAt: Date;
  lots: RecordLot[];
  events: VoyageEvent[];
  delays: (DelayFacts & { id: number })[];
  acts: RecordAct[];
  warnings: RecordWarning[];
  /** Sums as the log shows them, kilograms: 0 while no lot has a B/L quantity. */
  blKg: Kg;
  outturnKg: Kg;
  /** B/L less outturn over lots that have both; a gain is negative. */
  lossKg: Kg;
  /** Share of the B/L of the same lots; null without an outturn. */
  lossShare: number | null;
  lotsWithoutOutturn: number;
}

/** What a person logged of a stored voyage: what `textOf` prints for editing. */
export function factsOf(record: VoyageRecord): VoyageFacts {
  return {
    idempotencyKey: null,
    voyageNo: record.voyageNo,
    vesselId: record.vessel?.id ?? null,
    loadTerminalId: record.loadTerminal?.id ?? null,
    dischargeTerminalId: record.dischargeTerminal?.id ?? null,
    laycanFrom: record.laycanFrom,
    laycanTo: record.laycanTo,
    terms: record.terms,
    note: record.note,
    lots: record.lots,
    events: record.events,
    delays: record.delays,
    acceptedWarnings: record.warnings.map(({ code, reason, accepted }) => ({
      code,
      reason,
      found: accepted,
    })),
  };
}

/** A planned or nominated voyage of a vessel whose laycan, five days either way, covers a date. */
export interface Proposal {
  voyageNo: string;
  version: number;
  status: Status;
  simulated: boolean;
  laycanFrom: LocalDate | null;
  laycanTo: LocalDate | null;
  /** Planned tonnes of its lots; null when none is planned. */
  plannedKg: Kg | null;
}

/** What the form chooses from, without the vessels. Entries merged into another one are left out. */
export interface EntryContext {
  terminals: (RecordTerminal & { role: 'load' | 'discharge' })[];
  grades: { id: number; name: string }[];
  companies: { id: number; name: string }[];
}

/** A vessel to choose. */
export interface EntryVessel {
  id: number;
  name: string;
  imoNumber: string | null;
  deadweightKg: Kg | null;
}

/**
 * Vessels that travelled as one short text, rows of id, name, IMO number and deadweight in kilograms: value by value a
 * thousand of them would be half of what opening the form takes.
 */
export function unpackVessels(packed: string): EntryVessel[] {
  const rows = JSON.parse(packed) as [number, string, string | null, Kg | null][];
  return rows.map(([id, name, imoNumber, deadweightKg]) => ({ id, name, imoNumber, deadweightKg }));
}

/** When a voyage keeps its vessel busy, planned and estimated times included where nothing actual is known. */
export interface BusySpan {
  voyageNo: string;
  from: Date;
  to: Date;
}

/** A voyage about to be judged. */
export interface About {
  vesselId: number | null;
  loadTerminalId: number | null;
  dischargeTerminalId: number | null;
  /** Of judgement.ts `loadingDays`; null leaves out what depends on the date. */
  on: { from: LocalDate; to: LocalDate } | null;
  /** The day on which it comes to the discharge port, or is to; null where none is known, and the days of loading stand for it. */
  arrives: LocalDate | null;
  /** From the first to the last day on which cargo is moved; null where none is known. */
  cargo: { from: LocalDate; to: LocalDate } | null;
  simulated: boolean;
  /** The voyage itself, when it is stored already. */
  voyageNo: string | null;
}

/** What the plausibility of a voyage is judged against: its vessel's particulars, past and plans, and the ports' limits. */
export interface PlausibilityContext {
  vessel: Particulars | null;
  /** The vessel's intakes before this voyage, latest first, at most five. */
  lastIntakesKg: Kg[];
  /** The lowest draught limit in force, at the load terminal when it loads or at the discharge terminal when it arrives, metres. */
  draughtLimitM: number | null;
  draughtNotice: LimitNotice | null;
  /** Of its two terminals, between its first and last day of cargo. */
  closures: Closure[];
  /** The vessel's other voyages near it in time: what happened alone (`actual`), and with plans (`busy`). */
  others: { busy: BusySpan | null; actual: BusySpan | null }[];
}

/** A field that two people changed: its path in `merged`, and both of their values as text. */
export interface Clash {
  field: string;
  base: string;
  mine: string;
  theirs: string;
}

/** Somebody saved the voyage since it was opened. Nothing was written, nothing is lost. */
export interface Conflict {
  /** Save again with this version. */
  version: number;
  by: string;
  at: Date;
  reason: string | null;
  theirs: VoyageText;
  /** Theirs with mine on top: where both changed a field, mine. */
  merged: VoyageText;
  /** Paths in `merged` of what they changed. */
  changed: string[];
  clash: Clash[];
}

export interface Logged {
  voyageNo: string;
  version: number;
}

/** As Result; a conflict comes with the refusal `changedMeanwhile`. */
export type Amended =
  { done: true; value: Logged } | { done: false; refusals: Refusal[]; conflict?: Conflict };
