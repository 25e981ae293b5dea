import fc from 'fast-check';
import { expect, it } from 'vitest';
import { merge } from '@/lib/voyages/amendment';
import { emptyLotText, emptyVoyageText, type VoyageText } from '@/lib/voyages/text';
import { CELL_FIELDS } from './cell-fields';
import { cellTogether, typedText, valuesOf } from './cell-text';

const bl = CELL_FIELDS.bl!;
const ship = CELL_FIELDS.vessel!;
const voyage = (blTonnes: string, vesselId: number | null = 7): VoyageText => ({
  ...emptyVoyageText(),
  vesselId,
  lots: [{ ...emptyLotText(), id: 1, blTonnes }],
});
const cell = (values: Record<string, string>) => ({ values, reason: '', accepted: {} });

it('holds a ship as its id, and no ship as a gap', () => {
  expect(valuesOf(voyage('9 500.000', null), ship)).toEqual({ vesselId: '' });
  expect(typedText(voyage('1'), cell({ vesselId: '12' }))?.vesselId).toBe(12);
  expect(typedText(voyage('1'), cell({ vesselId: '' }))?.vesselId).toBeNull();
  expect(typedText(voyage('1'), cell({ vesselId: '7' }))).toBeNull();
});

it('asks only where both changed the cell to different things, and never loses what was typed', () => {
  const tonnes = fc.constantFrom('', '9 500.000', '9 600.000', '9 700.000');
  fc.assert(
    fc.property(tonnes, tonnes, tonnes, (was, mine, theirs) => {
      const [opened, other] = [voyage(was), { ...voyage(theirs), note: 'theirs' }];
      const merged = merge(opened, voyage(mine), other).merged;
      const found = cellTogether(opened, { theirs: other, merged }, bl);
      const both = mine !== theirs && mine !== was && theirs !== was;
      expect(found).toEqual({
        values: { 'lots.0.blTonnes': mine === was ? theirs : mine },
        clash: both ? [{ path: 'lots.0.blTonnes', mine, theirs }] : [],
      });
    }),
  );
});

it('does not guess which lot is meant once there are two', () => {
  const opened = voyage('9 500.000');
  const theirs = { ...opened, lots: [...opened.lots, { ...emptyLotText(), id: 2 }] };
  expect(cellTogether(opened, { theirs, merged: theirs }, bl)).toBeNull();
});
