import type { ChangeEvent, KeyboardEvent } from 'react';
import type { Refusal } from '@/lib/result';
import { useDraft, useTyped } from './draft-context';
import { idOf } from './paths';
import { takeMarked } from './proposals';

/** Why nothing is saved while a field of a list holds a text and no choice. */
export const notChosen = (field: string, read: string): Refusal => ({
  reason: 'notChosen',
  field,
  values: { read: read.trim() },
});

interface Sought {
  path: string;
  /** Of what is chosen; empty without a choice. */
  chosenName: string;
  /** What a text, in lower case, names in full: names are no keys. */
  named: (text: string) => { id: number }[];
  /** Whether the list is not here yet, or what is typed is being added to it: nothing can be said of the text. */
  elsewhere: boolean;
}

/**
 * What is typed in a field of a list. Mantine's Select wipes it when the field is left; here it is kept until something
 * is chosen or the field is emptied, because a voyage would otherwise be saved without the ship that was typed.
 */
export function useSought({ path, chosenName, named, elsewhere }: Sought) {
  const draft = useDraft();
  const sought = useTyped((typed) => typed.sought?.[path] ?? '');
  /** As the field is left: takes the one that was typed in full, or says that nothing is chosen. */
  const settle = () => {
    const read = (draft.typed().sought?.[path] ?? '').trim();
    if (read === '' || elsewhere) return;
    const found = named(read.toLowerCase());
    if (found.length === 1) draft.set(path, found[0]?.id);
    else draft.refuseField(path, notChosen(path, read));
  };
  return {
    typed: (sought === '' ? chosenName : sought).trim(),
    shown: sought === '' ? chosenName : sought,
    settle,
    field: {
      onChangeCapture: ({ target }: ChangeEvent<HTMLElement>) => {
        // Other fields may stand below this one, for what is added to the list.
        if (!(target instanceof HTMLInputElement) || target.id !== idOf(path)) return;
        const { value } = target;
        // Emptied, it is a gap, as any other field.
        if (value.trim() === '') draft.set(path, null);
        else draft.seek(path, value === chosenName ? '' : value);
      },
      onBlurCapture: settle,
      onKeyDownCapture: (event: KeyboardEvent) => {
        const saves = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (saves) settle();
        takeMarked(event);
      },
    },
  };
}
