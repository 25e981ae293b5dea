'use client';

import { useState } from 'react';
import { Button, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { InviteInput } from '@/lib/people/input';
import type { Result } from '@/lib/result';
import { EmailField, TextField } from './fields';
import { Wrong } from './notices';
import { OneTimeLink, type ShownLink } from './one-time-link';
import { RoleField } from './role-field';
import { useSubmission } from './use-submission';

type InviteFormProps = { invite: (input: InviteInput) => Promise<Result<ShownLink>>; close: () => void };

export function InviteForm({ invite, close }: InviteFormProps) {
  const t = useTranslations('people');
  const [typed, setTyped] = useState<InviteInput>({ name: '', email: '', role: 'viewer' });
  const [link, setLink] = useState<ShownLink | null>(null);
  const { form, pending, submit, errorOf, general } = useSubmission(invite);
  if (link) {
    return (
      <Stack>
        <OneTimeLink name={typed.name} link={link} />
        <Button w="fit-content" onClick={close}>
          {t('admin.close')}
        </Button>
      </Stack>
    );
  }
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(typed, setLink);
      }}
    >
      <Stack>
        <Wrong texts={general('name', 'email', 'role')} />
        <TextField
          name="name"
          label={t('name')}
          autoComplete="off"
          data-autofocus
          value={typed.name}
          error={errorOf('name')}
          onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
        />
        <EmailField
          autoComplete="off"
          value={typed.email}
          error={errorOf('email')}
          onChange={(event) => setTyped({ ...typed, email: event.currentTarget.value })}
        />
        <RoleField
          value={typed.role}
          error={errorOf('role')}
          onChange={(role) => setTyped({ ...typed, role })}
        />
        <Button type="submit" loading={pending} w="fit-content">
          {t('admin.inviteSubmit')}
        </Button>
      </Stack>
    </form>
  );
}
