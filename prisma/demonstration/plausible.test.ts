import { expect, test } from 'vitest';
import { hoursBetween, localDateOf } from '@/lib/calendar';
import { medianKg } from '@/lib/quantity';
import { milestonesOutOfOrder } from '@/lib/voyages/timing';
import { transitLoss } from '@/lib/voyages/voyage';
import { facts } from '../reference/csv';
import { FLEET } from './fleet';
import { drawPapers } from './papers';
import { simulatedVoyages } from './programme';
import { ZONE } from './timeline';

const voyages = simulatedVoyages('2027-02');
const sailed = voyages.flatMap((voyage) => (voyage.kind === 'sailed' ? [voyage] : []));
const withPapers = sailed.map((voyage) => ({ voyage, papers: drawPapers(voyage) }));
const intakes = sailed.map((voyage) => voyage.lots.reduce((kg, lot) => kg + lot.blKg, 0));

function share(of: readonly unknown[], all: readonly unknown[]): number {
  return of.length / all.length;
}

test('intakes lie between 5.9 and 10.4 kt, mostly near 9.6', () => {
  expect(Math.min(...intakes)).toBeGreaterThanOrEqual(5_900_000);
  expect(Math.max(...intakes)).toBeLessThanOrEqual(10_400_000);
  expect(medianKg(intakes)).toBeGreaterThan(9_300_000);
  expect(medianKg(intakes)).toBeLessThan(9_900_000);
});

test('in spring 2025 the large ships load 9 to 10 kt', () => {
  const spring = sailed.flatMap((voyage, index) =>
    voyage.month >= '2025-03' && voyage.month <= '2025-06' && voyage.ship.usual.low > 9000
      ? [intakes[index] ?? 0]
      : [],
  );
  expect(spring.length).toBeGreaterThan(30);
  expect(Math.max(...spring)).toBeLessThanOrEqual(10_000_000);
});

test('a ship is never in two places, and comes back in about nine days', () => {
  const rounds: number[] = [];
  for (const { name } of FLEET) {
    const spans = sailed.filter(({ ship }) => ship.name === name).map(({ timeline: { at } }) => at);
    spans.sort((a, b) => a.load_arrived - b.load_arrived);
    spans.slice(1).forEach((span, index) => {
      const before = spans[index];
      if (!before) return;
      expect(span.load_arrived - before.last_line_off).toBeGreaterThan(24 * 3_600_000);
      rounds.push((span.load_arrived - before.load_arrived) / 86_400_000);
    });
  }
  const median = medianKg(rounds.map((days) => Math.round(days * 10))) ?? 0;
  expect(median / 10).toBeGreaterThan(8);
  expect(median / 10).toBeLessThan(12);
});

test('the fleet is that of the registry', () => {
  const known = facts('vessels').map(({ name, deadweight_tonnes: tonnes }) => [
    name,
    tonnes && Number(tonnes) * 1000,
  ]);
  const ours = FLEET.map(({ name, deadweightKg }) => [name, deadweightKg]);
  expect(known).toEqual(expect.arrayContaining(ours));
});

test('every statement of facts is in order', () => {
  for (const { voyage, papers } of withPapers) {
    const events = [...papers.events].map(([name, at]) => ({
      name,
      actual: { at: new Date(at), precision: papers.precision },
    }));
    const lots = [{ blDate: voyage.blDate, blDatePrecision: 'day' as const }];
    expect(milestonesOutOfOrder(events, lots, ZONE)).toEqual([]);
    expect(localDateOf(new Date(voyage.timeline.at.loading_completed), ZONE.load)).toBe(voyage.blDate);
  }
});

test('passages take 20 to 40 hours, save for storms', () => {
  const hours = sailed.map(({ timeline: { at } }) => hoursBetween(new Date(at.sailed), new Date(at.arrived)));
  expect(Math.min(...hours)).toBeGreaterThan(19);
  expect(
    share(
      hours.filter((passage) => passage <= 40),
      hours,
    ),
  ).toBeGreaterThan(0.9);
  expect(hours.some((passage) => passage > 42)).toBe(true);
});

test('losses are 0.1 to 0.3 %, a few are flagged and explained, a few are gains', () => {
  const losses = withPapers.map(({ papers }) => ({ papers, loss: transitLoss(papers.lots) }));
  const measured = losses.filter(({ loss }) => loss.share !== null);
  const usual = measured.filter(
    ({ loss: { share: part } }) => part !== null && part > 0.0007 && part < 0.0036,
  );
  const flagged = measured.filter(({ loss }) => loss.overLimit);
  expect(share(usual, measured)).toBeGreaterThan(0.85);
  expect(flagged.length).toBeGreaterThan(3);
  expect(share(flagged, measured)).toBeLessThan(0.08);
  for (const { papers } of flagged) {
    expect(papers.warnings).toContainEqual(
      expect.objectContaining({
        warning: expect.objectContaining({ code: 'lossAboveLimit' }),
        reason: expect.any(String),
      }),
    );
  }
  expect(measured.some(({ loss }) => (loss.lossKg ?? 0) < 0)).toBe(true);
  expect(measured.length).toBeLessThan(losses.length);
});

test('some voyages have two lots, some papers have gaps, some were planned in vain', () => {
  expect(
    share(
      sailed.filter(({ lots }) => lots.length === 2),
      sailed,
    ),
  ).toBeGreaterThan(0.05);
  expect(withPapers.some(({ papers }) => papers.lots.some((lot) => lot.shipper === null))).toBe(true);
  expect(withPapers.some(({ papers }) => papers.lots.some((lot) => lot.blNo === null))).toBe(true);
  expect(withPapers.some(({ papers }) => papers.events.size < 14)).toBe(true);
  expect(withPapers.some(({ papers }) => papers.precision === 'day')).toBe(true);
  const cancelled = voyages.filter(({ kind }) => kind === 'cancelled');
  expect(cancelled.length).toBeGreaterThan(12);
  expect(cancelled.length).toBeLessThan(40);
});
