import type { KeyboardEvent } from 'react';
import { keyOf, keyReader } from '@/components/frame/shortcuts';
import { singleKeysAreOn } from '@/components/frame/single-keys';
import { isNumeric } from './cell-fields';

const read = keyReader();

/**
 * Whether a key on a cell is the first of what is typed over it, as in a spreadsheet: what a number or a day is written
 * with on those, and on the others every character that is no shortcut of the page. Asked of every key in its order, it
 * knows the second one of `g b`.
 */
export function isTypedOver({ nativeEvent: event }: KeyboardEvent, column: string): boolean {
  const key = keyOf(event);
  const meant = key === null ? null : read(key, event.timeStamp);
  if (event.key.length !== 1 || event.key === ' ') return false;
  if (isNumeric(column)) return /[\d.,\-\u2212]/.test(event.key);
  return meant === null || !singleKeysAreOn();
}
