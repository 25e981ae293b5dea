import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDecimal, readTonnes } from './number-reader';
import {
  TONNES_MAX_KG,
  barrelsPerTonne,
  decimalFromKg,
  density60,
  formatKt,
  formatTonnes,
  kgFromDecimal,
  medianKg,
  printDecimal,
  printTonnes,
} from './quantity';

const anyKg = fc.oneof(
  fc.integer({ min: 1, max: TONNES_MAX_KG }),
  fc.integer({ min: 1, max: 1_100_000 }),
  fc.integer({ min: 1, max: 999_999 }).map((tonnes) => tonnes * 1000),
);

describe('readTonnes', () => {
  it.each([
    ['9 959', 9_959_000],
    ['9\u00a0959', 9_959_000],
    ['9\u2009959,5', 9_959_500],
    ['9\u202f959.000', 9_959_000],
    ["9'959", 9_959_000],
    ['9’959.5', 9_959_500],
    ['9959.5', 9_959_500],
    ['9959,500', 9_959_500],
    ['9 959,5', 9_959_500],
    ['9,959.5', 9_959_500],
    ['9.959,5', 9_959_500],
    ['9,959.500', 9_959_500],
    ['9.959.000', 9_959_000_000],
    ['0.959', 959],
    ['0,959', 959],
    ['9.9590', 9_959],
    ['9.95', 9_950],
    ['9959.123000', 9_959_123],
    ['9959', 9_959_000],
    [' 9 959 t ', 9_959_000],
    ['9959т', 9_959_000],
    ['9 959 тонн', 9_959_000],
    ['9,959.0 MT', 9_959_000],
    ['9959 tonnes', 9_959_000],
    ['152.4 kt', 152_400_000],
    ['9.9595 kt', 9_959_500],
  ])('reads %s', (text, kg) => {
    expect(readTonnes(text)).toEqual({ kind: 'read', kg });
  });

  it.each([
    ['9.959', 9_959_000, 9_959],
    ['9,959', 9_959_000, 9_959],
    ['312,600 t', 312_600_000, 312_600],
    ['1.392 kt', 1_392_000_000, 1_392_000],
  ])('asks about %s: thousands or decimals', (text, thousands, decimals) => {
    const reading = readTonnes(text);
    expect(reading).toMatchObject({ kind: 'ambiguous', readings: [{ kg: thousands }, { kg: decimals }] });
    for (const { kg, print } of reading.kind === 'ambiguous' ? reading.readings : []) {
      expect(readTonnes(print)).toEqual({ kind: 'read', kg });
    }
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['99 59', 'notANumber'],
    ['9 9590', 'notANumber'],
    ['9959 000', 'notANumber'],
    ['9  959', 'notANumber'],
    ['0 959', 'notANumber'],
    ['9.95.000', 'notANumber'],
    ['9,959,5', 'notANumber'],
    ['9.959 000', 'notANumber'],
    ['1e3', 'notANumber'],
    ['NaN', 'notANumber'],
    ['1.5 Mt', 'notANumber'],
    ['9959 bbl', 'notANumber'],
    ['t', 'notANumber'],
    ['0', 'notPositive'],
    ['0.000', 'notPositive'],
    ['-9959', 'notPositive'],
    ['−9.959', 'notPositive'],
    ['9959.1234', 'tooManyDecimals'],
    ['1000000000', 'tooLarge'],
    ['1000000 kt', 'tooLarge'],
  ])('refuses %j: %s', (text, reason) => {
    expect(readTonnes(text)).toEqual({ kind: 'refused', reason, read: text.trim() });
  });

  it('holds the largest quantity of the column, and no more', () => {
    expect(readTonnes('999999999.999')).toEqual({ kind: 'read', kg: TONNES_MAX_KG });
  });

  it('reads back what is printed, without a question', () => {
    fc.assert(
      fc.property(anyKg, (kg) => {
        expect(readTonnes(printTonnes(kg))).toEqual({ kind: 'read', kg });
      }),
    );
  });

  it('never reads into a quantity the column cannot hold', () => {
    const text = fc.string({ unit: fc.constantFrom(..."0123456789., '-tk"), maxLength: 16 });
    fc.assert(
      fc.property(text, (typed) => {
        const reading = readTonnes(typed);
        const found =
          reading.kind === 'read' ? [reading] : reading.kind === 'ambiguous' ? reading.readings : [];
        for (const { kg } of found) expect(Number.isInteger(kg) && kg > 0 && kg <= TONNES_MAX_KG).toBe(true);
      }),
    );
  });
});

describe('printing', () => {
  it('prints three decimals, and a fourth where three would be asked about', () => {
    expect(printTonnes(9_959_000)).toBe('9\u202f959.000');
    expect(printTonnes(9_959)).toBe('9.9590');
    expect(printTonnes(959)).toBe('0.959');
    expect(printTonnes(1_234_567_890)).toBe('1\u202f234\u202f567.890');
  });

  it('shows null as a gap, zero as zero, and rounds half away from zero', () => {
    expect(formatTonnes(null)).toBe('–');
    expect(formatTonnes(0)).toBe('0');
    expect(formatTonnes(9_959_500)).toBe('9\u202f960');
    expect(formatTonnes(9_959_456, 2)).toBe('9\u202f959.46');
    expect(formatTonnes(-21_500, 3)).toBe('−21.500');
    expect(formatTonnes(-100)).toBe('0');
    expect(formatKt(null)).toBe('–');
    expect(formatKt(1_392_000_000)).toBe('1\u202f392.0');
    expect(formatKt(152_450_000)).toBe('152.5');
    expect(formatKt(40_000, 0)).toBe('0');
  });
});

describe('columns', () => {
  it('keeps every kilogram between the column and the program', () => {
    const signed = fc.integer({ min: -TONNES_MAX_KG, max: TONNES_MAX_KG });
    fc.assert(
      fc.property(signed, (kg) => {
        expect(kgFromDecimal(decimalFromKg(kg))).toBe(kg);
      }),
    );
  });

  it('takes strings, numbers and objects that print as a decimal', () => {
    expect(kgFromDecimal('9959.5')).toBe(9_959_500);
    expect(kgFromDecimal(9959)).toBe(9_959_000);
    expect(kgFromDecimal({ toString: () => '-0.021000' })).toBe(-21);
    expect(decimalFromKg(5)).toBe('0.005');
  });

  it.each(['NaN', '', '1.2345', '1e21', 'Infinity'])('throws at %s', (value) => {
    expect(() => kgFromDecimal(value)).toThrow(RangeError);
  });
});

describe('readDecimal', () => {
  const draught = { min: 0.1, max: 20, decimals: 3 };
  const deadweight = { min: 100, max: 500_000, decimals: 3 };

  it('does not ask when only one reading is within bounds', () => {
    expect(readDecimal('6.125', draught)).toEqual({ kind: 'read', value: 6.125 });
    expect(readDecimal('12,368', deadweight)).toEqual({ kind: 'read', value: 12_368 });
  });

  it('asks when both are', () => {
    expect(readDecimal('123.456', deadweight)).toMatchObject({
      kind: 'ambiguous',
      readings: [{ value: 123_456 }, { value: 123.456 }],
    });
  });

  it.each([
    ['', 'empty'],
    ['deep', 'notANumber'],
    ['25', 'tooLarge'],
    ['0', 'tooSmall'],
    ['-6', 'tooSmall'],
    ['6.1234', 'tooManyDecimals'],
  ])('refuses %j: %s', (text, reason) => {
    expect(readDecimal(text, draught)).toEqual({ kind: 'refused', reason, read: text });
  });

  it('reads a negative API gravity', () => {
    expect(readDecimal('−5,5', { min: -10, max: 100, decimals: 2 })).toEqual({ kind: 'read', value: -5.5 });
  });

  it('reads back what is printed, without a question', () => {
    const bounds = { min: -1_000_000, max: 1_000_000, decimals: 3 };
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (thousandths) => {
        const value = thousandths / 1000;
        expect(readDecimal(printDecimal(value, 3), bounds)).toEqual({ kind: 'read', value });
      }),
    );
  });
});

describe('barrels', () => {
  it.each([
    [30, 7.19],
    [35, 7.41],
    [40, 7.63],
    [45, 7.85],
    [47.8, 7.98],
  ])('at %s° API a tonne is %s bbl', (api, factor) => {
    expect(barrelsPerTonne(api)).toBeCloseTo(factor, 2);
  });

  it('takes water as 10° API', () => {
    expect(density60(10)).toBeCloseTo(999.016, 6);
  });

  it('turns 125 kt of Tengiz crude into about 998 000 bbl', () => {
    expect(Math.abs(125_000 * barrelsPerTonne(47.8) - 998_000)).toBeLessThan(1_000);
  });
});

describe('medianKg', () => {
  it('is null of nothing, the middle, or the mean of the two middles', () => {
    expect(medianKg([])).toBeNull();
    expect(medianKg([3, 1, 2])).toBe(2);
    expect(medianKg([9_600, 5_900, 10_400, 9_000])).toBe(9_300);
  });
});
