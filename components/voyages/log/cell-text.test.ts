import fc from 'fast-check';
import { expect, it } from 'vitest';
import { merge } from '@/lib/voyages/amendment';
import { emptyLotText, emptyVoyageText, type VoyageText } from '@/lib/voyages/text';
import { fieldsOf, whyNotAmended } from './cell-fields';
import { cellTogether, typedText, valuesOf } from './cell-text';

const one = { datedBy: 'bl', lotsInAll: 1 } as const;
const bl = fieldsOf(one, 'bl');
const ship = fieldsOf(one, 'vessel');
const voyage = (blTonnes: string, vesselId: number | null = 7): VoyageText => ({
  ...emptyVoyageText(),
  vesselId,
  lots: [{ ...emptyLotText(), id: 1, blTonnes }],
});
const cell = (values: Record<string, string>) => ({ values, reason: '', accepted: {} });

it('amends what the date shows: the laycan of a voyage that has no bill of lading yet', () => {
  const names = (datedBy: 'bl' | 'laycan' | 'event', lotsInAll: number) =>
    fieldsOf({ datedBy, lotsInAll }, 'date').map(({ name }) => name);
  expect(names('bl', 1)).toEqual(['blDate']);
  expect(names('event', 1)).toEqual(['blDate']);
  expect(names('laycan', 1)).toEqual(['laycanFrom', 'laycanTo', 'blDate']);
  expect(names('laycan', 2)).toEqual(['laycanFrom', 'laycanTo']);
});

it('says why a cell is not amended', () => {
  const why = (row: Partial<Parameters<typeof whyNotAmended>[0]>, column: string) =>
    whyNotAmended({ ...one, status: 'sailed', ...row }, column);
  expect(why({}, 'bl')).toBeNull();
  expect(why({ status: 'closed' }, 'bl')).toBe('closed');
  expect(why({ status: 'cancelled' }, 'note')).toBe('cancelled');
  expect(why({ lotsInAll: 2 }, 'bl')).toBe('lots');
  expect(why({ lotsInAll: 2 }, 'vessel')).toBeNull();
  expect([why({}, 'grade'), why({ lotsInAll: 2 }, 'grade'), why({ lotsInAll: 2 }, 'load')]).toEqual([
    null,
    'lots',
    null,
  ]);
  expect(why({ lotsInAll: 2, datedBy: 'laycan' }, 'date')).toBeNull();
  expect(why({}, 'loss')).toBe('elsewhere');
});

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
