import { describe, expect, it } from 'vitest';
import { STAGES } from '@/lib/voyages/timing';
import { printSigned, voyageTime, type StageRow, type VoyageTimeRows } from './voyage-time';

const row = (part: Partial<StageRow>): StageRow => ({
  stage: 'passage',
  thisYear: true,
  month: null,
  voyages: 10,
  medianHours: 27,
  p90Hours: 34,
  ...part,
});
const rows = (part: Partial<VoyageTimeRows>): VoyageTimeRows => ({
  voyages: 12,
  delayedVoyages: 0,
  stages: [],
  delays: [],
  ...part,
});

describe('voyage time', () => {
  it('has every stage and each of its twelve months; what is not known is a gap and not a zero', () => {
    const { stages, longest, changedMost } = voyageTime(rows({}), 2025);
    expect(stages.map(({ stage }) => stage)).toEqual(STAGES.map(({ stage }) => stage));
    for (const { medianHours, p90Hours, changeHours, months } of stages) {
      expect([medianHours, p90Hours, changeHours]).toEqual([null, null, null]);
      expect(months.map(({ label }) => label).join(' ')).toBe('Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'); // prettier-ignore
      expect(months.every((month) => month.medianHours === null && month.voyages === 0)).toBe(true);
    }
    expect([longest, changedMost]).toEqual([null, null]);
  });

  it('compares with the twelve months before, and with nothing where nothing is known of them', () => {
    const { stages, longest, changedMost } = voyageTime(
      rows({
        stages: [
          row({}),
          row({ month: '2025-03', voyages: 2, medianHours: 0, p90Hours: 0 }),
          row({ thisYear: false, medianHours: 30 }),
          row({ stage: 'loading', medianHours: 40 }),
        ],
      }),
      2025,
    );
    const passage = stages.find(({ stage }) => stage === 'passage');
    expect(passage).toMatchObject({ medianHours: 27, p90Hours: 34, changeHours: -3, voyages: 10 });
    expect(passage?.months[2]).toMatchObject({ medianHours: 0, voyages: 2 });
    expect(stages.find(({ stage }) => stage === 'loading')?.changeHours).toBeNull();
    expect(longest?.stage).toBe('loading');
    expect(changedMost?.stage).toBe('passage');
  });

  it('sums what was lost, the costliest reason first', () => {
    const { delays, lostHours, delayCount } = voyageTime(
      rows({
        delays: [
          { reason: 'customs', hours: 10, delays: 2, voyages: 1 },
          { reason: 'weather', hours: 30, delays: 1, voyages: 1 },
        ],
      }),
      2025,
    );
    expect(delays.map(({ reason, share }) => [reason, share])).toEqual([
      ['weather', 0.75],
      ['customs', 0.25],
    ]);
    expect([lostHours, delayCount]).toEqual([40, 3]);
  });
});

it('prints a change with its sign, and one that prints as nothing without', () => {
  expect([3.14, -0.44, 0.04, -0.04, null].map((value) => printSigned(value))).toEqual(['+3.1', '−0.4', '0.0', '0.0', '–']); // prettier-ignore
});
