import { describe, expect, it } from 'vitest';
import { lossByVessel, type LossRow } from './loss';

const row = (part: Partial<LossRow>): LossRow => ({
  vesselId: 1,
  name: 'Astana',
  imoNumber: '9323091',
  lots: 1,
  without: 0,
  blKg: 10_000_000,
  lossKg: 0,
  ...part,
});

describe('loss by vessel', () => {
  it('is signed, the greatest loss first, vessels without an outturn last and as a gap', () => {
    const { vessels, share, lots, without } = lossByVessel([
      row({ vesselId: 1, name: 'Taraz', lots: 0, without: 2, blKg: 0 }),
      row({ vesselId: 2, name: 'Liwa', lossKg: -20_000 }),
      row({ vesselId: 3, name: 'Babek', lossKg: 40_000, lots: 2, without: 1 }),
      row({ vesselId: null, name: null }),
    ]);
    expect(vessels.map(({ name, share: of }) => [name, of])).toEqual([
      ['Babek', 0.004],
      [null, 0],
      ['Liwa', -0.002],
      ['Taraz', null],
    ]);
    expect(share).toBeCloseTo(20 / 30_000, 9);
    expect([lots, without]).toEqual([4, 3]);
  });

  it('is beyond the limit above 0.5 % either way: 0.5 % exactly is within', () => {
    const { vessels, over } = lossByVessel([
      row({ vesselId: 1, lossKg: 50_001 }),
      row({ vesselId: 2, lossKg: 50_000 }),
      row({ vesselId: 3, lossKg: -50_001 }),
    ]);
    expect(vessels.map(({ vesselId, overLimit }) => [vesselId, overLimit])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ]);
    expect(over).toBe(2);
  });

  it('is drawn on a scale that holds every share, at least ±1 %', () => {
    expect(lossByVessel([]).reach).toBe(0.01);
    expect(lossByVessel([row({ lossKg: -120_000 })]).reach).toBeCloseTo(0.015, 9);
  });

  it('tells namesakes apart, and says how many vessels the list leaves out', () => {
    const { vessels } = lossByVessel([
      row({ vesselId: 1 }),
      row({ vesselId: 2 }),
      row({ vesselId: 3, name: 'Abai' }),
    ]);
    expect(vessels.filter(({ namesake }) => namesake).map(({ vesselId }) => vesselId)).toEqual([1, 2]);
    const many = lossByVessel(Array.from({ length: 45 }, (_, id) => row({ vesselId: id + 1, name: `Vessel ${id}`, blKg: 1000 + id, lossKg: 100 }))); // prettier-ignore
    expect([many.vessels.length, many.leftOut, many.lots, many.over]).toEqual([40, 5, 45, 45]);
    expect(many.vessels.some(({ blKg }) => blKg < 1005)).toBe(false);
  });
});
