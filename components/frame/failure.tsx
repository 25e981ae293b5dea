'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'next-intl';
import classes from './frame.module.css';

const ASK_AGAIN_MS = 3_000;

/**
 * A page that could not be shown. Asks /api/health whether the database is the reason, says so, and opens the page by
 * itself when it is back.
 */
export function Failure({ digest, retry }: { digest?: string; retry: () => void }) {
  const t = useTranslations('frame.failure');
  const [databaseDown, setDatabaseDown] = useState(false);
  useEffect(() => {
    let wasDown = false;
    const ask = async () => {
      const answer = await fetch('/api/health', { cache: 'no-store' }).catch(() => null);
      const down = answer === null || answer.status === 503;
      if (wasDown && !down) retry();
      wasDown = down;
      setDatabaseDown(down);
    };
    void ask();
    const timer = setInterval(ask, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [retry]);
  return (
    <section role="alert">
      <h1>{databaseDown ? t('databaseTitle') : t('title')}</h1>
      <p>{databaseDown ? t('databaseText') : t('text')}</p>
      {digest && !databaseDown && <p>{t('reference', { digest })}</p>}
      <button type="button" className={classes.action} onClick={retry}>
        {t('again')}
      </button>
    </section>
  );
}
