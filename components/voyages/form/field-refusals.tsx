'use client';

import { useWording } from '../wording';
import { useDraft, useRefusalsOf } from './draft-context';
import { idOf, refusalsIdOf } from './paths';
import classes from './form.module.css';

/**
 * What is wrong with one field, below it. A number that can be read in two ways is asked: one button a reading, in the
 * field's own place of the tab order.
 */
export function FieldRefusals({ path }: { path: string }) {
  const draft = useDraft();
  const refusals = useRefusalsOf(path);
  const { t, refusal: say } = useWording();
  if (refusals.length === 0) return null;

  const choose = (print: string) => {
    draft.set(path, print);
    document.getElementById(idOf(path))?.focus();
  };
  return (
    <div id={refusalsIdOf(path)} className={classes.refusals} role="status">
      {refusals.map(({ choices, ...refusal }) =>
        choices ? (
          <div key={refusal.reason} className={classes.question}>
            <span>{t('form.ask', { read: String(refusal.values?.read ?? '') })}</span>
            {choices.map((print) => (
              <button key={print} type="button" className={classes.choice} onClick={() => choose(print)}>
                {refusal.reason === 'tonnesAmbiguous' ? t('form.meant', { print }) : print}
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
