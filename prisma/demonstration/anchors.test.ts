import { describe, expect, test } from 'vitest';
import { monthOf, yearOf } from '@/lib/calendar';
import { facts, given } from '../reference/csv';
import { ANCHORS, documentedKg, kgOfKt, liftedKg, openDays } from './anchors';
import { simulatedVoyages } from './programme';

const voyages = simulatedVoyages('2027-02');
const sailed = voyages.flatMap((voyage) => (voyage.kind === 'sailed' ? [voyage] : []));

/** Every lot of the demonstration with its B/L day: the simulated ones, and the documented ones. */
const lots = [
  ...sailed.flatMap(({ blDate, lots: of }) => of.map(({ grade, blKg }) => ({ grade, blKg, blDate }))),
  ...facts('documented-voyages').map((lot) => ({
    grade: lot.grade,
    blKg: Number(given(lot, 'bl_tonnes')) * 1000,
    blDate: lot.bl_date_precision === 'month' ? `${given(lot, 'loaded_on')}-01` : given(lot, 'loaded_on'),
  })),
];

function sumKg(from: string, to: string, grade?: string): number {
  return lots
    .filter((lot) => lot.blDate >= from && lot.blDate <= to && (!grade || lot.grade === grade))
    .reduce((kg, lot) => kg + lot.blKg, 0);
}

describe('the published sums', () => {
  test.each(ANCHORS)('$from to $to $grade: $kt kt to the kilogram', ({ from, to, kt, grade }) => {
    expect(sumKg(from, to, grade)).toBe(kgOfKt(kt));
  });

  test('2023 is 1,392 kt in all grades and 1,057 kt of Tengiz', () => {
    expect([sumKg('2023-01-01', '2023-12-31'), sumKg('2023-01-01', '2023-12-31', 'Tengiz')]).toEqual([
      1_392_000_000, 1_057_000_000,
    ]);
  });

  test('the real lots are part of their months', () => {
    expect(documentedKg('2023-03')).toEqual({ kg: 16_859_000, tengizKg: 9_959_000 });
    expect(documentedKg('2025-01')).toEqual({ kg: 6_000_000, tengizKg: 0 });
    expect(documentedKg('2025-09')).toEqual({ kg: 8_800_000, tengizKg: 0 });
    expect(liftedKg('2023-03').kg).toBe(87_000_000);
  });
});

describe('2026', () => {
  const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

  test('goes at the pace of 1.6 Mt a year, less the January outage', () => {
    const kt = months.reduce((sum, month) => sum + liftedKg(`2026-${month}`).kg / 1e6, 0);
    expect(kt).toBeGreaterThan(1600 * 0.94);
    expect(kt).toBeLessThan(1600 * 1.02);
    expect(liftedKg('2026-01').kg).toBeLessThan(110_000_000);
  });

  test('nothing is loaded from 18 to 26 January', () => {
    expect(sumKg('2026-01-18', '2026-01-26')).toBe(0);
    expect(openDays('2026-01')).toHaveLength(22);
  });
});

test('the first Tengiz lot is the documented one, which arrived on 23 March 2023', () => {
  const tengiz = sailed.filter((voyage) => voyage.lots.some((lot) => lot.grade === 'Tengiz'));
  const first = tengiz.map(({ blDate }) => blDate).sort()[0] ?? '';
  expect(first > '2023-03-21').toBe(true);
});

test('a B/L is dated in the month of the programme, and numbered by its year', () => {
  for (const { blDate, month, voyageNo } of sailed) {
    expect(monthOf(blDate)).toBe(month);
    expect(voyageNo).toMatch(new RegExp(`^SIM-${yearOf(blDate)}-\\d{4}$`));
  }
  expect(new Set(voyages.map(({ voyageNo }) => voyageNo)).size).toBe(voyages.length);
});
