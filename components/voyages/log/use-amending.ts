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
  /** The first character, where it was begun by typing. */
  typed: string;
}

/** Saves what is typed in the open editor; false where it could not be, and the editor says why. */
export type Settle = RefObject<(() => Promise<boolean>) | null>;

/**
 * One cell at a time. Another one opens once what was typed in this one is saved; until then this one stays, and the
 * other one takes what is typed in it.
 */
export function useAmending() {
  const [amending, setAmending] = useState<Amending | null>(null);
  const [next, setNext] = useState<Amending | null>(null);
  const settle: Settle = useRef(null);
  const coming = useRef<Amending>(null);
  const lastSaved = useRef<Chosen | null>(null);
  const expect = (one: Amending | null) => {
    coming.current = one;
    setNext(one);
  };
  return {
    amending,
    /** Waits for the open one to be saved. */
    next,
    settle,
    async begin(wanted: Amending) {
      if ([amending?.cell, coming.current?.cell].includes(wanted.cell)) return;
      if (settle.current) {
        expect(wanted);
        const settled = await settle.current();
        // Left again meanwhile, or another one is wanted by now.
        if (coming.current !== wanted) return;
        expect(null);
        if (!settled) return;
      }
      const { voyageNo, version } = wanted.voyage;
      // What was saved just now moved the version on: that is no news from somebody else.
      const mine = lastSaved.current?.voyageNo === voyageNo ? lastSaved.current.version : 0;
      setAmending({ ...wanted, voyage: { voyageNo, version: Math.max(version, mine) } });
    },
    /** Closes the editor; the keyboard goes on with the next cell, or stays. */
    end(saved: Chosen | null, onward: Onward | null) {
      if (saved) lastSaved.current = saved;
      setAmending(null);
      if (amending && !coming.current) (onward ? cellAfter(amending.cell, onward) : amending.cell).focus();
    },
    /** Leaves the one that waits. */
    leaveNext() {
      coming.current?.cell.focus();
      expect(null);
    },
  };
}
