'use client';

import { useState } from 'react';
import { Button, Stack, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { FirstInput } from '@/lib/people/input';
import type { Result } from '@/lib/result';
import { EmailField, NewPasswordField, TextField } from './fields';
import { Wrong } from './notices';
import { useSubmission } from './use-submission';
import classes from './people.module.css';

export function FirstForm({ create }: { create: (input: FirstInput) => Promise<Result<null>> }) {
  const t = useTranslations('people');
  const [typed, setTyped] = useState<FirstInput>({ code: '', name: '', email: '', password: '' });
  const { form, pending, submit, errorOf, general } = useSubmission(create);
  const field = (name: keyof FirstInput) => ({
    value: typed[name],
    error: errorOf(name),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  });
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(typed);
      }}
    >
      <Stack gap="md" className={classes.narrow}>
        <Title order={1}>{t('first.title')}</Title>
        <p className={classes.plain}>{t('first.text')}</p>
        <Wrong texts={general('code', 'name', 'email', 'password')} />
        <TextField
          name="code"
          label={t('first.code')}
          description={t('first.codeShape')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
          {...field('code')}
        />
        <TextField name="name" label={t('name')} autoComplete="name" {...field('name')} />
        <EmailField {...field('email')} />
        <NewPasswordField label={t('password')} {...field('password')} />
        <Button type="submit" loading={pending}>
          {t('first.submit')}
        </Button>
      </Stack>
    </form>
  );
}
