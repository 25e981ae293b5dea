'use client';

import { useActionState, useEffect, useRef, useState, useTransition, type FormEvent } from 'react';
import { unstable_rethrow } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Refusal, Result } from '@/lib/result';

/** What a form's action answers; `typed` is what it gives back, so that nothing is lost without JavaScript either. */
export type Answered<Value = null> = {
  refusals: Refusal[];
  typed: Record<string, string>;
  /** Once it is done. */
  value?: Value;
};
export type FormAction<Value = null> = (before: Answered<Value>, form: FormData) => Promise<Answered<Value>>;

const NO_ANSWER: Refusal[] = [{ reason: 'serverUnreachable' }];

function useTexts(refusals: Refusal[]) {
  const t = useTranslations('refusals');
  const textOf = ({ reason, values }: Refusal) => t(reason, values);
  return {
    /** The text beside a field. */
    errorOf: (field: string) => refusals.filter((one) => one.field === field).map(textOf)[0],
    /** The texts above the form: what speaks of none of these fields. */
    general: (...fields: string[]) =>
      refusals.filter(({ field }) => field === undefined || !fields.includes(field)).map(textOf),
  };
}

/** A form whose first wrong field takes the focus, so that the keyboard is where the work is. */
function useFocusOnWrong(refusals: Refusal[]) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  return form;
}

/**
 * A form that somebody may fill in and send before the page has come alive, over a slow line: the browser then posts it
 * by itself. Otherwise it is sent without leaving the page, and keeps what was typed also when nobody answers.
 */
export function useForm<Value = null>(action: FormAction<Value>) {
  const [posted, post] = useActionState(action, { refusals: [], typed: {} });
  const [answered, setAnswered] = useState<Answered<Value> | null>(null);
  const [pending, startTransition] = useTransition();
  const answer = answered ?? posted;
  const form = useFocusOnWrong(answer.refusals);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const data = new FormData(element);
    startTransition(async () => {
      try {
        const result = await action({ refusals: [], typed: {} }, data);
        if (result.value !== undefined) element.reset();
        setAnswered(result);
      } catch (error) {
        // A redirect arrives as an error, and is none.
        unstable_rethrow(error);
        setAnswered({ refusals: NO_ANSWER, typed: {} });
      }
    });
  };
  return {
    formProps: { ref: form, noValidate: true, action: post, onSubmit },
    pending,
    typed: posted.typed,
    value: answer.value,
    ...useTexts(answer.refusals),
  };
}

/** Sends values to an action; what was typed stays in the state of whoever calls. */
export function useSubmission<Input, Value>(action: (input: Input) => Promise<Result<Value>>) {
  const [pending, startTransition] = useTransition();
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const form = useFocusOnWrong(refusals);
  const submit = (input: Input, onDone?: (value: Value) => void) =>
    startTransition(async () => {
      try {
        const result = await action(input);
        setRefusals(result.done ? [] : result.refusals);
        if (result.done) onDone?.(result.value);
      } catch (error) {
        unstable_rethrow(error);
        setRefusals(NO_ANSWER);
      }
    });
  return { form, pending, submit, ...useTexts(refusals) };
}
