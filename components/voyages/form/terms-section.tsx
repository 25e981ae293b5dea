'use client';

import { useState } from 'react';
import {
  ALLOWED_HOURS,
  LAYTIME_FOR,
  NOTICE_HOURS,
  printExcepted,
  printHours,
  printMoney,
  readCurrency,
  readExcepted,
  readHours,
  readMoney,
  type TermReading,
} from '@/lib/voyages/terms';
import { DELAY_REASONS } from '@/lib/voyages/voyage';
import { useWording } from '../wording';
import { useField, useTyped } from './draft-context';
import { FieldRefusals } from './field-refusals';
import { idOf } from './paths';
import { useLeave, type Read } from './read-fields';
import { TextField, type FieldProps } from './text-field';
import classes from './form.module.css';

function readWith(read: (typed: string) => TermReading<string>, print: (value: number) => string) {
  return (typed: string): Read => {
    const reading = read(typed);
    if (reading.kind === 'read') return { print: print(reading.value) };
    const values = { read: typed.trim() };
    if (reading.kind === 'refused') return { refusal: { reason: reading.reason, values } };
    const choices = reading.readings.map((one) => one.print);
    return { refusal: { reason: 'ambiguous', values, choices } };
  };
}
const allowedRead = readWith((typed) => readHours(typed, ALLOWED_HOURS), printHours);
const noticeRead = readWith((typed) => readHours(typed, NOTICE_HOURS), printHours);
const moneyRead = readWith(readMoney, printMoney);
function currencyRead(typed: string): Read {
  const print = readCurrency(typed);
  return print === null
    ? { refusal: { reason: 'currencyShape', values: { read: typed.trim() } } }
    : { print };
}

/** What was agreed on laytime and demurrage; closed until somebody needs it, as most voyages are logged without. */
export function TermsSection() {
  const { t } = useWording();
  const agreed = useTyped(({ text }) => Object.values(text.terms ?? {}).some((one) => one !== ''));
  const [opened, setOpened] = useState(agreed);
  const label = (name: 'allowedHours' | 'noticeHours' | 'demurragePerDay' | 'currency') => ({
    path: `terms.${name}`,
    label: t(`fields.${name}`),
  });
  return (
    <details
      className={classes.section}
      open={opened || agreed}
      onToggle={({ currentTarget }) => setOpened(currentTarget.open)}
    >
      <summary className={classes.fold}>{t('form.terms')}</summary>
      <p className={classes.hint}>{t('form.termsHint')}</p>
      <div className={classes.fields}>
        <ReadField {...label('allowedHours')} read={allowedRead} hint={t('form.hoursHint')} />
        <AllowedFor />
        <ReadField {...label('noticeHours')} read={noticeRead} hint={t('form.hoursHint')} />
        <ReadField {...label('demurragePerDay')} read={moneyRead} />
        <ReadField {...label('currency')} read={currencyRead} hint={t('form.currencyHint')} />
      </div>
      <Excepted />
    </details>
  );
}

function ReadField({ read, ...props }: FieldProps & { read: (typed: string) => Read }) {
  return <TextField {...props} {...useLeave(props.path, read)} />;
}

function AllowedFor() {
  const { t } = useWording();
  const path = 'terms.allowedFor';
  const [value, set] = useField(path);
  return (
    <div className={classes.double}>
      <label className={classes.label} htmlFor={idOf(path)}>
        {t('fields.allowedFor')}
      </label>
      <select
        id={idOf(path)}
        className={classes.input}
        value={value}
        onChange={({ currentTarget }) => set(currentTarget.value)}
      >
        <option value="">{t('form.notChosen')}</option>
        {LAYTIME_FOR.map((one) => (
          <option key={one} value={one}>
            {t(`laytimeFor.${one}`)}
          </option>
        ))}
      </select>
      <FieldRefusals path={path} />
    </div>
  );
}

function Excepted() {
  const { t } = useWording();
  const path = 'terms.excepted';
  const [text, set] = useField(path);
  const reasons = readExcepted(text) ?? [];
  return (
    <fieldset className={classes.reasons} id={idOf(path)} tabIndex={-1}>
      <legend>{t('fields.excepted')}</legend>
      {DELAY_REASONS.map((reason) => (
        <label key={reason}>
          <input
            type="checkbox"
            checked={reasons.includes(reason)}
            onChange={({ currentTarget: { checked } }) =>
              set(
                printExcepted(
                  DELAY_REASONS.filter((one) => (one === reason ? checked : reasons.includes(one))),
                ),
              )
            }
          />{' '}
          {t(`delayReasons.${reason}`)}
        </label>
      ))}
      <FieldRefusals path={path} />
    </fieldset>
  );
}
