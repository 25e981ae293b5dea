'use client';

import { useEffect, useEffectEvent } from 'react';

const ASK_AFTER_MS = { first: 2_000, most: 60_000 };

/** Whether the server can serve; false without a connection. */
async function serverAnswers(): Promise<boolean> {
  const answer = await fetch('/api/health', { cache: 'no-store' }).catch(() => null);
  return answer?.ok === true;
}

/**
 * While something is unsent: asks, ever more seldom, whether the server answers again, and at once when the browser
 * says that it is back online.
 */
export function useResend(unsent: boolean, resend: () => void): void {
  const again = useEffectEvent(resend);
  useEffect(() => {
    if (!unsent) return;
    let current = true;
    let wait = ASK_AFTER_MS.first;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      clearTimeout(timer);
      const answers = await serverAnswers();
      if (!current) return;
      wait = Math.min(wait * 2, ASK_AFTER_MS.most);
      timer = setTimeout(ask, wait);
      if (answers) again();
    };
    timer = setTimeout(ask, wait);
    window.addEventListener('online', ask);
    return () => {
      current = false;
      clearTimeout(timer);
      window.removeEventListener('online', ask);
    };
  }, [unsent]);
}
