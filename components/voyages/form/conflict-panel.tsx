'use client';

import { Button } from '@mantine/core';
import { printMoment } from '@/lib/calendar';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import { useFetched } from '../../frame/use-fetched';
import { useWording } from '../wording';
import { CONFLICT_ID } from './paths';
import type { Clashed } from './use-save';
import classes from './form.module.css';

/**
 * Somebody saved the voyage since it was opened. The form holds both versions put together already; its table, which
 * seldom anybody needs, comes when two versions meet.
 */
export function ConflictPanel(clashed: Clashed) {
  const { conflict, voyageNo } = clashed;
  const { t, refusal } = useWording();
  const { part, failed, again } = useFetched(true, () => import('./conflict-table'));
  const at = printMoment(conflict.at, KNOWN_ZONE);
  return (
    <div
      className={classes.summary}
      id={CONFLICT_ID}
      role="alertdialog"
      aria-labelledby="conflict-title"
      tabIndex={-1}
    >
      <h2 id="conflict-title">{t('conflict.title', { voyageNo })}</h2>
      <p>
        {conflict.reason === null
          ? t('conflict.byWithoutReason', { name: conflict.by, at })
          : t('conflict.by', { name: conflict.by, at, reason: conflict.reason })}{' '}
        {conflict.clash.length > 0 ? t('conflict.text') : t('conflict.noClash')}
      </p>
      {part && <part.ConflictTable {...clashed} />}
      {failed && (
        <p>
          {refusal({ reason: 'serverUnreachable' })}{' '}
          <Button size="compact-xs" variant="default" onClick={again}>
            {t('conflict.again')}
          </Button>
        </p>
      )}
    </div>
  );
}
