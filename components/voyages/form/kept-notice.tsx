'use client';

import { Button } from '@mantine/core';
import { printMoment } from '@/lib/calendar';
import { useWording } from '../wording';
import { useEntry } from './entry-context';
import type { KeptDraft } from './kept-drafts';
import type { useKept } from './use-kept';
import classes from './form.module.css';

/** By the clock of whoever typed it. */
const clock = (at: number) =>
  printMoment(new Date(at), Intl.DateTimeFormat().resolvedOptions().timeZone, 'minute');

/** What this browser kept: the draft that is back, and those that can be gone on with. */
export function KeptNotice({ kept, discard }: { kept: ReturnType<typeof useKept>; discard: () => void }) {
  const { t } = useWording();
  const { vessels } = useEntry();
  const { backFrom, offered } = kept;
  const about = ({ text, attempted }: KeptDraft) =>
    [
      vessels.find(({ id }) => id === text.vesselId)?.name,
      ...text.lots.map(({ blNo }) => blNo),
      ...(attempted ? [t('form.keptUnanswered')] : []),
    ]
      .filter((part) => part)
      .join(', ');
  return (
    <>
      {backFrom !== null && (
        <p className={classes.notice} role="status">
          {t('form.kept', { at: clock(backFrom) })}
          <Button size="compact-xs" variant="subtle" onClick={discard}>
            {t('form.startAfresh')}
          </Button>
        </p>
      )}
      {offered.map((one) => (
        <p key={one.id} className={classes.notice} role="status">
          {t('form.keptOffered', { at: clock(one.at), about: about(one), known: about(one) ? 'yes' : 'no' })}
          <Button size="compact-xs" variant="outline" onClick={() => kept.takeUp(one)}>
            {t('form.keptContinue')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => kept.discard(one)}>
            {t('form.keptDiscard')}
          </Button>
        </p>
      ))}
    </>
  );
}
