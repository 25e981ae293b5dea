/** What is said of a forecast, as message keys of the `board` catalogue and printed values. */
import { printDate, printMonth } from '@/lib/calendar';
import { formatKt, printDecimal } from '@/lib/quantity';
import { LEAST_COMPARED, type BackTest } from './back-test';
import { LEAST_MONTHS, LEAST_VOYAGES, PATHS, ofHundred, type Quantiles } from './forecast';
import type { Outlook } from './outlook';
import { printShare, type Said } from './sentence';
import type { Standing } from './standing';

type Of = Pick<Standing, 'liftedKg' | 'reached' | 'basis'>;

/** The share of runs as the messages choose by it; unsaid where there is no target, or it is reached already. */
function reachedIn(share: number | null, { reached }: Of): string {
  return share === null || reached ? 'unsaid' : String(ofHundred(share));
}

/** Below this share of truths inside, a band that means 80 % misleads; above the other it says too little. */
const NARROW = 0.65;
const WIDE = 0.95;
const paths = printDecimal(PATHS, 0);

/** How the back-tested band reads; null while fewer months than make a test could be held against it. */
export function bandReads({ inside, bands }: BackTest): 'narrow' | 'wide' | 'right' | null {
  if (bands < LEAST_COMPARED) return null;
  const share = inside / bands;
  return share < NARROW ? 'narrow' : share > WIDE ? 'wide' : 'right';
}

/** Whether both ends of a band print alike: then there is nothing to be between. */
const oneNumber = ({ p10, p90 }: Quantiles): 'yes' | 'no' =>
  formatKt(p10, 0) === formatKt(p90, 0) ? 'yes' : 'no';

/** The sentence's last part: between what the year ends and how often the target is reached, or why that is not said. */
export function forecastSaid({ forecast, paceEndKg, backTest }: Outlook, standing: Of): Said[] {
  if (forecast.kind === 'tooLittle') {
    const values = {
      months: forecast.ofMonths,
      voyages: forecast.ofVoyages,
      leastMonths: LEAST_MONTHS,
      leastVoyages: LEAST_VOYAGES,
      pace: paceEndKg === null ? 'none' : formatKt(paceEndKg),
    };
    return [{ key: 'tooLittle', values }];
  }
  const { end, reached } = forecast;
  const probable = {
    p10: formatKt(end.p10, 0),
    p90: formatKt(end.p90, 0),
    one: oneNumber(end),
    reached: reachedIn(reached, standing),
    paths,
  };
  const { inside, bands } = backTest;
  const reads = bandReads(backTest);
  return [
    { key: 'probable', values: probable },
    ...(reads === null
      ? []
      : [{ key: reads === 'narrow' ? 'tooNarrow' : 'held', values: { inside, bands } }]),
  ];
}

/** How the forecast comes about, with its inputs; null where there is none. */
export function forecastFormula(
  { forecast, drawnFrom, backTest }: Outlook,
  { liftedKg, basis }: Of,
): Said['values'] | null {
  if (forecast.kind === 'tooLittle' || drawnFrom === null) return null;
  const { end, ofMonths, ofVoyages } = forecast;
  return {
    basis,
    paths,
    months: ofMonths,
    voyages: ofVoyages,
    from: printMonth(drawnFrom.from),
    to: printMonth(drawnFrom.to),
    lifted: formatKt(liftedKg),
    p10: formatKt(end.p10),
    p50: formatKt(end.p50),
    p90: formatKt(end.p90),
    ...spreadSaid(backTest),
  };
}

/** By how much the band is spread, and by how many errors; unsaid where it is not. */
function spreadSaid({ spread: { factor, errors } }: BackTest): Said['values'] {
  return { spread: factor > 1 ? printDecimal(factor, 1) : 'no', errors };
}

/** The verdict of the back-test, in messages of `board.backTest`: which line is dotted and why, and what the band held. */
export function verdictSaid(
  { forecast, central, outage, backTest }: Outlook,
  standing: Of & Pick<Standing, 'days'>,
): Said[] {
  if (forecast.kind === 'tooLittle') return [];
  const { compared, best, years, inside, bands, widthKg } = backTest;
  const reads = bandReads(backTest);
  const untested = { compared, least: LEAST_COMPARED };
  const dots = {
    method: central?.method ?? 'bootstrap',
    end: formatKt(central?.endKg ?? null),
    p50: formatKt(forecast.end.p50),
  };
  const coverage = {
    inside,
    bands,
    share: printShare(bands === 0 ? null : inside / bands),
    width: formatKt(widthKg, 0),
    read: reads ?? 'right',
    ...spreadSaid(backTest),
  };
  return [
    best === null ? { key: 'untested', values: untested } : { key: 'dots', values: dots },
    ...(best === null ? [] : [{ key: 'compared', values: { compared, years: years.join(', ') } }]),
    reads === null ? { key: 'noCoverage', values: {} } : { key: 'coverage', values: coverage },
    ...(outage === null ? [] : [{ key: 'outage', values: outageValues(outage, standing) }]),
  ];
}

function outageValues(
  { stop, drawn }: NonNullable<Outlook['outage']>,
  standing: Of & Pick<Standing, 'days'>,
): Said['values'] {
  return {
    days: stop.days,
    all: stop.days >= standing.days.left ? 'yes' : 'no',
    from: printDate(stop.from),
    to: printDate(stop.to),
    p10: formatKt(drawn.end.p10, 0),
    p90: formatKt(drawn.end.p90, 0),
    one: oneNumber(drawn.end),
    reached: reachedIn(drawn.reached, standing),
    paths,
  };
}
