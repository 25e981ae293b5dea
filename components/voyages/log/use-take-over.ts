'use client';

import { useEffectEvent, useLayoutEffect, type RefObject } from 'react';
import { typeInto } from '../form/use-held-keys';
import type { Begun } from './cell-waiting';

/** The fields as somebody types in them; a Select keeps another one, hidden. */
export const inputsIn = (form: HTMLFormElement | null) => [
  ...(form?.querySelectorAll<HTMLInputElement>('input:not([type="hidden"], [type="radio"])') ?? []),
];

/**
 * Once, as the editor comes up and before the next key: the hand goes on where it is, and what it typed until now stands
 * in place of the values that were read. `then` is called when that is done.
 */
export function useTakeOver(
  form: RefObject<HTMLFormElement | null>,
  begun: RefObject<Begun>,
  then: (begun: Begun) => void,
): void {
  const done = useEffectEvent(then);
  const takeOver = useEffectEvent(() => {
    const inputs = inputsIn(form.current);
    if (inputs.length === 0) form.current?.querySelector('button')?.focus();
    const { texts, at } = begun.current;
    inputs[at]?.focus();
    inputs[at]?.select();
    if (inputs.length > 0)
      // Typed as by a hand, which React hears only once it has done drawing.
      queueMicrotask(() => {
        texts.forEach((text, index) => inputs[index] && typeInto(inputs[index], text));
        done(begun.current);
      });
  });
  useLayoutEffect(() => takeOver(), []);
}
