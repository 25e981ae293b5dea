'use client';

import type { Refusal } from '@/lib/result';
import { useWording } from '../wording';
import { useDraft, useRefusals } from './draft-context';
import { idOf, warningIdOf } from './paths';
import classes from './form.module.css';

/** Where the answer to a refusal is typed. */
export function targetOf({ reason, field, values }: Refusal): string | null {
  if (reason === 'implausible') return warningIdOf(String(values?.code ?? ''));
  return field === undefined ? null : idOf(field);
}

export function focusOn(id: string | null): void {
  const element = id === null ? null : document.getElementById(id);
  element?.focus();
  element?.scrollIntoView({ block: 'center' });
}

/** Everything that kept the voyage from being saved, each with the way to its field. */
export function RefusalSummary() {
  const draft = useDraft();
  const refusals = useRefusals();
  const { t, refusal: say, warning, field } = useWording();
  if (refusals.length === 0 || !draft.attempted()) return null;

  const text = (refusal: Refusal) => {
    if (refusal.choices) return t('form.ask', { read: String(refusal.values?.read ?? '') });
    if (refusal.reason !== 'implausible') return say(refusal);
    return warning({ code: refusal.values?.code as 'passageUnusual', values: refusal.values ?? {} });
  };
  return (
    <div className={classes.summary} role="alert">
      <p>{t('form.summary', { count: refusals.length })}</p>
      <ul>
        {refusals.map((refusal, index) => {
          const id = targetOf(refusal);
          return (
            <li key={index}>
              {id !== null && refusal.field !== undefined && (
                <a
                  href={`#${id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    focusOn(id);
                  }}
                >
                  {field(refusal.field)}
                </a>
              )}{' '}
              {text(refusal)}
              {refusal.reason === 'notSignedIn' && (
                <>
                  {' '}
                  <a href="/sign-in" target="_blank" rel="noopener">
                    {t('form.signIn')}
                  </a>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
