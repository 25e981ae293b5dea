'use client';

import { useState, useTransition } from 'react';
import { Button } from '@mantine/core';
import { asLike } from '@/lib/voyages/duplicate';
import type { Refusal } from '@/lib/result';
import { useWording } from '../wording';
import { useDraft, useTyped } from './draft-context';
import { useEntry } from './entry-context';
import { idOf } from './paths';
import classes from './form.module.css';

/** Ship, ports, grades and shippers as of the last voyage of the chosen ship, else as the last one logged by oneself. */
export function AsLast() {
  const { t, refusal: say } = useWording();
  const draft = useDraft();
  const { actions } = useEntry();
  const vesselId = useTyped(({ text }) => text.vesselId);
  const [pending, startTransition] = useTransition();
  const [taken, setTaken] = useState<{ voyageNo: string } | { refusals: readonly Refusal[] } | null>(null);
  const take = () =>
    startTransition(async () => {
      const answer = await actions.last(vesselId).catch(() => null);
      if (!answer?.done) return setTaken({ refusals: answer?.refusals ?? [{ reason: 'serverUnreachable' }] });
      const { voyageNo, text } = answer.value;
      setTaken({ voyageNo });
      draft.replace({ text: asLike(draft.typed().text, text) });
      requestAnimationFrame(() => document.getElementById(idOf('lots.0.blNo'))?.focus());
    });
  return (
    <p className={classes.asLast}>
      <Button size="compact-sm" variant="default" loading={pending} onClick={take} data-command>
        {t(vesselId === null ? 'form.asLastOfMine' : 'form.asLastOfVessel')}
      </Button>
      <span role="status" className={classes.hint}>
        {taken &&
          ('voyageNo' in taken
            ? t('form.asLastTaken', { voyageNo: taken.voyageNo })
            : taken.refusals.map(say).join(' '))}
      </span>
    </p>
  );
}
