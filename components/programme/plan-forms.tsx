'use client';

import { useState, type FormEvent, type ReactNode } from 'react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { addDays, addMonths, daysBetween, firstDay, lastDay, monthOf, printDate } from '@/lib/calendar';
import { readTypedDate } from '@/lib/day-reader';
import { readMove } from '@/lib/programme/input';
import type { Laycan } from '@/lib/programme/programme';
import type { Logged } from '@/lib/voyages/record';
import type { PlanActs, Planned } from './desk';
import { Field } from './field';
import { usePlanAct } from './use-plan-act';
import { laycanText, monthText, useRefusalWords } from './wording';
import classes from './programme.module.css';

interface FormProps<T> {
  of: Planned;
  act: T;
  close: () => void;
}

function Shell(props: {
  title: string;
  text: string;
  submit: (event: FormEvent) => void;
  verb: string;
  pending: boolean;
  close: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('programme.acts');
  return (
    <form noValidate onSubmit={props.submit}>
      <h2 id="plan-title">{props.title}</h2>
      <p>{props.text}</p>
      {props.children}
      <div className={classes.buttons}>
        <button type="submit" className={classes.first} disabled={props.pending}>
          {props.verb}
        </button>
        <button type="button" className={classes.button} onClick={props.close}>
          {t('dismiss')}
        </button>
      </div>
    </form>
  );
}

function Refused({
  refusals,
  voyageNo,
}: {
  refusals: ReturnType<ReturnType<typeof usePlanAct>['general']>;
  voyageNo: string;
}) {
  const t = useTranslations('programme.acts');
  const say = useRefusalWords();
  if (refusals.length === 0) return null;
  return (
    <div role="alert" className={classes.wrong}>
      {refusals.map((refusal) => (
        <p key={refusal.reason}>{say(refusal)}</p>
      ))}
      <Link href={`/voyages/${encodeURIComponent(voyageNo)}/edit`} prefetch={false}>
        {t('amend')}
      </Link>
    </div>
  );
}

export function NominateForm({
  of,
  act,
  close,
  done,
}: FormProps<PlanActs['nominate']> & { done: () => void }) {
  const t = useTranslations('programme.acts');
  const [reason, setReason] = useState('');
  const { pending, send, general } = usePlanAct<Logged>();
  const { voyageNo, version, vessel, laycan } = of;
  return (
    <Shell
      title={t('nominateTitle', { voyageNo, vessel })}
      text={t('nominateText', { laycan: laycanText(laycan) })}
      submit={(event) => {
        event.preventDefault();
        send(() => act({ voyageNo, version, reason }), done);
      }}
      verb={t('nominate')}
      pending={pending}
      close={close}
    >
      <Field label={t('reasonOptional')} value={reason} change={setReason} focus />
      <Refused refusals={general()} voyageNo={voyageNo} />
    </Shell>
  );
}

/** The same day of another month, its last one where that day does not exist there. */
function inOtherMonth({ from, to }: Laycan, months: number): Laycan {
  const month = addMonths(monthOf(from), months);
  const day = addDays(firstDay(month), Number(from.slice(8)) - 1);
  const begins = monthOf(day) === month ? day : lastDay(month);
  return { from: begins, to: addDays(begins, daysBetween(from, to)) };
}

export function MoveForm({
  of,
  act,
  close,
  done,
}: FormProps<PlanActs['move']> & { done: (to: Laycan) => void }) {
  const t = useTranslations('programme.acts');
  const { voyageNo, version, vessel, laycan } = of;
  const [text, setText] = useState({
    laycanFrom: printDate(laycan.from),
    laycanTo: printDate(laycan.to),
    reason: '',
  });
  const { pending, send, refuse, of: at, general } = usePlanAct<Logged>();
  const put = (part: Partial<typeof text>) => setText((now) => ({ ...now, ...part }));
  const days = daysBetween(laycan.from, laycan.to);
  const reading = readTypedDate(text.laycanFrom);
  const from = reading.kind === 'read' && reading.precision === 'day' ? reading.date : null;
  const shift = (months: number) => {
    const to = inOtherMonth(from === null ? laycan : { from, to: addDays(from, days) }, months);
    put({ laycanFrom: printDate(to.from), laycanTo: printDate(to.to) });
  };
  // Its length stays while only the first day is typed.
  const typeFrom = (laycanFrom: string) => {
    const read = readTypedDate(laycanFrom);
    const whole = read.kind === 'read' && read.precision === 'day' && /\d{4}$|^\d{4}/.test(laycanFrom.trim());
    put({ laycanFrom, ...(whole ? { laycanTo: printDate(addDays(read.date, days)) } : {}) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readMove(text);
    if (!read.done) refuse(read.refusals);
    else
      send(
        () => act({ voyageNo, version, ...text }),
        () => done(read.value.laycan),
      );
  };
  const [was, is] = [monthOf(laycan.from), from === null ? null : monthOf(from)];
  return (
    <Shell
      title={t('moveTitle', { voyageNo, vessel })}
      text={t('moveText', { laycan: laycanText(laycan) })}
      submit={submit}
      verb={t('move')}
      pending={pending}
      close={close}
    >
      <div className={classes.pair}>
        <Field
          label={t('laycanFrom')}
          value={text.laycanFrom}
          change={typeFrom}
          refusals={at('laycanFrom')}
          day
          focus
        />
        <Field
          label={t('laycanTo')}
          value={text.laycanTo}
          change={(laycanTo) => put({ laycanTo })}
          refusals={at('laycanTo')}
          day
        />
      </div>
      <div className={classes.buttons}>
        <button type="button" className={`${classes.button} ${classes.small}`} onClick={() => shift(-1)}>
          {t('earlier')}
        </button>
        <button type="button" className={`${classes.button} ${classes.small}`} onClick={() => shift(1)}>
          {t('later')}
        </button>
      </div>
      {from !== null && from !== laycan.from && (
        <p role="status">
          {t('becomes', {
            how: is === was ? 'within' : (is ?? '') > was ? 'deferred' : 'advanced',
            from: monthText(laycan),
            to: monthText({ from, to: from }),
          })}
        </p>
      )}
      <Field
        label={t('reason')}
        value={text.reason}
        change={(reason) => put({ reason })}
        refusals={at('reason')}
      />
      <Refused refusals={general('laycanFrom', 'laycanTo', 'reason')} voyageNo={voyageNo} />
    </Shell>
  );
}
