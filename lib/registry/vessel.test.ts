import { describe, expect, it } from 'vitest';
import { draughtLimitedIntake, imoIsValid } from './vessel';

describe('imoIsValid', () => {
  it.each(['9074729', '9323091', '9323106'])('takes %s', (imo) => {
    expect(imoIsValid(imo)).toBe(true);
  });

  it.each(['9074728', '907472', '90747290', ' 9074729', 'IMO9074729', '', '٩٠٧٤٧٢٩'])('refuses %j', (imo) => {
    expect(imoIsValid(imo)).toBe(false);
  });

  it('misses 7 of the 63 single-digit errors, which is why the registry is asked too', () => {
    const errors = Array.from('9074729').flatMap((right, place, digits) =>
      Array.from('0123456789')
        .filter((wrong) => wrong !== right)
        .map((wrong) => digits.with(place, wrong).join('')),
    );
    expect(errors).toHaveLength(63);
    expect(errors.filter(imoIsValid)).toHaveLength(7);
  });
});

describe('draughtLimitedIntake', () => {
  const vessel = { deadweightKg: 12_000_000, ladenDraughtM: 7, tpc: 24 };

  it('lets a ship of 12 kt load 9.84 in six metres ten', () => {
    expect(draughtLimitedIntake({ ...vessel, limitM: 6.1 })).toBe(9_840_000);
  });

  it('never exceeds the deadweight and never falls below zero', () => {
    expect(draughtLimitedIntake({ ...vessel, limitM: 9 })).toBe(12_000_000);
    expect(draughtLimitedIntake({ ...vessel, limitM: 0.5 })).toBe(0);
  });

  it.each(['deadweightKg', 'ladenDraughtM', 'tpc'] as const)('cannot be checked without %s', (particular) => {
    expect(draughtLimitedIntake({ ...vessel, [particular]: null, limitM: 6.1 })).toBeNull();
  });
});
