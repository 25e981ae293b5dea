'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Result } from '@/lib/result';
import { Wrong } from './notices';
import { useSubmission } from './use-submission';

export function SignOutButton({ signOut }: { signOut: () => Promise<Result<null>> }) {
  const t = useTranslations('people.account');
  const { pending, submit, general } = useSubmission(signOut);
  return (
    <div>
      <Button variant="default" loading={pending} onClick={() => submit(undefined)}>
        {t('signOut')}
      </Button>
      <Wrong texts={general()} />
    </div>
  );
}
