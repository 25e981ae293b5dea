import { useMemo, useReducer, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { ComboboxItem, OptionsFilter } from '@mantine/core';

/** The value of the proposal to add what is typed; it stands behind all others. */
export const NEW = 'new';

const PROPOSED_AT_MOST = 40;

/**
 * What a Select of many proposes: those that fit, drawn only while its list is open. Mantine would draw all of them with
 * the page: a thousand ships were most of the time in which the form of a voyage opened.
 */
export function useProposals(
  all: ComboboxItem[],
  chosen: string | null,
  fits: (option: ComboboxItem, sought: string) => boolean,
) {
  const [open, setOpen] = useState(false);
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const filter: OptionsFilter = ({ options, search }) => {
    const sought = search.trim().toLowerCase();
    const [found, added]: [ComboboxItem[], ComboboxItem[]] = [[], []];
    for (const option of options as ComboboxItem[]) {
      if (option.value === NEW) added.push(option);
      else if (found.length < PROPOSED_AT_MOST && fits(option, sought)) found.push(option);
    }
    return [...found, ...added];
  };
  return {
    // Closed, it needs no more than the name of what is chosen.
    data: useMemo(() => (open ? all : all.filter(({ value }) => value === chosen)), [all, chosen, open]),
    value: chosen,
    filter,
    comboboxProps: { keepMounted: false },
    onDropdownOpen: () => {
      // At once: the key that opens the list also marks one of it. Once drawn it has a name, which the field then says.
      flushSync(() => setOpen(true));
      drawAgain();
    },
    onDropdownClose: () => setOpen(false),
  };
}

/**
 * Enter takes the proposal that is marked, the first where none is yet. Mantine's Select forgets its mark when the list
 * opens after the text is there, as after a paste or on a slow machine, and Enter then does nothing.
 */
export function takeMarked(event: KeyboardEvent): void {
  const field = event.target;
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(field instanceof HTMLInputElement)) return;
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
  const marked =
    list?.querySelector<HTMLElement>('[data-combobox-selected]') ??
    list?.querySelector<HTMLElement>('[data-combobox-option]');
  if (!marked) return;
  // Not to the list's own handler too: taken twice, a choice is taken back.
  event.preventDefault();
  event.stopPropagation();
  marked.click();
}
