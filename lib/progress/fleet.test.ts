import { describe, expect, it } from 'vitest';
import { fleetOf, type FleetRow } from './fleet';

const row = (part: Partial<FleetRow>): FleetRow => ({
  month: null,
  voyages: 3,
  tankers: 2,
  vesselUnknown: 0,
  turnarounds: 2,
  betweenDays: 10,
  waits: 2,
  idleDays: 4,
  medianIdleDays: 2,
  ...part,
});

describe('tankers in use', () => {
  it('are none in a month of the log without a voyage, and a gap before it begins and after today', () => {
    const { months } = fleetOf(
      { rows: [row({}), row({ month: '2025-03' })], ballastHours: 27 },
      { year: 2025, today: '2025-05-10', logBegins: '2025-02' },
    );
    expect(months.map(({ known, tankers }) => (known ? tankers : null))).toEqual([null, 0, 2, 0, 0, null, null, null, null, null, null, null]); // prettier-ignore
    expect(months[1]).toMatchObject({ voyages: 0, betweenDays: null, idleDays: null });
  });

  it('know the months of most and of fewest, among those with a voyage', () => {
    const rows = [
      row({ tankers: 6 }),
      row({ month: '2025-01', tankers: 5 }),
      row({ month: '2025-04', tankers: 3 }),
      row({ month: '2025-06', tankers: 0, vesselUnknown: 3 }),
    ];
    const fleet = fleetOf(
      { rows, ballastHours: null },
      { year: 2025, today: '2026-01-01', logBegins: '2025-01' },
    );
    expect([fleet.most?.month, fleet.fewest?.month, fleet.year.tankers]).toEqual(['2025-01', '2025-04', 6]);
    const empty = fleetOf(
      { rows: [], ballastHours: null },
      { year: 2025, today: '2026-01-01', logBegins: null },
    );
    expect([empty.most, empty.fewest, empty.year.voyages]).toEqual([null, null, 0]);
  });
});
