/** A voyage as typed: what a form holds, an import reads and the API accepts. input.ts reads it. Client-safe. */
import { printDate, printMoment } from '@/lib/calendar';
import { printTonnes, type Kg } from '@/lib/quantity';
import type { VoyageFacts } from './input';
import type { Found } from './plausibility';
import { emptyTermsText, textOfTerms, type TermsText } from './terms';
import { EVENTS, type DelayReason, type EventName, type Port, type PortZones, type Stamp } from './voyage';

export interface LotText {
  /** Of a stored lot. */
  id?: number;
  gradeId: number | null;
  shipperId: number | null;
  blNo: string;
  blDate: string;
  plannedTonnes: string;
  blTonnes: string;
  outturnTonnes: string;
  outturnDate: string;
  note: string;
}

export interface EventText {
  planned: string;
  estimated: string;
  actual: string;
}

export interface DelayText {
  /** Of a stored delay. */
  id?: number;
  port: Port;
  /** Empty until it is chosen: it decides what stops laytime, so none stands there by itself. */
  reason: DelayReason | '';
  from: string;
  to: string;
  note: string;
}

export interface AcceptedWarning {
  /** A code of plausibility.ts. */
  code: string;
  reason: string;
  /** What was shown when the reason was given: what is worse is asked anew. Without it, whatever is found. */
  found?: Found;
}

/** What is typed: texts in port-local time and any number convention, ids of what was chosen. An empty text is a gap. */
export interface VoyageText {
  /** A UUID chosen by the client when the form opens; empty where a stored voyage is amended. */
  idempotencyKey: string;
  /** Empty: the next free number. */
  voyageNo: string;
  vesselId: number | null;
  loadTerminalId: number | null;
  dischargeTerminalId: number | null;
  laycanFrom: string;
  laycanTo: string;
  terms: TermsText;
  note: string;
  lots: LotText[];
  /** A missing event is an empty one. */
  events: Partial<Record<EventName, EventText>>;
  delays: DelayText[];
  acceptedWarnings: AcceptedWarning[];
}

export function emptyLotText(): LotText {
  return {
    gradeId: null,
    shipperId: null,
    blNo: '',
    blDate: '',
    plannedTonnes: '',
    blTonnes: '',
    outturnTonnes: '',
    outturnDate: '',
    note: '',
  };
}

export function emptyEventTexts(): Record<EventName, EventText> {
  return Object.fromEntries(
    EVENTS.map(({ name }) => [name, { planned: '', estimated: '', actual: '' }]),
  ) as Record<EventName, EventText>;
}

export function emptyVoyageText(idempotencyKey = ''): VoyageText {
  return {
    idempotencyKey,
    voyageNo: '',
    vesselId: null,
    loadTerminalId: null,
    dischargeTerminalId: null,
    laycanFrom: '',
    laycanTo: '',
    terms: emptyTermsText(),
    note: '',
    lots: [emptyLotText()],
    events: emptyEventTexts(),
    delays: [],
    acceptedWarnings: [],
  };
}

/**
 * A voyage as text for editing: minutes, port-local time, tonnes that read back without a question.
 * `readVoyage(textOf(facts, zones), zones)` gives the same facts.
 */
export function textOf(voyage: VoyageFacts, zones: PortZones): VoyageText {
  const stamp = (at: Stamp | null, zone: string) => (at ? printMoment(at.at, zone, at.precision) : '');
  const kg = (quantity: Kg | null) => (quantity === null ? '' : printTonnes(quantity));
  const events = emptyEventTexts();
  for (const { name, port } of EVENTS) {
    const event = voyage.events.find((one) => one.name === name);
    if (!event) continue;
    const zone = zones[port];
    events[name] = {
      planned: stamp(event.planned, zone),
      estimated: stamp(event.estimated, zone),
      actual: stamp(event.actual, zone),
    };
  }
  return {
    idempotencyKey: voyage.idempotencyKey ?? '',
    voyageNo: voyage.voyageNo ?? '',
    vesselId: voyage.vesselId,
    loadTerminalId: voyage.loadTerminalId,
    dischargeTerminalId: voyage.dischargeTerminalId,
    laycanFrom: voyage.laycanFrom ? printDate(voyage.laycanFrom) : '',
    laycanTo: voyage.laycanTo ? printDate(voyage.laycanTo) : '',
    terms: textOfTerms(voyage.terms),
    note: voyage.note ?? '',
    lots: voyage.lots.map((lot) => ({
      ...(lot.id === null ? {} : { id: lot.id }),
      gradeId: lot.gradeId,
      shipperId: lot.shipperId,
      blNo: lot.blNo ?? '',
      blDate: lot.blDate ? printDate(lot.blDate, lot.blDatePrecision ?? 'day') : '',
      plannedTonnes: kg(lot.plannedKg),
      blTonnes: kg(lot.blKg),
      outturnTonnes: kg(lot.outturnKg),
      outturnDate: lot.outturnDate ? printDate(lot.outturnDate) : '',
      note: lot.note ?? '',
    })),
    events,
    delays: voyage.delays.map((delay) => ({
      ...(delay.id === null ? {} : { id: delay.id }),
      port: delay.port,
      reason: delay.reason,
      from: printMoment(delay.from, zones[delay.port]),
      to: printMoment(delay.to, zones[delay.port]),
      note: delay.note ?? '',
    })),
    acceptedWarnings: voyage.acceptedWarnings.map((accepted) => ({ ...accepted })),
  };
}
