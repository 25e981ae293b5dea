'use client';

import { useState } from 'react';
import { Button, Stack, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Result } from '@/lib/result';
import { EmailField, PasswordField } from './fields';
import { Said, Wrong } from './notices';
import { useSubmission } from './use-submission';
import classes from './people.module.css';

type SignInFormProps = {
  said: string | null;
  email: string;
  next: string;
  signIn: (input: { email: string; password: string; next: string }) => Promise<Result<null>>;
};

export function SignInForm({ said, email: known, next, signIn }: SignInFormProps) {
  const t = useTranslations('people');
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const { form, pending, submit, errorOf, general } = useSubmission(signIn);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit({ email, password, next });
      }}
    >
      <Stack gap="md" className={classes.narrow}>
        <Title order={1}>{t('signIn.title')}</Title>
        <Said text={said} />
        <Wrong texts={general('email', 'password')} />
        <EmailField
          autoFocus={known === ''}
          value={email}
          error={errorOf('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordField
          name="password"
          label={t('password')}
          autoComplete="current-password"
          autoFocus={known !== ''}
          value={password}
          error={errorOf('password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={pending}>
          {t('signIn.submit')}
        </Button>
        <p className={classes.quiet}>{t('signIn.forgotten')}</p>
      </Stack>
    </form>
  );
}
