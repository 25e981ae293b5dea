'use client';

import { useState } from 'react';
import { Button, Stack, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Result } from '@/lib/result';
import { NewPasswordField } from './fields';
import { Wrong } from './notices';
import { useSubmission } from './use-submission';
import classes from './people.module.css';

type ChoosePasswordFormProps = {
  token: string;
  link: { kind: 'invitation' | 'password_reset'; name: string; email: string; until: string };
  accept: (input: { token: string; password: string }) => Promise<Result<null>>;
};

export function ChoosePasswordForm({ token, link, accept }: ChoosePasswordFormProps) {
  const t = useTranslations('people');
  const [password, setPassword] = useState('');
  const { form, pending, submit, errorOf, general } = useSubmission(accept);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit({ token, password });
      }}
    >
      <Stack gap="md" className={classes.narrow}>
        <Title order={1}>{t('link.title')}</Title>
        <p className={`${classes.plain} ${classes.cell}`}>{t(`link.${link.kind}`, link)}</p>
        <Wrong texts={general('password')} />
        {/* So that the browser keeps the password under the right name. */}
        <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
        <NewPasswordField
          autoFocus
          value={password}
          error={errorOf('password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={pending}>
          {t('link.submit')}
        </Button>
        <p className={classes.quiet}>{t('link.until', { when: link.until })}</p>
      </Stack>
    </form>
  );
}
