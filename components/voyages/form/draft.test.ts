import { expect, test } from 'vitest';
import { emptyVoyageText } from '@/lib/voyages/text';
import { makeDraft } from './draft';

const drafted = () => makeDraft({ text: emptyVoyageText(), basis: null, reason: '' });

test('what is typed in a list stays until something of it is chosen, the same as before too', () => {
  const draft = drafted();
  draft.set('vesselId', 7);
  draft.seek('vesselId', 'Shush');
  draft.set('note', 'by hand');
  expect(draft.typed()).toMatchObject({ sought: { vesselId: 'Shush' }, text: { vesselId: 7 } });
  draft.set('vesselId', 7);
  expect(draft.typed().sought).toEqual({});
});

test('it leaves with a choice made elsewhere, and what is typed in other lists stays', () => {
  const draft = drafted();
  draft.seek('vesselId', 'Shush');
  draft.seek('lots.0.shipperId', 'Teng');
  draft.replace({ text: { ...draft.typed().text, vesselId: 3 } });
  expect(draft.typed().sought).toEqual({ 'lots.0.shipperId': 'Teng' });
});

test('typing answers what was refused about the field', () => {
  const draft = drafted();
  draft.refuse([{ reason: 'notChosen', field: 'vesselId', values: { read: 'Shu' } }]);
  draft.seek('vesselId', 'Shus');
  expect(draft.refusals()).toEqual([]);
});
