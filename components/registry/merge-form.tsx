'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '@mantine/core';
import type { Refusal, Result } from '@/lib/result';
import { ReasonField } from './entry-form';
import { FieldsAlive } from '../frame/fields-alive';
import { useRegistryWords } from './wording';
import classes from '../frame/entry.module.css';

interface MergeFormProps {
  /** Where the entry that stays is shown. */
  intoHref: string;
  disabled: boolean;
  merge: (reason: string) => Promise<Result<{ moved: number }>>;
}

/** The reason, and the one button that cannot be undone. */
export function MergeForm({ intoHref, disabled, merge }: MergeFormProps) {
  const { t, refusal: say } = useRegistryWords();
  const router = useRouter();
  const [reason, setReason] = useState('');
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [pending, startTransition] = useTransition();
  const submit = () =>
    startTransition(async () => {
      const answer = await merge(reason).catch(() => null);
      if (answer?.done) router.push(intoHref);
      else setRefusals(answer?.refusals ?? [{ reason: 'serverUnreachable' }]);
    });
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FieldsAlive>
        <ReasonField
          value={reason}
          set={setReason}
          refusals={refusals.filter(({ field }) => field === 'reason')}
        />
        <div role="alert" className={classes.refusals}>
          {refusals
            .filter(({ field }) => field !== 'reason')
            .map((refusal) => (
              <p key={refusal.reason}>{say(refusal)}</p>
            ))}
        </div>
        <div className={classes.buttons}>
          <Button type="submit" size="sm" loading={pending} disabled={disabled}>
            {t('merge.submit')}
          </Button>
        </div>
      </FieldsAlive>
    </form>
  );
}
