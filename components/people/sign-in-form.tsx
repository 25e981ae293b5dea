'use client';

import { Button, Stack, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { EmailField, PasswordField } from './fields';
import { Said, Wrong } from './notices';
import { useForm, type FormAction } from './use-submission';
import classes from './people.module.css';

type SignInFormProps = {
  said: string | null;
  email: string;
  next: string;
  /** The others can sign in, and whoever runs the program can become the administrator. */
  noAdministrator: boolean;
  signIn: FormAction;
};

export function SignInForm({ said, email, next, noAdministrator, signIn }: SignInFormProps) {
  const t = useTranslations('people');
  const { formProps, pending, typed, errorOf, general } = useForm(signIn);
  return (
    <form {...formProps}>
      <Stack gap="md" className={classes.narrow}>
        <Title order={1}>{t('signIn.title')}</Title>
        <Said text={said} />
        <Wrong texts={general('email', 'password')} />
        <input type="hidden" name="next" value={next} />
        <EmailField autoFocus={email === ''} defaultValue={typed.email ?? email} error={errorOf('email')} />
        <PasswordField
          name="password"
          label={t('password')}
          autoComplete="current-password"
          autoFocus={email !== ''}
          error={errorOf('password')}
        />
        <Button type="submit" loading={pending}>
          {t('signIn.submit')}
        </Button>
        <p className={classes.quiet}>
          {noAdministrator
            ? t.rich('signIn.noAdministrator', { link: (text) => <a href="/sign-in/first">{text}</a> })
            : t('signIn.forgotten')}
        </p>
      </Stack>
    </form>
  );
}
