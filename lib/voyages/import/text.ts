/** The lines of one voyage as the text that the form would hold: a new one, or a stored one with the file on top. Pure. */
import type { PortZones } from '@/lib/voyages/voyage';
import { foldText } from '@/lib/voyages/impossible';
import { factsOf, type VoyageRecord } from '@/lib/voyages/record';
import {
  emptyLotText,
  emptyVoyageText,
  textOf,
  type EventText,
  type LotText,
  type VoyageText,
} from '@/lib/voyages/text';
import { TERMS } from '@/lib/voyages/terms';
import { delaysOnto, printDelays, readDelays } from './delays';
import { EVENT_FIELDS, eventOf, type Field } from './fields';
import { columnOf, type Group, type Problem, type Reading } from './group';
import type { Finder, Named } from './names';
import { termText } from './terms';

export interface Written {
  text: VoyageText;
  /** The stored voyage as text; null for a new one. */
  stored: VoyageText | null;
  lotRows: (number | null)[];
  problems: Problem[];
}

const LOT_TEXTS = ['blNo', 'blDate', 'plannedTonnes', 'blTonnes', 'outturnTonnes', 'outturnDate'] as const;

/** What the file leaves empty stays as it is stored; lots that are not in the file stay too. */
export function writeText(
  group: Group,
  record: VoyageRecord | null,
  finder: Finder,
  reading: Reading,
): Written {
  const stored = record ? textOf(factsOf(record), record.zones) : null;
  const problems: Problem[] = [];
  const line = group.rows[0]?.no ?? 0;
  const id = (named: Named, row: number, field: Field): number | null => {
    if ('id' in named) return named.id;
    problems.push({ row, column: columnOf(reading, field), kind: 'error', ...named.refusal });
    return null;
  };
  const { head } = group;
  const base = stored ?? { ...emptyVoyageText(), events: {}, lots: [] };
  const vesselField = head.vessel === undefined ? 'imo' : 'vessel';
  const text: VoyageText = {
    ...base,
    voyageNo: stored?.voyageNo ?? head.voyageNo ?? '',
    vesselId: id(finder.vessel(head.vessel, head.imo, base.vesselId), line, vesselField),
    loadTerminalId: id(finder.terminal('load', head.loadTerminal, base.loadTerminalId), line, 'loadTerminal'),
    dischargeTerminalId: id(
      finder.terminal('discharge', head.dischargeTerminal, base.dischargeTerminalId),
      line,
      'dischargeTerminal',
    ),
    laycanFrom: head.laycanFrom ?? base.laycanFrom,
    laycanTo: head.laycanTo ?? base.laycanTo,
    terms: { ...base.terms },
    note: head.note ?? base.note,
    events: { ...base.events },
    lots: base.lots.map((lot) => ({ ...lot })),
  };
  for (const field of EVENT_FIELDS) {
    const value = head[field];
    if (value === undefined) continue;
    const { name, kind } = eventOf(field)!;
    const event: EventText = text.events[name] ?? { planned: '', estimated: '', actual: '' };
    text.events[name] = { ...event, [kind]: value };
  }

  const unread = (field: Field, reason: string, read: string) =>
    problems.push({ row: line, column: columnOf(reading, field), kind: 'error', reason, values: { read } });
  for (const name of TERMS) {
    const value = head[name];
    if (value === undefined) continue;
    const term = termText(name, value);
    if (term === null) unread(name, name === 'allowedFor' ? 'laytimeForUnread' : 'reasonUnread', value);
    else text.terms[name] = term;
  }
  if (head.delays !== undefined) {
    const read = readDelays(head.delays);
    if ('unread' in read) unread('delays', 'delayUnread', read.unread);
    else text.delays = delaysOnto(base.delays, read.delays);
  }

  const lotRows: (number | null)[] = text.lots.map(() => null);
  for (const row of group.rows) {
    const { values } = row;
    if (!saysALot(values)) continue;
    const at = lotAt(values, text.lots, lotRows, record);
    const lot: LotText = at === null ? emptyLotText() : (text.lots[at] ?? emptyLotText());
    for (const field of LOT_TEXTS) lot[field] = values[field] ?? lot[field];
    lot.note = values.lotNote ?? lot.note;
    lot.gradeId = id(finder.grade(values.grade, lot.gradeId), row.no, 'grade');
    lot.shipperId = id(finder.shipper(values.shipper, lot.shipperId), row.no, 'shipper');
    if (at === null) {
      text.lots.push(lot);
      lotRows.push(row.no);
    } else lotRows[at] = row.no;
  }
  return { text, stored, lotRows, problems };
}

const saysALot = (values: Partial<Record<Field, string>>) =>
  [...LOT_TEXTS, 'grade', 'shipper', 'lotNote'].some((field) => values[field as Field] !== undefined);

/** The stored lot that the line speaks of: by B/L number, else by its number in the voyage, else the only one. */
function lotAt(
  values: Partial<Record<Field, string>>,
  lots: readonly LotText[],
  taken: readonly (number | null)[],
  record: VoyageRecord | null,
): number | null {
  if (record === null) return null;
  const free = (at: number) => at >= 0 && taken[at] === null;
  if (values.blNo !== undefined) {
    const wanted = foldText(values.blNo);
    const at = lots.findIndex((lot) => lot.id !== undefined && foldText(lot.blNo) === wanted);
    if (free(at)) return at;
  }
  if (values.lotNo !== undefined) {
    const at = record.lots.findIndex((lot) => String(lot.no) === values.lotNo);
    return free(at) ? at : null;
  }
  const only = record.lots.length === 1 && free(0) ? lots[0] : undefined;
  return only && (only.blNo === '' || values.blNo === undefined) ? 0 : null;
}

/** A field of a voyage before and after, as text. */
export interface Change {
  field: string;
  before: string;
  after: string;
}

const HEAD = ['vesselId', 'loadTerminalId', 'dischargeTerminalId', 'laycanFrom', 'laycanTo', 'note'] as const;

/** What differs, field by field; `nameOf` words the ids. */
export function changesOf(
  stored: VoyageText,
  wanted: VoyageText,
  nameOf: (field: string, id: number) => string,
): Change[] {
  const changes: Change[] = [];
  const shown = (field: string, value: string | number | null | undefined) =>
    typeof value === 'number' ? nameOf(field, value) : (value ?? '');
  const compare = (path: string, name: string, a: string | number | null | undefined, b: typeof a) => {
    if ((a ?? '') !== (b ?? '')) changes.push({ field: path, before: shown(name, a), after: shown(name, b) });
  };
  for (const name of HEAD) compare(name, name, stored[name], wanted[name]);
  for (const name of TERMS) compare(`terms.${name}`, name, stored.terms[name], wanted.terms[name]);
  compare('delays', 'delays', printDelays(stored.delays), printDelays(wanted.delays));
  wanted.lots.forEach((lot, at) => {
    const before = stored.lots.find(({ id }) => id !== undefined && id === lot.id);
    for (const name of [...LOT_TEXTS, 'gradeId', 'shipperId', 'note'] as const) {
      compare(`lots.${at}.${name}`, name, before?.[name], lot[name]);
    }
  });
  for (const [event, times] of Object.entries(wanted.events)) {
    const before = stored.events[event as keyof VoyageText['events']];
    for (const kind of ['planned', 'estimated', 'actual'] as const) {
      compare(`events.${event}.${kind}`, kind, before?.[kind], times?.[kind]);
    }
  }
  return changes;
}

/** The zones of the two terminals, else the usual ones. */
export function zonesIn(text: VoyageText, zoneOf: ReadonlyMap<number, string>, usual: PortZones): PortZones {
  const zone = (id: number | null) => (id === null ? undefined : zoneOf.get(id));
  return {
    load: zone(text.loadTerminalId) ?? usual.load,
    discharge: zone(text.dischargeTerminalId) ?? usual.discharge,
  };
}
