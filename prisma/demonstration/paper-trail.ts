/** One voyage as the analysts entered it, sitting by sitting. */
import { addDays } from '@/lib/calendar';
import { EVENTS, type EventName } from '@/lib/voyages/voyage';
import { drawPapers, plannedDays, type Papers } from './papers';
import type { CancelledVoyage, SailedVoyage } from './programme';
import { Random } from './random';
import { programmeSitting, sittingAfter, type Sitting } from './sittings';
import { dayAt, step, type EventChange, type LotChange, type Step } from './step';
import { HOUR, ZONE } from './timeline';

const DAY = 24 * HOUR;
const MINUTE = 60_000;

/** Nominated one to two and a half weeks before the laycan. */
function nominationSitting(voyageNo: string, laycanFrom: string): Sitting {
  const before = new Random(`nomination ${voyageNo}`).whole(8, 18);
  return sittingAfter(dayAt(addDays(laycanFrom, -before), ZONE.load) + 9 * HOUR);
}

function plannedEvents(voyageNo: string, laycanFrom: string): EventChange[] {
  return plannedDays(laycanFrom).map(({ name, day, zone }) => ({
    voyageNo,
    name,
    column: 'planned',
    at: dayAt(day, zone),
    precision: 'day',
  }));
}

/** Planned, perhaps nominated, and given up with a reason. */
export function cancelledSteps(voyage: CancelledVoyage): Step[] {
  const { voyageNo, month, laycanFrom, laycanTo, dischargeTerminal, grade, shipper, plannedKg } = voyage;
  const planned = programmeSitting(month);
  const nominated = nominationSitting(voyageNo, laycanFrom);
  const given = sittingAfter(dayAt(voyage.cancelledOn, ZONE.load) + 9 * HOUR);
  const steps = [
    step(planned.at, planned.by, null, {
      voyages: [{ voyageNo, dischargeTerminal, laycanFrom, laycanTo, vessel: null }],
      lots: [{ voyageNo, no: 1, grade, shipper, plannedKg }],
      events: plannedEvents(voyageNo, laycanFrom),
    }),
    step(given.at, given.by, voyage.because, {
      acts: [{ voyageNo, kind: 'cancel', reason: voyage.because }],
    }),
  ];
  if (nominated.at < given.at) {
    steps.push(
      step(nominated.at, nominated.by, null, { acts: [{ voyageNo, kind: 'nominate', reason: null }] }),
    );
  }
  return steps;
}

/** From the programme to the closing; what never came in is simply not there. */
export function sailedSteps(voyage: SailedVoyage): Step[] {
  const papers = drawPapers(voyage);
  return [
    ...planSteps(voyage, papers),
    ...estimateSteps(voyage),
    ...eventSteps(voyage, papers),
    ...billOfLadingSteps(voyage, papers),
    ...outturnSteps(voyage, papers),
  ];
}

function planSteps(voyage: SailedVoyage, papers: Papers): Step[] {
  const { voyageNo, month, laycanFrom, laycanTo, dischargeTerminal } = voyage;
  const vessel = voyage.ship.name;
  const planned = programmeSitting(month);
  const nominated = nominationSitting(voyageNo, laycanFrom);
  const lots = papers.lots.map(({ no, grade, shipper, plannedKg }): LotChange => ({
    voyageNo,
    no,
    grade,
    shipper,
    plannedKg,
  }));
  const estimate = { voyageNo, name: 'load_arrived', column: 'estimated', precision: 'day' } as const;
  return [
    step(planned.at, planned.by, null, {
      voyages: [
        { voyageNo, dischargeTerminal, laycanFrom, laycanTo, vessel: papers.shipPlanned ? vessel : null },
      ],
      lots,
      events: plannedEvents(voyageNo, laycanFrom),
    }),
    step(nominated.at, nominated.by, null, {
      ships: papers.shipPlanned ? [] : [{ voyageNo, vessel }],
      events: [{ ...estimate, at: dayAt(laycanFrom, ZONE.load) }],
      acts: [{ voyageNo, kind: 'nominate', reason: null }],
    }),
  ];
}

/** The next port is estimated on leaving the last one, some hours off the truth. */
function estimateSteps({ voyageNo, timeline: { at } }: SailedVoyage): Step[] {
  const random = new Random(`estimates ${voyageNo}`);
  const estimated = (name: EventName, known: number, by: number): Step => {
    const sitting = sittingAfter(known);
    const rough = Math.round((at[name] + random.between(-by, by) * HOUR) / HOUR) * HOUR;
    const event = { voyageNo, name, column: 'estimated', at: rough, precision: 'minute' } as const;
    return step(sitting.at, sitting.by, null, { events: [event] });
  };
  return [
    estimated('load_arrived', at.load_arrived - 34 * HOUR, 4),
    estimated('loading_completed', at.loading_commenced, 3),
    estimated('arrived', at.sailed, 5),
    estimated('discharge_completed', at.arrived, 9),
  ];
}

/** When an event is heard of; where only days are reported, a day later. */
function heardOf(papers: Papers, trueAt: number): Sitting {
  return sittingAfter(trueAt + (papers.precision === 'day' ? DAY : 0));
}

function eventSteps(voyage: SailedVoyage, papers: Papers): Step[] {
  const { voyageNo, timeline } = voyage;
  const { precision } = papers;
  const steps = EVENTS.flatMap(({ name }) => {
    const at = papers.events.get(name);
    if (at === undefined) return [];
    const sitting = heardOf(papers, timeline.at[name]);
    return [
      step(sitting.at, sitting.by, null, { events: [{ voyageNo, name, column: 'actual', at, precision }] }),
    ];
  });
  for (const delay of timeline.delays) {
    const sitting = heardOf(papers, delay.to);
    steps.push(step(sitting.at, sitting.by, null, { delays: [{ voyageNo, ...delay }] }));
  }
  return [...steps, ...warningSteps(voyage, papers, 'passageUnusual', heardOf(papers, timeline.at.arrived))];
}

function billOfLadingSteps(voyage: SailedVoyage, papers: Papers): Step[] {
  const { voyageNo, blDate, timeline } = voyage;
  const logged = heardOf(papers, timeline.at.loading_completed);
  const steps = [
    step(logged.at, logged.by, null, {
      lots: papers.lots.map(({ no, blNo, blKg, typedKg }): LotChange => ({
        voyageNo,
        no,
        blNo,
        blDate,
        blKg: typedKg ?? blKg,
      })),
    }),
    ...warningSteps(voyage, papers, 'intakeUnusual', logged),
  ];
  const slip = papers.lots.find((lot) => lot.typedKg !== null);
  if (slip && slip.typedKg !== slip.blKg) {
    const later = new Random(`correction ${voyageNo}`);
    const sitting = sittingAfter(logged.at + later.between(1.2, 5) * DAY);
    const round = slip.typedKg !== null && slip.typedKg % 100_000 === 0;
    const reason = round
      ? 'Bill of lading received: it replaces the preliminary figure'
      : 'Two digits were the wrong way round';
    const amended = { voyageNo, no: slip.no, blKg: slip.blKg };
    steps.push(step(sitting.at + later.whole(5, 25) * MINUTE, sitting.by, reason, { lots: [amended] }));
  }
  return steps;
}

function warningSteps(voyage: SailedVoyage, papers: Papers, code: string, { at, by }: Sitting): Step[] {
  const { voyageNo } = voyage;
  const saved = papers.warnings.filter(({ warning }) => warning.code === code);
  return saved.map(({ warning, reason }) =>
    step(at, by, null, { warnings: [{ voyageNo, code, detail: warning.values, reason }] }),
  );
}

function outturnSteps(voyage: SailedVoyage, papers: Papers): Step[] {
  const { voyageNo, timeline } = voyage;
  const random = new Random(`closing ${voyageNo}`);
  const reported = sittingAfter(timeline.at.last_line_off + papers.outturnAfterDays * DAY);
  const closed = sittingAfter(reported.at + papers.closeAfterDays * DAY);
  const close = (at: number, by: Sitting['by'], reason: string | null) =>
    step(at, by, reason, { acts: [{ voyageNo, kind: 'close', reason }] });

  if (papers.lots.some((lot) => lot.outturnKg === null)) {
    const given = sittingAfter(reported.at + 90 * DAY);
    return random.chance(0.5)
      ? [close(given.at, given.by, 'No outturn report came; closed on the B/L figures')]
      : [];
  }
  const outturnDate = papers.outturnDate;
  const lots = papers.lots.map(({ no, outturnKg }, index): LotChange => {
    const first = index === 0 ? papers.firstOutturnKg : null;
    return { voyageNo, no, outturnKg: first ?? outturnKg ?? undefined, outturnDate };
  });
  const steps = [
    step(reported.at, reported.by, null, { lots }),
    ...warningSteps(voyage, papers, 'lossAboveLimit', reported),
    close(closed.at, closed.by, null),
  ];
  const [corrected] = papers.lots;
  if (papers.firstOutturnKg === null || !corrected || corrected.outturnKg === null) return steps;

  const reason = 'The terminal corrected its outturn report';
  const { at, by } = sittingAfter(closed.at + random.between(5, 20) * DAY);
  const amended = { voyageNo, no: corrected.no, outturnKg: corrected.outturnKg };
  steps.push(
    step(at + 2 * MINUTE, by, reason, { acts: [{ voyageNo, kind: 'reopen', reason }] }),
    step(at + 5 * MINUTE, by, reason, { lots: [amended] }),
    close(at + 7 * MINUTE, by, reason),
  );
  return steps;
}
