'use client';

import { useState } from 'react';
import { Button, Group, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Dialog } from '../people/dialog';
import { Wrong } from '../people/notices';
import { useSubmission } from '../people/use-submission';
import type { RemovePaper } from './paper-item';

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
        <RemoveForm remove={(reason) => remove({ voyageNo, id, reason })} close={close} />
      </Dialog>
    </>
  );
}

function RemoveForm({
  remove,
  close,
}: {
  remove: (reason: string) => ReturnType<RemovePaper>;
  close: () => void;
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
        submit(reason, close);
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
