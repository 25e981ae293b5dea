import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOf, ROWS_A_PAGE } from './filter';

test('the pages of a list hold each row once, in order, whatever page the address asks for', () => {
  fc.assert(
    fc.property(fc.nat({ max: 500 }), fc.string(), (count, typed) => {
      const rows = Array.from({ length: count }, (_, index) => index);
      const { pages } = pageOf(rows, {});
      const all = Array.from({ length: pages }, (_, at) => pageOf(rows, { page: String(at + 1) }).rows);
      expect(all.flat()).toEqual(rows);
      expect(Math.max(...all.map((page) => page.length))).toBeLessThanOrEqual(ROWS_A_PAGE);
      expect(pageOf(rows, { page: '999999' }).page).toBe(pages);
      // What is opened first is the latest, and as much of it as there is.
      expect(pageOf(rows, {}).rows).toEqual(rows.slice(-ROWS_A_PAGE));
      const { page } = pageOf(rows, { page: typed });
      expect(page >= 1 && page <= pages).toBe(true);
    }),
  );
});
