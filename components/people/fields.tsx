'use client';

import { PasswordInput, TextInput, type PasswordInputProps, type TextInputProps } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { PASSWORD_MIN } from '@/lib/people/input';

/** Fields of these forms: all required, refused by us beside the field and not by the browser's own bubbles. */

export function TextField(props: TextInputProps) {
  return <TextInput required withAsterisk={false} {...props} />;
}

export function EmailField(props: TextInputProps) {
  const t = useTranslations('people');
  return (
    <TextField
      type="email"
      name="email"
      label={t('email')}
      inputMode="email"
      autoComplete="username"
      {...props}
    />
  );
}

export function PasswordField(props: PasswordInputProps) {
  const t = useTranslations('people');
  return (
    <PasswordInput
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': t('showTyped') }}
      {...props}
    />
  );
}

/** A password that is being chosen, with the rule in sight before anything is refused. */
export function NewPasswordField(props: PasswordInputProps) {
  const t = useTranslations('people');
  return (
    <PasswordField
      name="password"
      label={t('newPassword')}
      description={t('passwordRule', { min: PASSWORD_MIN })}
      autoComplete="new-password"
      {...props}
    />
  );
}
