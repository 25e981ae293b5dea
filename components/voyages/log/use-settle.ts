'use client';

import { useEffect, useImperativeHandle, useRef } from 'react';
import type { Settle } from './use-amending';

type Outcome = 'open' | 'failed' | 'left';

/**
 * Settles a cell that may still be on its way: what is typed in it by then is saved once its editor is here, and that
 * one's answer counts. A cell without anything typed is left. @returns where the editor says how it settles
 */
export function useSettle(
  settle: Settle | null,
  { open, failed, isTyped }: { open: boolean; failed: boolean; isTyped: () => boolean },
): Settle {
  const editor: Settle = useRef(null);
  const waiting = useRef<((outcome: Outcome) => void)[]>([]);
  useImperativeHandle(settle, () => async () => {
    if (!editor.current) {
      if (!isTyped()) return true;
      if (failed) return false;
      const outcome = await new Promise<Outcome>((resolve) => waiting.current.push(resolve));
      if (outcome !== 'open') return outcome === 'left';
    }
    return editor.current ? editor.current() : true;
  });
  const tell = (outcome: Outcome) => waiting.current.splice(0).forEach((resolve) => resolve(outcome));
  useEffect(() => {
    if (open || failed) tell(open ? 'open' : 'failed');
  }, [open, failed]);
  useEffect(() => () => tell('left'), []);
  return editor;
}
