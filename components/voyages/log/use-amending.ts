'use client';

import { useRef, useState, type RefObject } from 'react';
import { cellAfter, type Onward } from '@/components/data-table/cell-after';
import type { Column } from '@/lib/voyages/filter';
import type { Chosen } from '@/lib/voyages/many';
import type { CellField } from './cell-fields';

/** The cell that is being amended. */
export interface Amending {
  voyage: Chosen;
  column: Column;
  fields: readonly CellField[];
  cell: HTMLElement;
}

/** Saves what is typed in the open editor; false where it could not be, and the editor says why. */
export type Settle = RefObject<(() => Promise<boolean>) | null>;

/** One cell at a time. Another one opens once what was typed in this one is saved; until then this one stays. */
export function useAmending() {
  const [amending, setAmending] = useState<Amending | null>(null);
  const settle: Settle = useRef(null);
  const lastSaved = useRef<Chosen | null>(null);
  return {
    amending,
    settle,
    async begin(next: Amending) {
      if (amending?.cell === next.cell) return;
      if (settle.current && !(await settle.current())) return;
      const { voyageNo, version } = next.voyage;
      // What was saved just now moved the version on: that is no news from somebody else.
      const mine = lastSaved.current?.voyageNo === voyageNo ? lastSaved.current.version : 0;
      setAmending({ ...next, voyage: { voyageNo, version: Math.max(version, mine) } });
    },
    /** Closes the editor; the keyboard goes on with the next cell, or stays. */
    end(saved: Chosen | null, onward: Onward | null) {
      if (saved) lastSaved.current = saved;
      setAmending(null);
      if (amending) (onward ? cellAfter(amending.cell, onward) : amending.cell).focus();
    },
  };
}
