'use client';

import { useState } from 'react';
import { Button, Checkbox, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { OwnPasswordInput } from '@/lib/people/input';
import type { Result } from '@/lib/result';
import { NewPasswordField, PasswordField } from './fields';
import { Said, Wrong } from './notices';
import { useSubmission } from './use-submission';
import classes from './people.module.css';

type OwnPasswordProps = { change: (input: OwnPasswordInput) => Promise<Result<{ ended: number }>> };

const EMPTY: OwnPasswordInput = { current: '', password: '', endOthers: true };

export function OwnPassword({ change }: OwnPasswordProps) {
  const t = useTranslations('people');
  const [typed, setTyped] = useState(EMPTY);
  const [said, setSaid] = useState<string | null>(null);
  const { form, pending, submit, errorOf, general } = useSubmission(change);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setSaid(null);
        submit(typed, ({ ended }) => {
          setTyped(EMPTY);
          setSaid(t('account.changed', { ended }));
        });
      }}
    >
      <Stack gap="md" className={classes.half}>
        <Wrong texts={general('current', 'password')} />
        <PasswordField
          name="current"
          label={t('account.current')}
          autoComplete="current-password"
          value={typed.current}
          error={errorOf('current')}
          onChange={(event) => setTyped({ ...typed, current: event.currentTarget.value })}
        />
        <NewPasswordField
          value={typed.password}
          error={errorOf('password')}
          onChange={(event) => setTyped({ ...typed, password: event.currentTarget.value })}
        />
        <Checkbox
          label={t('account.endOthers')}
          checked={typed.endOthers}
          onChange={(event) => setTyped({ ...typed, endOthers: event.currentTarget.checked })}
        />
        <Button type="submit" loading={pending} w="fit-content">
          {t('account.change')}
        </Button>
        <Said text={said} />
      </Stack>
    </form>
  );
}
