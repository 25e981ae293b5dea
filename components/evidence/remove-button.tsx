'use client';

import { useState } from 'react';
import { Button, Group, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Dialog } from '../people/dialog';
import { Wrong } from '../people/notices';
import { useSubmission } from '../people/use-submission';
import type { RemovePaper } from './paper-item';
import { useFocusLeft } from './use-focus-left';

interface RemoveButtonProps {
  voyageNo: string;
  id: number;
  fileName: string;
  remove: RemovePaper;
}

/** Asks why before a paper goes. */
export function RemoveButton({ voyageNo, id, fileName, remove }: RemoveButtonProps) {
  const t = useTranslations('evidence');
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  const gone = useFocusLeft('papers');
  return (
    <>
      <Button
        className="screen-only"
        size="compact-xs"
        variant="subtle"
        aria-label={t('remove.of', { name: fileName })}
        onClick={() => setOpened(true)}
      >
        {t('remove.button')}
      </Button>
      <Dialog
        opened={opened}
        close={close}
        title={t('remove.title', { name: fileName })}
        closeLabel={t('remove.dismiss')}
      >
        <RemoveForm remove={(reason) => remove({ voyageNo, id, reason })} close={close} gone={gone} />
      </Dialog>
    </>
  );
}

function RemoveForm({
  remove,
  close,
  gone,
}: {
  remove: (reason: string) => ReturnType<RemovePaper>;
  close: () => void;
  /** Told before it closes, once the paper is removed. */
  gone: () => void;
}) {
  const t = useTranslations('evidence');
  const [reason, setReason] = useState('');
  const { form, pending, submit, errorOf, general } = useSubmission(remove);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(reason, () => {
          gone();
          close();
        });
      }}
    >
      <p>{t('remove.text')}</p>
      <Wrong texts={general('reason')} />
      <TextInput
        data-autofocus
        required
        withAsterisk={false}
        label={t('remove.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={errorOf('reason')}
      />
      <Group mt="md">
        <Button type="submit" loading={pending}>
          {t('remove.do')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('remove.dismiss')}
        </Button>
      </Group>
    </form>
  );
}
