'use client';

import { Button, Checkbox, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { NewPasswordField, PasswordField } from './fields';
import { Said, Wrong } from './notices';
import { useForm, type FormAction } from './use-submission';
import classes from './people.module.css';

export function OwnPassword({ change }: { change: FormAction<{ ended: number }> }) {
  const t = useTranslations('people');
  const { formProps, pending, value, errorOf, general } = useForm(change);
  return (
    <form {...formProps}>
      <Stack gap="md" className={classes.half}>
        <Wrong texts={general('current', 'password')} />
        <PasswordField
          name="current"
          label={t('account.current')}
          autoComplete="current-password"
          error={errorOf('current')}
        />
        <NewPasswordField error={errorOf('password')} />
        <Checkbox name="endOthers" label={t('account.endOthers')} defaultChecked />
        <Button type="submit" loading={pending} w="fit-content">
          {t('account.change')}
        </Button>
        <Said text={value ? t('account.changed', value) : null} />
      </Stack>
    </form>
  );
}
