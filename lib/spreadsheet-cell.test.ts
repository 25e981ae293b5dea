import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHarmless, harmless } from './spreadsheet-cell';

test('making a text harmless can be undone, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.constantFrom('', "'", "''", '=', '-', "'="), fc.string()).map((parts) => parts.join('')),
      (text) => {
        expect(fromHarmless(harmless(text))).toBe(text);
      },
    ),
  );
});
