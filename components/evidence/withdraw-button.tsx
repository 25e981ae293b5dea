'use client';

import { useState } from 'react';
import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Dialog } from '../people/dialog';
import { Wrong } from '../people/notices';
import { useSubmission } from '../people/use-submission';
import type { CommentActions } from './comments';
import { useFocusLeft } from './use-focus-left';

interface WithdrawButtonProps {
  comment: { voyageNo: string; id: number };
  /** Printed: it tells several comments of one person apart. */
  at: string;
  withdraw: CommentActions['withdraw'];
}

/** Takes back one's own comment, after asking. */
export function WithdrawButton({ comment, at, withdraw }: WithdrawButtonProps) {
  const t = useTranslations('evidence');
  const [opened, setOpened] = useState(false);
  const { pending, submit, general } = useSubmission(withdraw);
  const close = () => setOpened(false);
  const gone = useFocusLeft('comments');
  const done = () => {
    gone();
    close();
  };
  return (
    <>
      <Button
        className="screen-only"
        size="compact-xs"
        variant="subtle"
        aria-label={t('comments.withdrawOf', { at })}
        onClick={() => setOpened(true)}
      >
        {t('comments.withdraw')}
      </Button>
      <Dialog
        opened={opened}
        close={close}
        title={t('comments.withdrawTitle')}
        closeLabel={t('comments.dismiss')}
      >
        <p>{t('comments.withdrawText')}</p>
        <Wrong texts={general()} />
        <Group mt="md">
          <Button data-autofocus loading={pending} onClick={() => submit(comment, done)}>
            {t('comments.withdrawDo')}
          </Button>
          <Button variant="subtle" onClick={close}>
            {t('comments.dismiss')}
          </Button>
        </Group>
      </Dialog>
    </>
  );
}
