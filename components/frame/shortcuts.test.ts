import { expect, it } from 'vitest';
import { isPressed, keyOf, keyReader, readKeys, SHORTCUTS } from './shortcuts';

const press = (
  key: string,
  code = '',
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

it('gives no key twice, and begins no sequence with a key that means something alone', () => {
  const keys = SHORTCUTS.flatMap((one) => one.keys);
  expect(new Set(keys).size).toBe(keys.length);
  const beginnings = keys.filter((key) => key.includes(' ')).map((key) => key.split(' ')[0] ?? '');
  expect(keys.filter((key) => beginnings.includes(key))).toEqual([]);
});

it.each([
  ['a letter', press('n', 'KeyN'), 'n'],
  ['a Cyrillic layout', press('т', 'KeyN'), 'n'],
  ['a Latin layout of other places', press('n', 'KeyL'), 'n'],
  ['a capital', press('N', 'KeyN', { shiftKey: true }), null],
  ['the question mark, which is shifted', press('?', 'Digit7', { shiftKey: true }), '?'],
  ['Ctrl', press('k', 'KeyK', { ctrlKey: true }), 'Mod+K'],
  ['Command, Cyrillic', press('л', 'KeyK', { metaKey: true }), 'Mod+K'],
  ['Ctrl and Shift', press('Enter', 'Enter', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Enter'],
  ['Alt, which composes letters', press('n', 'KeyN', { altKey: true }), null],
  ['Shift itself', press('Shift', 'ShiftLeft', { shiftKey: true }), null],
])('reads %s', (_, event, name) => expect(keyOf(event)).toBe(name));

it('reads a sequence, its beginning, and a second key that begins anew', () => {
  expect(readKeys(null, 'g')).toBe('begun');
  expect(readKeys('g', 'b')).toMatchObject({ does: 'go', href: '/' });
  expect(readKeys('g', 'n')).toMatchObject({ href: '/voyages/new' });
  expect(readKeys('g', 'g')).toBe('begun');
  expect(readKeys(null, 'b')).toBeNull();
});

it('reads two keys together only where the second follows soon', () => {
  const read = keyReader();
  expect([read('g', 0), read('b', 1_000)]).toMatchObject(['begun', { href: '/' }]);
  expect([read('g', 2_000), read('b', 9_000), read('b', 9_100)]).toEqual(['begun', null, null]);
});

it('tells undoing from doing again, on any layout', () => {
  const pressed = (key: string, code: string, shiftKey = false) =>
    (['undo', 'redo'] as const).filter((does) =>
      isPressed(press(key, code, { ctrlKey: true, shiftKey }), does),
    );
  expect([
    pressed('z', 'KeyY'),
    pressed('я', 'KeyZ'),
    pressed('y', 'KeyY'),
    pressed('Z', 'KeyZ', true),
  ]).toEqual([['undo'], ['undo'], ['redo'], ['redo']]);
  expect(isPressed(press('z', 'KeyZ'), 'undo')).toBe(false);
});

it('tells the two ways of saving apart', () => {
  const enter = press('Enter', 'Enter', { ctrlKey: true });
  expect([isPressed(enter, 'save'), isPressed(enter, 'saveAndNext')]).toEqual([true, false]);
  const shifted = { ...enter, shiftKey: true };
  expect([isPressed(shifted, 'save'), isPressed(shifted, 'saveAndNext')]).toEqual([false, true]);
  expect(isPressed(press('Enter', 'Enter'), 'save')).toBe(false);
});

it('leaves the keys of the rows to the table, where they mean nothing elsewhere', () => {
  for (const key of ['Enter', 'F2', 'Space', 'j', 'Mod+A']) expect(readKeys(null, key)).toBeNull();
});
