'use client';

import { Fragment } from 'react';
import { useTranslations } from 'next-intl';
import { formatHours } from '@/lib/calendar';
import type { Check } from '@/lib/voyages/checks';
import { limitBy, percent, tonnes, useWording } from '../wording';
import { useChecked } from './draft-context';
import classes from './form.module.css';

/** Every check under the quantities, also the silent ones, and those that cannot be made, with what is missing. */
export function Checks() {
  const checked = useChecked();
  const { t } = useWording();
  const say = useCheckWords();
  if (checked === null) return null;
  if (typeof checked === 'string') return <p className={classes.hint}>{t(`checks.${checked}`)}</p>;
  return (
    <dl className={classes.checks} aria-label={t('checks.title')}>
      {checked.map((one) => (
        <Fragment key={one.check}>
          <dt>{t(`checks.${one.check}.name`)}</dt>
          <dd data-state={one.state}>
            {say(one)}
            {one.intakesKg && (
              <span className={classes.intakes}> {one.intakesKg.map((kg) => tonnes(kg)).join(' · ')} t</span>
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function useCheckWords() {
  const t = useTranslations('voyages');
  const particulars = ['deadweightKg', 'ladenDraughtM', 'tpc'] as const;
  return ({ check, state, says, values }: Check): string => {
    const kg = (key: string) => tonnes(values[key] === undefined ? null : Number(values[key]));
    const missing = String(values.missing ?? '')
      .split(' ')
      .filter((key) => key !== '')
      .map((key) => {
        const particular = particulars.find((one) => one === key);
        return particular ? t(`checks.particulars.${particular}`) : t(`events.${key as 'sailed'}`);
      });
    const text = t(
      `checks.${check}.${says}` as 'checks.deadweight.fine',
      {
        deadweight: kg('deadweightKg'),
        difference: kg('differenceKg'),
        limitM: Number(values.limitM ?? 0),
        limitBy: limitBy(t, values),
        limit: kg('limitKg'),
        median: kg('medianKg'),
        voyages: Number(values.voyages ?? 0),
        passage: formatHours(Number(values.passageHours ?? 0)),
        loss: kg('lossKg'),
        share: percent(Number(values.share ?? 0)),
        missing: missing.join(', '),
      } as never,
    );
    return state === 'unchecked' ? t('checks.unchecked', { why: text }) : text;
  };
}
