import { describe, expect, test } from 'vitest';
import { continueText, differences, isSame, merge } from './amendment';
import { emptyLotText, emptyVoyageText, type DelayText, type LotText, type VoyageText } from './text';

const lot = (fields: Partial<LotText>): LotText => ({ ...emptyLotText(), ...fields });
const delay = (fields: Partial<DelayText>): DelayText => ({
  port: 'load',
  reason: 'weather',
  from: '24.01.2025 01:00',
  to: '24.01.2025 05:00',
  note: '',
  ...fields,
});

function stored(change: (text: VoyageText) => void = () => {}): VoyageText {
  const text = { ...emptyVoyageText(), voyageNo: 'AB-2025-0001', vesselId: 1 };
  text.lots = [
    lot({ id: 11, blNo: 'A', blTonnes: '9 500.000' }),
    lot({ id: 12, blNo: 'B', blTonnes: '500.0000' }),
  ];
  text.delays = [delay({ id: 21 })];
  change(text);
  return text;
}
const at = (text: VoyageText, index: number): LotText => text.lots[index] ?? emptyLotText();

describe('what an amendment writes', () => {
  test('nothing where nothing differs', () => expect(isSame(stored(), stored())).toBe(true));

  test('only the rows that differ', () => {
    const wanted = stored((text) => {
      at(text, 1).blTonnes = '600.0000';
      text.lots.push(lot({ blNo: 'C' }));
      text.delays = [];
      text.events.sailed = { planned: '', estimated: '', actual: '25.01.2025 10:00' };
    });
    expect(differences(stored(), wanted)).toMatchObject({
      head: false,
      removedLots: [],
      changedLots: [1],
      newLots: [2],
      removedDelays: [21],
      changedDelays: [],
      events: ['sailed'],
      strangeLots: [],
    });
  });

  test('a row that is not the voyage’s own is strange, not new', () => {
    expect(
      differences(
        stored(),
        stored((text) => text.lots.push(lot({ id: 99 }))),
      ),
    ).toMatchObject({ newLots: [], strangeLots: [2] });
  });
});

describe('two people amend one voyage', () => {
  test('different fields: both changes are kept and nothing clashes', () => {
    const mine = stored((text) => (at(text, 0).blTonnes = '9 959.000'));
    const theirs = stored((text) => {
      text.note = 'theirs';
      at(text, 0).outturnTonnes = '9 940.000';
    });
    const { merged, changed, clash } = merge(stored(), mine, theirs);
    expect(at(merged, 0)).toMatchObject({ id: 11, blTonnes: '9 959.000', outturnTonnes: '9 940.000' });
    expect(merged.note).toBe('theirs');
    expect(changed.sort()).toEqual(['lots.0.outturnTonnes', 'note']);
    expect(clash).toEqual([]);
  });

  test('the same field: mine stands, theirs is shown beside it', () => {
    const mine = stored((text) => (at(text, 0).blTonnes = '9 959.000'));
    const theirs = stored((text) => (at(text, 0).blTonnes = '9 600.000'));
    const { merged, clash } = merge(stored(), mine, theirs);
    expect(at(merged, 0).blTonnes).toBe('9 959.000');
    expect(clash).toEqual([
      { field: 'lots.0.blTonnes', base: '9 500.000', mine: '9 959.000', theirs: '9 600.000' },
    ]);
  });

  test('the same change by both is no clash', () => {
    const both = () => stored((text) => (at(text, 0).blTonnes = '9 959.000'));
    expect(merge(stored(), both(), both())).toMatchObject({ changed: [], clash: [] });
  });

  test('without what was opened, every difference clashes', () => {
    const { clash } = merge(
      null,
      stored((text) => (text.note = 'mine')),
      stored(),
    );
    expect(clash.map(({ field }) => field)).toEqual(['note']);
  });

  test('a lot that they removed and I changed comes back as a new one', () => {
    const mine = stored((text) => (at(text, 1).blTonnes = '700.0000'));
    const theirs = stored((text) => (text.lots = text.lots.slice(0, 1)));
    const { merged, clash } = merge(stored(), mine, theirs);
    expect(merged.lots).toMatchObject([{ id: 11 }, { blTonnes: '700.0000' }]);
    expect(at(merged, 1).id).toBeUndefined();
    expect(clash.map(({ field }) => field)).toEqual(['lots.1']);
  });

  test('a lot that I removed and they changed stays, and says so', () => {
    const mine = stored((text) => (text.lots = text.lots.slice(0, 1)));
    const theirs = stored((text) => (at(text, 1).blTonnes = '700.0000'));
    const { merged, clash } = merge(stored(), mine, theirs);
    expect(merged.lots).toMatchObject([{ id: 11 }, { id: 12, blTonnes: '700.0000' }]);
    expect(clash.map(({ field }) => field)).toEqual(['lots.1']);
  });

  test('a lot removed by one and untouched by the other is gone', () => {
    const without = stored((text) => (text.lots = text.lots.slice(0, 1)));
    expect(merge(stored(), without, stored()).merged.lots).toHaveLength(1);
    expect(merge(stored(), stored(), without).merged.lots).toHaveLength(1);
  });

  test('lots added by both are both kept; the same one, added twice, is one', () => {
    const mine = stored((text) => text.lots.push(lot({ blNo: 'C', blTonnes: '1.0000' })));
    const other = stored((text) => text.lots.push(lot({ id: 13, blNo: 'D' })));
    expect(merge(stored(), mine, other).merged.lots.map(({ blNo }) => blNo)).toEqual(['A', 'B', 'D', 'C']);
    const same = stored((text) => text.lots.push(lot({ id: 13, blNo: 'c', blTonnes: '1.0000' })));
    expect(merge(stored(), mine, same).merged.lots.map(({ id }) => id)).toEqual([11, 12, 13]);
  });
});

describe('a voyage logged onto the planned one', () => {
  const planned = (): VoyageText =>
    stored((text) => {
      text.lots = [lot({ id: 11, plannedTonnes: '9 000.000', gradeId: 4 })];
      text.laycanFrom = '20.01.2025';
      text.events.sailed = { planned: '24.01.2025', estimated: '', actual: '' };
    });

  test('keeps the plan beside what happened', () => {
    const typed = {
      ...emptyVoyageText(),
      vesselId: 1,
      lots: [lot({ blNo: 'A', blTonnes: '9 500.000' }), lot({ blNo: 'B' })],
    };
    typed.events.sailed = { planned: '', estimated: '', actual: '25.01.2025 10:00' };
    const text = continueText(planned(), typed);
    expect(text).toMatchObject({ voyageNo: 'AB-2025-0001', laycanFrom: '20.01.2025', delays: [{ id: 21 }] });
    expect(text.events.sailed).toEqual({ planned: '24.01.2025', estimated: '', actual: '25.01.2025 10:00' });
    expect(text.lots).toMatchObject([
      { id: 11, gradeId: 4, plannedTonnes: '9 000.000', blNo: 'A' },
      { blNo: 'B', plannedTonnes: '' },
    ]);
  });

  test('typed twice, it is the same voyage', () => {
    const typed = {
      ...emptyVoyageText(),
      vesselId: 1,
      lots: [lot({ blNo: 'A', blTonnes: '9 500.000' })],
      delays: [delay({ reason: 'draught' })],
    };
    const once = continueText(planned(), typed);
    once.delays = once.delays.map((one, index) => ({ ...one, id: 21 + index }));
    expect(isSame(once, continueText(once, typed))).toBe(true);
  });
});
