import { expect, test } from 'vitest';
import { refusedNow } from './result';

const tonnes = { reason: 'tonnesAmbiguous', field: 'tonnes' };
const source = { reason: 'required', field: 'source' };
const none = () => false;
const inTonnes = (field: string) => field === 'tonnes';

test('an answer replaces what was refused before it', () => {
  expect(refusedNow([tonnes], [source], none)).toEqual([tonnes]);
  expect(refusedNow([], [source], none)).toEqual([]);
});

test('a field typed in while the answer was on its way is not refused for what it was', () => {
  expect(refusedNow([tonnes, source], [], inTonnes)).toEqual([source]);
});

test('what is asked of such a field by now stays', () => {
  const anew = { ...tonnes, values: { read: '9,960' } };
  expect(refusedNow([tonnes, source], [anew, source], inTonnes)).toEqual([source, anew]);
});

test('nothing else refused: it was not saved all the same, and says so', () => {
  expect(refusedNow([tonnes], [], inTonnes)).toEqual([{ reason: 'typedMeanwhile' }]);
});

test('what is refused of no field is refused whatever was typed', () => {
  expect(refusedNow([{ reason: 'notSignedIn' }], [], () => true)).toEqual([{ reason: 'notSignedIn' }]);
});
