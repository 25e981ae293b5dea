/** What one voyage alone can show to be impossible: refused by form, action and (again, in SQL) database. Pure. */
import { localDateOf, printDate, type LocalDate } from '@/lib/calendar';
import type { Refusal } from '@/lib/result';
import type { VoyageTerms } from './terms';
import { milestonesOutOfOrder } from './timing';
import type { DelayReason, Lot, Port, PortZones, VoyageEvent } from './voyage';

/** A voyage as far as it could be read; null is a gap and breaks no rule. */
export interface ReadVoyage {
  voyageNo: string | null;
  vesselId: number | null;
  laycanFrom: LocalDate | null;
  laycanTo: LocalDate | null;
  terms: Pick<VoyageTerms, 'demurrageCents' | 'currency'>;
  lots: readonly (Lot & { id: number | null })[];
  events: readonly VoyageEvent[];
  delays: readonly {
    id: number | null;
    port: Port;
    reason: DelayReason | null;
    from: Date | null;
    to: Date | null;
    note: string | null;
  }[];
}

const DELAY_MAX_MS = 366 * 24 * 3_600_000;

/** As SQL `fold_text`: İ, I and ı are one letter. */
export function foldText(text: string): string {
  return text.trim().replace(/[İI]/g, 'i').toLowerCase().replace(/ı/g, 'i');
}

/** Every rule broken, with the field that shows it; `at` is now. */
export function impossibilitiesOf(voyage: ReadVoyage, zones: PortZones, at: Date): Refusal[] {
  return [
    ...headRefusals(voyage),
    ...lotRefusals(voyage.lots, zones, at),
    ...eventRefusals(voyage, zones, at),
    ...delayRefusals(voyage.delays),
  ];
}

function headRefusals({
  voyageNo,
  vesselId,
  laycanFrom,
  laycanTo,
  terms,
  lots,
  events,
}: ReadVoyage): Refusal[] {
  const refusals: Refusal[] = [];
  if (voyageNo !== null && !(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(voyageNo) && /\d/.test(voyageNo))) {
    refusals.push({ reason: 'voyageNoShape', field: 'voyageNo', values: { read: voyageNo } });
  }
  if (laycanFrom !== null && laycanTo !== null && laycanTo < laycanFrom) {
    refusals.push({
      reason: 'laycanOrder',
      field: 'laycanTo',
      values: { read: printDate(laycanTo), from: printDate(laycanFrom) },
    });
  }
  if (terms.demurrageCents !== null && terms.currency === null) {
    refusals.push({ reason: 'currencyMissing', field: 'terms.currency' });
  }
  const loaded = lots.some((lot) => lot.blDate ?? lot.blNo ?? lot.blKg ?? lot.plannedKg);
  if (vesselId === null && laycanFrom === null && !loaded && events.length === 0) {
    refusals.push({ reason: 'voyageEmpty', field: 'vesselId' });
  }
  return refusals;
}

function lotRefusals(lots: ReadVoyage['lots'], zones: PortZones, at: Date): Refusal[] {
  const today = { load: localDateOf(at, zones.load), discharge: localDateOf(at, zones.discharge) };
  const seen = new Map<string, number>();
  return lots.flatMap((lot, index) => {
    const refusals: Refusal[] = [];
    const field = (name: string) => `lots.${index}.${name}`;
    const { blNo, blDate, outturnDate } = lot;
    if (blDate !== null && blDate > today.load) {
      refusals.push({
        reason: 'blDateInFuture',
        field: field('blDate'),
        values: { read: printDate(blDate) },
      });
    }
    if (outturnDate !== null && outturnDate > today.discharge) {
      refusals.push({
        reason: 'outturnDateInFuture',
        field: field('outturnDate'),
        values: { read: printDate(outturnDate) },
      });
    }
    if (outturnDate !== null && blDate !== null && outturnDate < blDate) {
      refusals.push({
        reason: 'outturnBeforeBl',
        field: field('outturnDate'),
        values: { read: printDate(outturnDate), blDate: printDate(blDate) },
      });
    }
    if (blNo !== null) {
      const other = seen.get(foldText(blNo));
      if (other !== undefined) {
        refusals.push({ reason: 'blNoTwice', field: field('blNo'), values: { read: blNo, lot: other + 1 } });
      }
      seen.set(foldText(blNo), other ?? index);
    }
    return refusals;
  });
}

function eventRefusals({ events, lots }: ReadVoyage, zones: PortZones, at: Date): Refusal[] {
  const future = events
    .filter(({ actual }) => actual && actual.at > at)
    .map(({ name }): Refusal => ({
      reason: 'actualInFuture',
      field: `events.${name}.actual`,
      values: { read: name },
    }));
  const has = (name: string) => events.some((event) => event.name === name && event.actual);
  const disordered = milestonesOutOfOrder(events, lots, zones).map(({ earlier, later }): Refusal => {
    // A B/L date may stand for the loading completed: then the other one of the pair is the event that was typed.
    const field = has(later) ? `events.${later}.actual` : `events.${earlier}.actual`;
    return { reason: 'milestonesOutOfOrder', field, values: { earlier, later } };
  });
  return [...future, ...disordered];
}

function delayRefusals(delays: ReadVoyage['delays']): Refusal[] {
  return delays.flatMap(({ id, reason, from, to, note }, index): Refusal[] => {
    const field = (name: string) => `delays.${index}.${name}`;
    if (from === null && to === null) {
      const blank = id === null && note === null && reason === null;
      return blank ? [] : [{ reason: 'empty', field: field('from') }];
    }
    if (from === null) return [{ reason: 'empty', field: field('from') }];
    if (to === null) return [{ reason: 'empty', field: field('to') }];
    if (to <= from) return [{ reason: 'delayOrder', field: field('to') }];
    if (to.getTime() - from.getTime() > DELAY_MAX_MS) return [{ reason: 'delayTooLong', field: field('to') }];
    return reason === null ? [{ reason: 'delayReasonMissing', field: field('reason') }] : [];
  });
}
