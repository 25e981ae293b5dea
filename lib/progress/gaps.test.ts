import { expect, it } from 'vitest';
import { lowMonths } from './gaps';
import { monthRows } from './series';

const sums = (counts: number[]) =>
  counts.map((voyages, index) => ({
    month: `2025-${String(index + 1).padStart(2, '0')}`,
    kg: voyages * 9_500_000,
    simulatedKg: 0,
    lots: voyages,
    voyages,
  }));
const rows = (counts: number[], today = '2025-12-31') =>
  monthRows({
    year: 2025,
    today,
    targetKg: null,
    months: sums(counts).filter(({ lots }) => lots > 0),
    logBegins: '2025-01',
  });

it('are those below 60 % of the median; a month without a voyage is one, 60 % itself is none', () => {
  const found = lowMonths(
    rows([10, 10, 6, 5, 0, 10, 10, 10, 10, 10, 10, 10], '2026-01-15'),
    (row) => row.voyages,
  );
  expect(found).toEqual({
    median: 10,
    months: [
      { month: '2025-04', count: 5 },
      { month: '2025-05', count: 0 },
    ],
  });
});

it('takes the mean of the middle two', () => {
  expect(lowMonths(rows([8, 10, 12, 14, 2], '2025-05-10'), (row) => row.voyages).median).toBe(11);
});

it('leaves out the month that runs, and says nothing of too few', () => {
  const found = lowMonths(rows([10, 12, 1], '2025-03-10'), (row) => row.voyages);
  expect(found).toEqual({ median: null, months: [] });
});
