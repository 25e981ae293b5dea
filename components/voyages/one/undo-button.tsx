'use client';

import { useState, useTransition } from 'react';
import { Button } from '@mantine/core';
import type { Refusal } from '@/lib/result';
import type { Chosen, DoneToMany } from '@/lib/voyages/many';
import { useWording } from '../wording';
import classes from './one.module.css';

export type UndoLast = (chosen: Chosen[]) => Promise<DoneToMany>;

/** Writes back what the last change changed: a change of its own, which can be undone in turn. */
export function UndoButton({ voyageNo, version, undo }: Chosen & { undo: UndoLast }) {
  const { t, refusal: say } = useWording();
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [pending, startTransition] = useTransition();
  const press = () =>
    startTransition(async () => {
      const answer = await undo([{ voyageNo, version }]).catch(() => null);
      if (answer?.done) return setRefusals([]);
      const held = (answer?.held ?? []).flatMap((one) => one.refusals);
      setRefusals(answer ? [...answer.refusals, ...held] : [{ reason: 'serverUnreachable' }]);
    });
  return (
    <div className="screen-only">
      <Button size="compact-xs" variant="default" loading={pending} onClick={press}>
        {t('undo.button')}
      </Button>
      {refusals.length > 0 && (
        <p role="alert" className={classes.wrong}>
          {refusals.map(say).join(' ')}
        </p>
      )}
    </div>
  );
}
