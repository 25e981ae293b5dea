'use client';

import { useTranslations } from 'next-intl';
import type { Refusal } from '@/lib/result';
import type { Entry } from './choice';
import { useRefusalWords } from './wording';
import classes from './programme.module.css';

interface ShipsProps {
  vessels: readonly Entry[];
  /** Ids in the order of their turns. */
  chosen: readonly number[];
  change: (ids: number[]) => void;
  refusals: readonly Refusal[];
}

/** Ships to tick; they take turns in the order in which they were ticked, which each one shows. */
export function Ships({ vessels, chosen, change, refusals }: ShipsProps) {
  const t = useTranslations('programme.pattern');
  const say = useRefusalWords();
  return (
    <fieldset className={classes.ships} aria-describedby="ships-said">
      <legend>{t('ships')}</legend>
      <button
        type="button"
        className={`${classes.button} ${classes.small}`}
        onClick={() => change(vessels.map(({ id }) => id))}
      >
        {t('all')}
      </button>
      <button type="button" className={`${classes.button} ${classes.small}`} onClick={() => change([])}>
        {t('none')}
      </button>
      <ul>
        {vessels.map(({ id, name }) => {
          const turn = chosen.indexOf(id);
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={turn !== -1}
                  onChange={() => change(turn === -1 ? [...chosen, id] : chosen.filter((one) => one !== id))}
                />
                {name}
                {turn !== -1 && <b>{turn + 1}</b>}
              </label>
            </li>
          );
        })}
      </ul>
      <div id="ships-said" role="status" className={classes.wrong}>
        {refusals.map((refusal) => (
          <p key={refusal.reason}>{say(refusal)}</p>
        ))}
      </div>
    </fieldset>
  );
}
