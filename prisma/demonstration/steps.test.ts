import { expect, test } from 'vitest';
import { simulatedVoyages } from './programme';
import type { Step } from './step';
import { stepsUntil } from './steps';

const later = stepsUntil(new Date('2026-11-21T08:00:00Z'));

function actualEvents(steps: readonly Step[]) {
  return steps.flatMap(({ at, events }) =>
    events.filter(({ column }) => column === 'actual').map((event) => ({ known: at, ...event })),
  );
}

test.each(['2023-04-02T03:00:00Z', '2025-08-03T12:00:00Z', '2026-06-30T23:59:00Z'])(
  'a log begun on %s has the same past as one begun later, to the byte',
  (earlier) => {
    const now = new Date(earlier);
    const before = stepsUntil(now);
    expect(before.length).toBeGreaterThan(10);
    expect(JSON.stringify(before)).toBe(JSON.stringify(later.filter(({ at }) => at <= now.getTime())));
  },
);

test('later months shift no earlier voyage', () => {
  const until = simulatedVoyages('2024-05');
  expect(JSON.stringify(simulatedVoyages('2027-02').slice(0, until.length))).toBe(JSON.stringify(until));
});

test('steps are in order of time, and nothing is known before it happened', () => {
  const times = later.map(({ at }) => at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(actualEvents(later).every(({ known, at }) => at < known)).toBe(true);
});

test('on any day the programme reaches two months ahead', () => {
  for (const day of ['2024-01-01', '2025-05-31', '2026-11-21']) {
    const steps = stepsUntil(new Date(`${day}T12:00:00Z`));
    const last =
      steps
        .flatMap(({ voyages }) => voyages.map(({ laycanFrom }) => laycanFrom))
        .sort()
        .at(-1) ?? '';
    const twoAhead = new Date(
      Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) + 1, 15),
    ).toISOString();
    expect(last > twoAhead.slice(0, 10)).toBe(true);
  }
});

test('a few figures were amended later, each with a reason', () => {
  const amended = later.filter(({ reason, lots }) => reason !== null && lots.length > 0);
  expect(amended.length).toBeGreaterThan(10);
  expect(later.some(({ acts }) => acts.some(({ kind }) => kind === 'reopen'))).toBe(true);
});

test('whoever closes, reopens or cancels does so after what went before', () => {
  const order = new Map<string, string[]>();
  for (const { acts } of later) {
    for (const { voyageNo, kind } of acts) order.set(voyageNo, [...(order.get(voyageNo) ?? []), kind]);
  }
  const usual = new Set([
    'nominate',
    'nominate,close',
    'cancel',
    'nominate,cancel',
    'nominate,close,reopen,close',
  ]);
  expect([...order.values()].map(String).filter((acts) => !usual.has(acts))).toEqual([]);
});
