import type { KeyboardEvent } from 'react';

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
