'use client';

import { useEffect } from 'react';
import type { Draft } from './draft';
import type { EntryActions } from './entry';

const WEIGH_AFTER_MS = 700;

/** Asks, in a pause of typing, what is unusual so far: the reason can then be given before the first attempt to save. */
export function useWeigh(draft: Draft, weigh: EntryActions['weigh']): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let weighed = '';
    const ask = () => {
      const { text, basis } = draft.typed();
      const { acceptedWarnings: _reasons, idempotencyKey: _key, ...facts } = text;
      const asked = JSON.stringify(facts);
      if (asked === weighed) return;
      weighed = asked;
      weigh(text, basis?.voyageNo ?? null).then(
        (found) => {
          if (asked !== weighed) return;
          if (found === 'signedOut') {
            weighed = '';
            return draft.check(found);
          }
          draft.warn(found?.warnings ?? []);
          draft.check(found?.checks ?? 'unreadable');
        },
        // Saving weighs it again; until then the strip says that nothing is checked.
        () => {
          if (asked !== weighed) return;
          weighed = '';
          draft.check('unreachable');
        },
      );
    };
    const unsubscribe = draft.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(ask, WEIGH_AFTER_MS);
    });
    if (draft.typed().basis) ask();
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [draft, weigh]);
}
