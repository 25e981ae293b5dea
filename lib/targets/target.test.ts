import { describe, expect, it } from 'vitest';
import { inForce, targetKgFor } from './target';

const MT = 1_000_000_000;
/** data/agreements.csv: the contract of 2022, the increase of March 2024, Kashagan transit of 2025. */
const contract = { kgPerYear: 1.5 * MT, effectiveFrom: '2023-01-01', effectiveTo: '2027-12-31' };
const increase = { kgPerYear: 2.2 * MT, effectiveFrom: '2024-03-11', effectiveTo: null };

describe('targetKgFor', () => {
  it('is the full quantity of each year in force, pro-rated or not', () => {
    for (const proRated of [true, false]) expect(targetKgFor({ ...contract, proRated }, 2024)).toBe(1.5 * MT);
  });

  it('counts the days when it begins in mid-year, and only when asked to', () => {
    expect(targetKgFor({ ...increase, proRated: false }, 2024)).toBe(2.2 * MT);
    expect(targetKgFor({ ...increase, proRated: true }, 2024)).toBe(Math.round((2.2 * MT * 296) / 366));
    expect(targetKgFor({ ...increase, proRated: true }, 2025)).toBe(2.2 * MT);
  });

  it('counts the days when it ends in mid-year, its last day included', () => {
    const ending = { ...contract, effectiveTo: '2025-01-01' };
    expect(targetKgFor({ ...ending, proRated: true }, 2025)).toBe(Math.round((1.5 * MT) / 365));
  });

  it('is a gap, not a zero, in a year in which it is not in force', () => {
    expect(targetKgFor({ ...contract, proRated: false }, 2022)).toBeNull();
    expect(targetKgFor({ ...contract, proRated: true }, 2028)).toBeNull();
  });
});

it('knows its days in a year', () => {
  expect(inForce(increase, 2024)).toEqual({ from: '2024-03-11', to: '2024-12-31' });
  expect(inForce(contract, 2023)).toEqual({ from: '2023-01-01', to: '2023-12-31' });
});
