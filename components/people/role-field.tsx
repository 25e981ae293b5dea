'use client';

import { Radio, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ROLES, type Role } from '@/lib/people/role';

type RoleFieldProps = { value: Role; error?: string; onChange: (role: Role) => void };

/** All roles at once, each with what it allows: nobody should grant one by its name alone. */
export function RoleField({ value, error, onChange }: RoleFieldProps) {
  const t = useTranslations('people');
  return (
    <Radio.Group
      label={t('role')}
      name="role"
      value={value}
      error={error}
      onChange={(role) => onChange(role as Role)}
    >
      <Stack gap="xs" mt="xs">
        {ROLES.map((role) => (
          <Radio key={role} value={role} label={t(`roles.${role}`)} description={t(`roleMeans.${role}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
