/**
 * The keys of the whole application, in one table: what is not in it does not work, and the sheet shows what is in it.
 * `Mod` is Ctrl, or Command on a Mac; `g b` is one key after the other.
 */
export type Shortcut =
  | { does: 'commands' | 'shortcuts' | 'save' | 'saveAndNext'; keys: readonly string[] }
  /** Where what was just done can be undone: on a page with something marked `data-undo`. */
  | { does: 'undo' | 'redo'; keys: readonly string[] }
  /** Goes to a place, for those who have it. */
  | { does: 'go'; href: string; keys: readonly string[] }
  /** Does what the control of the page that is marked `data-command` with it does. */
  | { does: 'amend'; command: string; keys: readonly string[] };

export const SHORTCUTS: readonly Shortcut[] = [
  { does: 'commands', keys: ['Mod+K', '/'] },
  { does: 'shortcuts', keys: ['?'] },
  { does: 'go', href: '/voyages/new', keys: ['n'] },
  { does: 'go', href: '/', keys: ['g b'] },
  { does: 'go', href: '/voyages', keys: ['g l'] },
  { does: 'go', href: '/programme', keys: ['g p'] },
  { does: 'go', href: '/targets', keys: ['g t'] },
  { does: 'go', href: '/figures', keys: ['g f'] },
  { does: 'go', href: '/registry', keys: ['g r'] },
  { does: 'go', href: '/voyages/import', keys: ['g i'] },
  { does: 'go', href: '/voyages/export', keys: ['g x'] },
  { does: 'go', href: '/admin', keys: ['g a'] },
  { does: 'amend', command: 'amend', keys: ['e'] },
  { does: 'save', keys: ['Mod+Enter'] },
  { does: 'saveAndNext', keys: ['Mod+Shift+Enter'] },
  { does: 'undo', keys: ['Mod+Z'] },
  { does: 'redo', keys: ['Mod+Y', 'Mod+Shift+Z'] },
];

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * A key as the table writes it; null for one that never counts. A letter goes by its place where the layout is not
 * Latin: Cyrillic К is K.
 */
export function keyOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | null {
  if (altKey || ['Shift', 'Control', 'Meta', 'Alt'].includes(key)) return null;
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  const foreign = /^\p{L}$/u.test(key) && !/^[a-z]$/i.test(key);
  const name = foreign && place ? place.toLowerCase() : key;
  const letter = /^[a-z]$/i.test(name);
  if (ctrlKey || metaKey) return `Mod+${shiftKey ? 'Shift+' : ''}${letter ? name.toUpperCase() : name}`;
  // A capital is another key than its letter: it is being typed.
  return letter && shiftKey ? null : name;
}

/** What the keys so far mean: a shortcut, the beginning of one, or nothing. `before` is the key pressed just before. */
export function readKeys(before: string | null, key: string): Shortcut | 'begun' | null {
  const whole = before === null ? key : `${before} ${key}`;
  const found = SHORTCUTS.find(({ keys }) => keys.includes(whole));
  if (found) return found;
  if (before !== null) return readKeys(null, key);
  return SHORTCUTS.some(({ keys }) => keys.some((one) => one.startsWith(`${key} `))) ? 'begun' : null;
}

const SEQUENCE_MS = 1_500;

/** Reads key after key as they are pressed; a sequence counts while its keys follow one another quickly. */
export function keyReader(): (key: string, at: number) => Shortcut | 'begun' | null {
  let before: { key: string; at: number } | null = null;
  return (key, at) => {
    const found = readKeys(before && at - before.at < SEQUENCE_MS ? before.key : null, key);
    before = found === 'begun' ? { key, at } : null;
    return found;
  };
}

/** Whether the event is the shortcut of one of the screens' own. */
export function isPressed(event: Pressed, does: 'save' | 'saveAndNext' | 'undo' | 'redo'): boolean {
  const key = keyOf(event);
  return key !== null && SHORTCUTS.some((one) => one.does === does && one.keys.includes(key));
}

/** Single keys can be switched off: dictation and a cat press them too. */
export function isSingle(key: string): boolean {
  return !key.startsWith('Mod+');
}
