'use client';

import { useEffect, useRef, useState } from 'react';

/** The browser's own keys, such as those that load the page anew, and what is typed into something over the page. */
const isForOthers = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) =>
  ctrlKey ||
  metaKey ||
  altKey ||
  /^(F\d+|Escape)$/.test(key) ||
  (target instanceof Element && target.closest('dialog, [aria-modal]') !== null);

/**
 * What is typed while "save and next" is on its way is the next voyage's, which begins with its ship: the fields of the
 * saved one take nothing meanwhile, and not a key is lost.
 */
export function useHeldKeys() {
  /** Null while the fields are open. */
  const held = useRef<string | null>(null);
  const [holding, setHolding] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (held.current === null || isForOthers(event)) return;
      event.preventDefault();
      if (event.key === 'Backspace') held.current = held.current.slice(0, -1);
      else if (event.key.length === 1) held.current += event.key;
    };
    const onPaste = (event: ClipboardEvent) => {
      if (held.current === null) return;
      event.preventDefault();
      held.current += event.clipboardData?.getData('text/plain').trim() ?? '';
    };
    window.addEventListener('keydown', onKeyDown, true);
    window.addEventListener('paste', onPaste, true);
    return () => {
      window.removeEventListener('keydown', onKeyDown, true);
      window.removeEventListener('paste', onPaste, true);
    };
  }, []);
  return {
    holding,
    hold: () => {
      held.current = '';
      setHolding(true);
    },
    /** Opens the fields again. @returns what was typed meanwhile */
    release: (): string => {
      const typed = held.current ?? '';
      held.current = null;
      setHolding(false);
      return typed;
    },
  };
}

/**
 * Types into the field that has the focus, as a hand does: its list opens, and proposes. Emptied first, because the
 * same name as before would be no change to React.
 */
export function typeInto(field: HTMLInputElement, text: string): void {
  if (text === '') return;
  for (const value of ['', text]) {
    field.setRangeText(value, 0, field.value.length, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: value }));
  }
}
