'use client';

import { Button, Stack, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { EmailField, NewPasswordField, TextField } from './fields';
import { Wrong } from './notices';
import { useForm, type FormAction } from './use-submission';
import classes from './people.module.css';

type FirstFormProps = {
  create: FormAction;
  /** Other people can sign in; only an administrator is missing. */
  others: boolean;
};

export function FirstForm({ create, others }: FirstFormProps) {
  const t = useTranslations('people');
  const { formProps, pending, typed, errorOf, general } = useForm(create);
  return (
    <form {...formProps}>
      <Stack gap="md" className={classes.narrow}>
        <Title order={1}>{t('first.title')}</Title>
        <p className={classes.plain}>{t(others ? 'first.textOthers' : 'first.text')}</p>
        <Wrong texts={general('code', 'name', 'email', 'password')} />
        <TextField
          name="code"
          label={t('first.code')}
          description={t('first.codeShape')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
          defaultValue={typed.code}
          error={errorOf('code')}
        />
        <TextField
          name="name"
          label={t('name')}
          autoComplete="name"
          defaultValue={typed.name}
          error={errorOf('name')}
        />
        <EmailField defaultValue={typed.email} error={errorOf('email')} />
        <NewPasswordField label={t('password')} error={errorOf('password')} />
        <Button type="submit" loading={pending}>
          {t('first.submit')}
        </Button>
      </Stack>
    </form>
  );
}
