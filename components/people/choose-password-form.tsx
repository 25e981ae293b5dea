'use client';

import { Button, Stack, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { NewPasswordField } from './fields';
import { Wrong } from './notices';
import { useForm, type FormAction } from './use-submission';
import classes from './people.module.css';

type ChoosePasswordFormProps = {
  token: string;
  link: { kind: 'invitation' | 'password_reset'; name: string; email: string; until: string };
  accept: FormAction;
};

export function ChoosePasswordForm({ token, link, accept }: ChoosePasswordFormProps) {
  const t = useTranslations('people');
  const { formProps, pending, errorOf, general } = useForm(accept);
  return (
    <form {...formProps}>
      <Stack gap="md" className={classes.narrow}>
        <Title order={1}>{t('link.title')}</Title>
        <p className={`${classes.plain} ${classes.cell}`}>{t(`link.${link.kind}`, link)}</p>
        <Wrong texts={general('password')} />
        <input type="hidden" name="token" value={token} />
        {/* So that the browser keeps the password under the right name. */}
        <input type="email" name="username" autoComplete="username" value={link.email} readOnly hidden />
        <NewPasswordField autoFocus error={errorOf('password')} />
        <Button type="submit" loading={pending}>
          {t('link.submit')}
        </Button>
        <p className={classes.quiet}>{t('link.until', { when: link.until })}</p>
      </Stack>
    </form>
  );
}
