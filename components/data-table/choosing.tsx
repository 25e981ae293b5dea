'use client';

import { useEffect, useRef } from 'react';
import classes from './data-table.module.css';

/** Rows that are ticked, by their ids; they stay so on other pages. */
export interface Choosing {
  chosen: ReadonlySet<string>;
  onChoose: (ids: readonly string[], chosen: boolean) => void;
  texts: { all: string; one: (id: string) => string };
}

/** From the row chosen last to this one, in either direction; this one alone when that is not on the page. */
export function idsBetween(ids: readonly string[], from: string | null, to: string): string[] {
  const [a, b] = [from === null ? -1 : ids.indexOf(from), ids.indexOf(to)];
  return a < 0 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}

interface ChooseProps extends Choosing {
  id: string;
  onTick: (id: string, extend: boolean) => void;
}

export function Choose({ id, chosen, texts, onTick }: ChooseProps) {
  return (
    <input
      type="checkbox"
      className={classes.choose}
      aria-label={texts.one(id)}
      checked={chosen.has(id)}
      onChange={(event) => onTick(id, (event.nativeEvent as MouseEvent).shiftKey)}
    />
  );
}

/** All rows of this page, or none of them. */
export function ChooseAll({ ids, chosen, onChoose, texts }: Choosing & { ids: readonly string[] }) {
  const box = useRef<HTMLInputElement>(null);
  const count = ids.filter((id) => chosen.has(id)).length;
  const some = count > 0 && count < ids.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={classes.choose}
      aria-label={texts.all}
      title={texts.all}
      checked={ids.length > 0 && count === ids.length}
      onChange={(event) => onChoose(ids, event.target.checked)}
    />
  );
}
