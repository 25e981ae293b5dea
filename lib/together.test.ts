import { describe, expect, it } from 'vitest';
import { together } from './together';

const base = { name: 'Taraz', flag: '', deadweightTonnes: '12 365' };

describe('two amendments of one entry', () => {
  it('keep what each of the two changed', () => {
    const mine = { ...base, flag: 'KZ' };
    const theirs = { ...base, deadweightTonnes: '12 368' };
    expect(together(base, mine, theirs)).toEqual({
      merged: { name: 'Taraz', flag: 'KZ', deadweightTonnes: '12 368' },
      clashing: [],
      onlyTheirs: ['deadweightTonnes'],
    });
  });

  it('name what both changed to different things, with mine in its place', () => {
    expect(together(base, { ...base, flag: 'KZ' }, { ...base, flag: 'AZ' })).toEqual({
      merged: { ...base, flag: 'KZ' },
      clashing: ['flag'],
      onlyTheirs: [],
    });
  });

  it('ask nothing where both changed to the same', () => {
    expect(together(base, { ...base, flag: 'KZ' }, { ...base, flag: 'KZ' })).toMatchObject({ clashing: [] });
  });

  it('keep a field that I emptied', () => {
    const mine = { ...base, deadweightTonnes: '' };
    expect(together(base, mine, { ...base, flag: 'AZ' }).merged).toEqual({ ...mine, flag: 'AZ' });
  });
});
