'use client';

import { useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslations } from 'next-intl';
import { withoutHeld, type Chosen } from '@/lib/voyages/many';
import type { ActKind } from '@/lib/voyages/voyage';
import type { Answer, LogActs } from './log-acts';
import buttons from '@/components/frame/buttons.module.css';
import classes from './desk.module.css';

export type Deed = ActKind | 'comment';

interface ChosenFormProps {
  deed: Deed;
  chosen: Chosen[];
  acts: LogActs;
  drop: (voyageNos: string[]) => void;
  close: () => void;
  done: (voyages: Chosen[]) => void;
}

type Refused = Extract<Answer, { done: false }>;

/** One reason for all of them. Those that are refused are listed with why, and left out with one press. */
export function ChosenForm({ deed, chosen, acts, drop, close, done }: ChosenFormProps) {
  const t = useTranslations('log.chosen');
  const field = useId();
  const [words, setWords] = useState('');
  const [pending, setPending] = useState(false);
  const [answer, setAnswer] = useState<Refused | null>(null);
  const count = chosen.length;
  const held = answer?.held ?? [];
  const rest = withoutHeld(
    chosen,
    held.map(({ voyageNo }) => ({ voyageNo, refusals: [] })),
  );
  const label =
    deed === 'comment'
      ? 'commentField'
      : deed === 'cancel' || deed === 'reopen'
        ? 'reason'
        : 'reasonOptional';

  async function send(voyages: Chosen[]) {
    if (pending) return;
    setPending(true);
    const asked = deed === 'comment' ? acts.comment(voyages, words) : acts.act(voyages, deed, words);
    const result = await asked.catch((): Refused => ({
      done: false,
      said: [{ text: t('unreachable') }],
      held: [],
    }));
    setPending(false);
    if (result.done) done(result.voyages);
    else setAnswer(result);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(chosen);
  };
  const leaveOut = () => {
    drop(held.map(({ voyageNo }) => voyageNo));
    setAnswer(null);
    void send(rest);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(chosen);
  };
  const box = {
    id: field,
    value: words,
    autoFocus: true,
    'aria-describedby': answer ? `${field}-said` : undefined,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      setWords(event.target.value),
    onKeyDown,
  };
  return (
    <form noValidate onSubmit={submit} className={classes.form}>
      <h2 id="chosen-title">{t(`titles.${deed}`, { count })}</h2>
      <p>
        {t(`texts.${deed}`)} {count > 1 && t('allOrNone')}
      </p>
      <label htmlFor={field}>{t(label)}</label>
      {deed === 'comment' ? <textarea rows={3} {...box} /> : <input autoComplete="off" {...box} />}
      {answer && (
        <div id={`${field}-said`} role="alert" className={classes.wrong}>
          {answer.said.map(({ text }) => (
            <p key={text}>{text}</p>
          ))}
          {held.length > 0 && (
            <>
              <p>{t('held', { count: held.length })}</p>
              <ul>
                {held.map(({ voyageNo, why }) => (
                  <li key={voyageNo}>
                    <b>{voyageNo}</b>: {why}
                  </li>
                ))}
              </ul>
              {rest.length === 0 && <p>{t('none')}</p>}
            </>
          )}
        </div>
      )}
      <div className={classes.buttons}>
        {held.length > 0 && rest.length > 0 && (
          <button type="button" className={buttons.first} disabled={pending} onClick={leaveOut}>
            {t('leaveOut', { held: held.length, count: rest.length })}
          </button>
        )}
        <button
          type="submit"
          className={held.length === 0 ? buttons.first : buttons.button}
          disabled={pending}
        >
          {t(`titles.${deed}`, { count })}
        </button>
        <button type="button" className={buttons.button} onClick={close}>
          {t('dismiss')}
        </button>
      </div>
    </form>
  );
}
