'use client';

import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Correction } from '@/lib/voyages/import/stage.mutations';
import type { Checked } from '@/lib/voyages/import/stage.queries';
import classes from './import.module.css';
import type { ReviewedBatch } from './review';

type ImportButtonsProps = {
  batch: ReviewedBatch;
  checked: Checked;
  busy: boolean;
  run: (kind: 'importing', body: { onlyGood: boolean }) => Promise<void>;
  correct: (correction: Correction) => void;
};

/** All of it, or what is good; a reason for what is unusual. */
export function ImportButtons({ batch, checked, busy, run, correct }: ImportButtonsProps) {
  const t = useTranslations('import');
  const { create, amend, refused, doubted } = checked.counts;
  const [reason, setReason] = useState(batch.warningReason);
  const heldBack = refused + doubted;
  const good = create + amend;
  return (
    <div className={classes.buttons}>
      {(doubted > 0 || batch.warningReason !== '') && (
        <form
          className={classes.reason}
          onSubmit={(event) => {
            event.preventDefault();
            correct({ warningReason: reason });
          }}
        >
          <TextInput
            label={t('buttons.reason', { count: doubted })}
            value={reason}
            maxLength={1000}
            readOnly={busy}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            type="submit"
            variant="default"
            disabled={busy || reason.trim() === batch.warningReason.trim()}
          >
            {t('buttons.accept')}
          </Button>
        </form>
      )}
      {heldBack === 0 ? (
        <Button disabled={busy || good === 0} onClick={() => void run('importing', { onlyGood: false })}>
          {good === 0 ? t('buttons.nothing') : t('buttons.all', { create, amend })}
        </Button>
      ) : (
        <>
          <p>{t('buttons.heldBack', { heldBack, lines: checked.linesHeldBack })}</p>
          <Button
            variant="default"
            disabled={busy || good === 0}
            onClick={() => void run('importing', { onlyGood: true })}
          >
            {t('buttons.onlyGood', { good })}
          </Button>{' '}
          <a href={`/voyages/import/${batch.id}/held-back`}>{t('heldBack.download')}</a>
        </>
      )}
    </div>
  );
}
