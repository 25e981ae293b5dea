/** What reaches the analysts' desk about a voyage: outturns, gaps, slips of the pen, and what looks implausible. */
import { addDays, localDateOf, type LocalDate } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';
import { warningsOf, type Warning } from '@/lib/voyages/plausibility';
import { EVENTS, portOf, transitLoss, type EventName } from '@/lib/voyages/voyage';
import type { SailedVoyage } from './programme';
import { Random } from './random';
import { byDay, ZONE } from './timeline';

export interface LotPapers {
  no: number;
  grade: string;
  /** Null: the bill of lading was never seen, only its figures. */
  blNo: string | null;
  shipper: string | null;
  plannedKg: Kg;
  blKg: Kg;
  /** Null: no outturn report came. */
  outturnKg: Kg | null;
  /** The first figure, where a wrong one was logged and amended later. */
  typedKg: Kg | null;
}

export interface Papers {
  lots: LotPapers[];
  outturnDate: LocalDate;
  /** Events that were reported, in milliseconds. */
  events: Map<EventName, number>;
  precision: 'minute' | 'day';
  warnings: { warning: Warning; reason: string }[];
  /** Days from the last line off until the outturn report is logged, and from there until the voyage is closed. */
  outturnAfterDays: number;
  closeAfterDays: number;
  /** Outturn as first reported, where the terminal corrected it after closing. */
  firstOutturnKg: Kg | null;
  /** The ship is named in the programme already, not only when nominated. */
  shipPlanned: boolean;
}

const OPTIONAL: readonly EventName[] = [
  'load_nor_tendered',
  'load_berthed',
  'nor_tendered',
  'berthed',
  'customs_started',
  'customs_cleared',
  'last_line_off',
];

const REASONS: Partial<Record<Warning['code'], string>> = {
  lossAboveLimit: 'Both figures checked against the reports; the shipper has been asked',
  passageUnusual: 'Sheltered from a storm on the way',
  intakeUnusual: 'Checked against the bill of lading',
};

export function drawPapers(voyage: SailedVoyage): Papers {
  const random = new Random(`papers ${voyage.voyageNo}`);
  const precision = random.chance(0.07) ? 'day' : 'minute';
  const [withoutOutturn, withoutShipper, withoutBlNo] = [0.03, 0.025, 0.02].map((odds) =>
    random.chance(odds),
  );
  const share = lossShare(random);
  const [slip, corrected] = [random.chance(0.06), random.chance(0.012)];
  const lots = voyage.lots.map(({ grade, shipper, blKg }, index): LotPapers => {
    const outturnKg = Math.round(blKg * (1 - share * random.between(0.9, 1.1)));
    return {
      no: index + 1,
      grade,
      blNo: withoutBlNo ? null : blNoOf(voyage.voyageNo, index, voyage.lots.length),
      shipper: withoutShipper ? null : shipper,
      plannedKg: Math.max(
        500_000,
        Math.round((blKg + random.between(-300_000, 300_000)) / 500_000) * 500_000,
      ),
      blKg,
      outturnKg: withoutOutturn ? null : outturnKg,
      typedKg: slip && index === 0 ? slipOfPen(random, blKg) : null,
    };
  });
  const events = reportedEvents(random, voyage, precision);
  const outturn = lots[0]?.outturnKg ?? null;
  return {
    lots,
    outturnDate: localDateOf(new Date(voyage.timeline.at.discharge_completed), ZONE.discharge),
    events,
    precision,
    warnings: warnings(voyage, lots, events, precision),
    outturnAfterDays: random.around(6, 22),
    closeAfterDays: random.around(4, 25),
    firstOutturnKg: corrected && outturn !== null ? outturn - random.whole(2_000, 9_000) : null,
    shipPlanned: random.chance(0.75),
  };
}

/** Mostly 0.1 to 0.3 %, now and then above the 0.5 % that is flagged, now and then a gain. */
function lossShare(random: Random): number {
  const odds = random.next();
  if (odds < 0.03) return random.between(0.0058, 0.0092);
  if (odds < 0.07) return -random.between(0.0002, 0.0012);
  return random.around(0.0008, 0.0032);
}

function blNoOf(voyageNo: string, index: number, lots: number): string {
  return `${voyageNo}-BL${lots > 1 ? `-${index + 1}` : ''}`;
}

/** A preliminary round figure, or two digits the wrong way round. */
function slipOfPen(random: Random, kg: Kg): Kg {
  if (random.chance(0.6)) return Math.floor(kg / 500_000) * 500_000;
  const digits = String(kg).split('');
  const at = digits.length - 6;
  [digits[at], digits[at + 1]] = [digits[at + 1] ?? '0', digits[at] ?? '0'];
  return Number(digits.join(''));
}

function reportedEvents(random: Random, { timeline }: SailedVoyage, precision: 'minute' | 'day') {
  const gaps = random.chance(0.05) ? random.shuffled(OPTIONAL).slice(0, random.whole(1, 3)) : [];
  const reported = EVENTS.filter(({ name }) => !gaps.includes(name)).map(({ name, port }) => {
    const at = timeline.at[name];
    return [name, precision === 'day' ? byDay(at, port) : at] as const;
  });
  return new Map<EventName, number>(reported);
}

/** What the application itself would have asked about when this was logged. */
function warnings(
  voyage: SailedVoyage,
  lots: readonly LotPapers[],
  events: ReadonlyMap<EventName, number>,
  precision: 'minute' | 'day',
): Papers['warnings'] {
  const found = warningsOf({
    intakeKg: lots.reduce((kg, lot) => kg + lot.blKg, 0),
    vessel: { deadweightKg: voyage.ship.deadweightKg, ladenDraughtM: null, tpc: null },
    draughtLimitM: null,
    draughtNotice: null,
    closures: [],
    cargoDays: [],
    lastIntakesKg: voyage.lastIntakesKg,
    events: [...events].map(([name, at]) => ({ name, actual: { at: new Date(at), precision } })),
    zones: ZONE,
    loss: transitLoss(lots),
    overlapping: [],
  });
  return found.map((warning) => ({ warning, reason: REASONS[warning.code] ?? 'Checked against the papers' }));
}

/** The day on which a voyage is expected at each milestone when it is planned: a day and a half a stage. */
export function plannedDays(laycanFrom: LocalDate): { name: EventName; day: LocalDate; zone: string }[] {
  const names = ['load_arrived', 'loading_completed', 'arrived', 'discharge_completed'] as const;
  return names.map((name, stage) => ({
    name,
    day: addDays(laycanFrom, Math.floor(stage * 1.5)),
    zone: ZONE[portOf(name)],
  }));
}
