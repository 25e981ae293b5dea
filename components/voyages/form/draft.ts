/**
 * What is being typed, outside React: a keystroke redraws its own field and nothing else. Fields go by the path that a
 * refusal names too, such as `lots.0.blTonnes` or `events.sailed.actual`.
 */
import type { Refusal } from '@/lib/result';
import { foundOf } from '@/lib/voyages/acceptance';
import type { Check } from '@/lib/voyages/checks';
import type { Warning } from '@/lib/voyages/plausibility';
import type { VoyageText } from '@/lib/voyages/text';

/** The stored voyage that is amended: its number, the version it was read at and the texts it then had. */
export interface Basis {
  voyageNo: string;
  version: number;
  text: VoyageText;
}

export interface Typed {
  text: VoyageText;
  basis: Basis | null;
  /** Why a stored voyage is amended. */
  reason: string;
  /** What is typed in a field of a list and is nothing of that list yet, by the field's path. */
  sought?: Readonly<Record<string, string>>;
}

/** What the checks said, or why there is no word of them; null before anything was asked. */
export type Checked = readonly Check[] | 'unreadable' | 'unreachable' | 'signedOut' | null;

export interface Draft {
  typed(): Typed;
  refusals(): readonly Refusal[];
  subscribe(listener: () => void): () => void;
  /** Writes one field; what was refused about it is answered by that. */
  set(path: string, value: unknown): void;
  /** Types in a field of a list, of which nothing is chosen by that. */
  seek(path: string, text: string): void;
  /** Writes rows anew; refusals under them speak of other rows by then. */
  setRows(list: 'lots' | 'delays', rows: VoyageText['lots'] | VoyageText['delays']): void;
  replace(typed: Partial<Typed>): void;
  /** What an attempt to save was refused for; it is summed up until the next attempt. */
  refuse(refusals: readonly Refusal[]): void;
  attempted(): boolean;
  /** Replaces what is refused about one field. */
  refuseField(path: string, refusal: Refusal | null): void;
  /** What is unusual about it, as the server weighed it. */
  warnings(): readonly Warning[];
  warn(warnings: readonly Warning[]): void;
  checked(): Checked;
  check(found: Checked): void;
  /** Gives a warning its reason, for what is shown of it; an empty one takes it back. */
  accept(code: string, reason: string): void;
}

type Node = Record<string, unknown>;

/** The value at a dotted path, undefined where there is none. */
export function valueAt(text: VoyageText, path: string): unknown {
  return path.split('.').reduce<unknown>((node, key) => (node as Node | null | undefined)?.[key], text);
}

function withValue(node: unknown, [key = '', ...rest]: string[], value: unknown): unknown {
  const changed = rest.length === 0 ? value : withValue((node as Node | undefined)?.[key], rest, value);
  if (!Array.isArray(node)) return { ...(node as Node | undefined), [key]: changed };
  return node.map((item: unknown, index) => (index === Number(key) ? changed : item));
}

/** The text with another value at a dotted path. */
export function withValueAt(text: VoyageText, path: string, value: unknown): VoyageText {
  return withValue(text, path.split('.'), value) as VoyageText;
}

/** Whether a field was typed in between the two. */
export const typedBetween = (before: Typed, after: Typed) => (field: string) =>
  field === 'reason'
    ? before.reason !== after.reason
    : valueAt(before.text, field) !== valueAt(after.text, field) ||
      before.sought?.[field] !== after.sought?.[field];

/** What is typed and not chosen in fields that still are what they were; in others something else was chosen since. */
function stillSought({ sought = {}, text }: Typed, now: VoyageText): Typed['sought'] {
  return Object.fromEntries(
    Object.entries(sought).filter(([path]) => valueAt(text, path) === valueAt(now, path)),
  );
}

export function makeDraft(initial: Typed): Draft {
  let typed = initial;
  let refusals: readonly Refusal[] = [];
  let warnings: readonly Warning[] = [];
  let checked: Checked = null;
  let attempted = false;
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  const without = (drop: (field: string) => boolean) => {
    if (refusals.some(({ field }) => field !== undefined && drop(field))) {
      refusals = refusals.filter(({ field }) => field === undefined || !drop(field));
    }
  };
  return {
    typed: () => typed,
    refusals: () => refusals,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(path, value) {
      const { [path]: left, ...sought } = typed.sought ?? {};
      if (valueAt(typed.text, path) === value && left === undefined) return;
      typed = { ...typed, sought, text: withValueAt(typed.text, path, value) };
      without((field) => field === path);
      tell();
    },
    seek(path, text) {
      const { [path]: _before, ...others } = typed.sought ?? {};
      typed = { ...typed, sought: text === '' ? others : { ...others, [path]: text } };
      without((field) => field === path);
      tell();
    },
    setRows(list, rows) {
      const text = { ...typed.text, [list]: rows };
      typed = { ...typed, sought: stillSought(typed, text), text };
      without((field) => field.startsWith(`${list}.`));
      tell();
    },
    replace(changed) {
      const sought = changed.text ? stillSought(typed, changed.text) : typed.sought;
      typed = { ...typed, sought, ...changed };
      tell();
    },
    attempted: () => attempted,
    refuse(found) {
      refusals = found;
      attempted = found.length > 0;
      tell();
    },
    refuseField(path, refusal) {
      const at = refusals.findIndex(({ field }) => field === path);
      if (!refusal || at < 0) {
        without((field) => field === path);
        if (refusal) refusals = [...refusals, { ...refusal, field: path }];
      } else {
        // In its place: the summary must not move under a pointer that is on its way to a link.
        refusals = refusals.map((one, index) => (index === at ? { ...refusal, field: path } : one));
      }
      tell();
    },
    warnings: () => warnings,
    warn(found) {
      warnings = found;
      tell();
    },
    checked: () => checked,
    check(found) {
      checked = found;
      tell();
    },
    accept(code, reason) {
      const others = typed.text.acceptedWarnings.filter((accepted) => accepted.code !== code);
      const given = { code, reason, found: foundOf(warnings, code) };
      const acceptedWarnings = reason === '' ? others : [...others, given];
      typed = { ...typed, text: { ...typed.text, acceptedWarnings } };
      tell();
    },
  };
}
