import { describe, expect, it } from 'vitest';
import { COLUMNS as FIGURE_COLUMNS } from './figures/columns';
import { COLUMNS as ONWARD_COLUMNS } from './onward/columns';
import { DISRUPTION_COLUMNS } from './registry/disruption-columns';
import { COLUMNS as PROMISE_COLUMNS } from './registry/promise-columns';
import { guessColumns, headingsFor, underColumns } from './entry-headings';

const KINDS = {
  figures: FIGURE_COLUMNS,
  disruptions: DISRUPTION_COLUMNS,
  ...ONWARD_COLUMNS,
  ...PROMISE_COLUMNS,
};

describe('the columns of a file', () => {
  it.each(Object.entries(KINDS))('are what an export of %s calls them, in any order', (_, columns) => {
    const names = columns.map(({ name }) => name).reverse();
    expect(guessColumns(names, columns)).toEqual(names);
  });

  it('are guessed from other words, each once, and left out where none fits', () => {
    expect(
      guessColumns(
        ['№', 'Соглашение', 'Volume', 'In force from', 'Source', 'Reference', 'scope'],
        KINDS.versions,
      ),
    ).toEqual(['', 'agreement', 'tonnes_per_year', 'effective_from', 'source', '', 'scope']);
  });

  it('are those that somebody chose, and nothing that the export does not have', () => {
    const rows = { headers: ['a', 'b'], rows: [{ no: 2, cells: ['x', ''] }] };
    const { columns, table } = underColumns(rows, KINDS.costs, ['source', 'no_such_column']);
    expect(columns).toEqual([
      { heading: 'a', sample: ['x'], is: 'source' },
      { heading: 'b', sample: [], is: '' },
    ]);
    expect(table.headers).toEqual(['source', '']);
  });
});

it('a title above the headings is no heading', () => {
  const known = headingsFor(KINDS.movements);
  expect(known(['Movements of 2025', '', '', ''])).toBeLessThan(
    known(['Stage', 'From', 'Quantity', 'Source']),
  );
});
