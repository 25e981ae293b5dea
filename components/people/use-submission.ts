'use client';

import { useEffect, useRef, useState, useTransition } from 'react';
import { unstable_rethrow } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Refusal, Result } from '@/lib/result';

/**
 * Sends a form to an action and keeps what it refuses: beside the field where it names one, else above the form. What
 * was typed stays where it is, also when the server does not answer at all.
 */
export function useSubmission<Input, Value>(action: (input: Input) => Promise<Result<Value>>) {
  const t = useTranslations('refusals');
  const [pending, startTransition] = useTransition();
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (refusals.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);

  const submit = (input: Input, onDone?: (value: Value) => void) =>
    startTransition(async () => {
      try {
        const result = await action(input);
        setRefusals(result.done ? [] : result.refusals);
        if (result.done) onDone?.(result.value);
      } catch (error) {
        // A redirect arrives as an error, and is none.
        unstable_rethrow(error);
        setRefusals([{ reason: 'serverUnreachable' }]);
      }
    });

  const textOf = ({ reason, values }: Refusal) => t(reason, values);
  return {
    form,
    pending,
    submit,
    forget: () => setRefusals([]),
    /** The text beside a field. */
    errorOf: (field: string) => {
      const refusal = refusals.find((one) => one.field === field);
      return refusal && textOf(refusal);
    },
    /** The texts above the form: what speaks of no field of it. */
    general: (...fields: string[]) =>
      refusals.filter(({ field }) => field === undefined || !fields.includes(field)).map(textOf),
  };
}
