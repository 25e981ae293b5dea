import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyVoyageText } from '@/lib/voyages/text';
import { draftsOf, dropDraft, keepDraft, MOST_DRAFTS, type KeptDraft } from './kept-drafts';

function memory() {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}
const aDraft = (id: string, at: number, note = ''): KeptDraft => ({
  id,
  at,
  place: 'new',
  attempted: false,
  text: { ...emptyVoyageText(), note },
  basis: null,
  reason: '',
});
const ids = (drafts: readonly KeptDraft[]) => drafts.map(({ id }) => id);

it('keeps the latest ones, each once, whatever is written in whatever order', () => {
  const writes = fc.array(fc.record({ id: fc.constantFrom(...'abcdefghijklmn'), at: fc.nat(1000) }));
  fc.assert(
    fc.property(writes, (all) => {
      const store = memory();
      for (const { id, at } of all) keepDraft(store, 'ann', aDraft(id, at));
      const kept = draftsOf(store, 'ann');
      expect(new Set(ids(kept)).size).toBe(kept.length);
      expect(kept.length).toBeLessThanOrEqual(MOST_DRAFTS);
      expect(kept.map(({ at }) => at)).toEqual(kept.map(({ at }) => at).sort((a, b) => b - a));
    }),
  );
});

it('has each person’s own, and gives them back as they were typed', () => {
  const store = memory();
  keepDraft(store, 'ann', aDraft('1', 10, '9.959 t?'));
  keepDraft(store, 'bob', aDraft('2', 20));
  expect(draftsOf(store, 'ann')).toEqual([aDraft('1', 10, '9.959 t?')]);
  expect(ids(draftsOf(store, 'bob'))).toEqual(['2']);
});

it('leaves nothing behind when the last one is dropped', () => {
  const store = memory();
  keepDraft(store, 'ann', aDraft('1', 10));
  keepDraft(store, 'ann', aDraft('2', 20));
  dropDraft(store, 'ann', '1');
  expect(ids(draftsOf(store, 'ann'))).toEqual(['2']);
  dropDraft(store, 'ann', '2');
  expect(store.held.size).toBe(0);
});

it.each(['', '{', 'null', '[null, 7, {"id": "1"}]', '{"id": "1"}'])('passes over %j', (text) => {
  const store = memory();
  keepDraft(store, 'ann', aDraft('1', 10));
  const [key] = [...store.held.keys()];
  store.setItem(key ?? '', text);
  expect(draftsOf(store, 'ann')).toEqual([]);
});
