'use client';

import type { Refusal } from '@/lib/result';
import { useRegistryWords } from './wording';
import classes from '../frame/entry.module.css';

/** What is wrong with one field, below it; a number that can be read in two ways is asked, one button a reading. */
export function FieldRefusals({
  id,
  refusals,
  choose,
}: {
  id: string;
  refusals: readonly Refusal[];
  choose: (print: string) => void;
}) {
  const { t, refusal: say } = useRegistryWords();
  return (
    <div id={id} className={classes.refusals} role="status">
      {refusals.map(({ choices, ...refusal }) =>
        choices ? (
          <div key={refusal.reason} className={classes.question}>
            <span>{t('form.ask', { read: String(refusal.values?.read ?? '') })}</span>
            {choices.map((print) => (
              <button key={print} type="button" className={classes.choice} onClick={() => choose(print)}>
                {t('form.meant', { print })}
              </button>
            ))}
          </div>
        ) : (
          <div key={refusal.reason}>{say(refusal)}</div>
        ),
      )}
    </div>
  );
}
