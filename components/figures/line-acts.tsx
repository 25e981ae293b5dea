'use client';

import { useId, useState, useTransition } from 'react';
import type { LineAct } from '@/lib/figures/reconciliation.mutations';
import type { Refusal, Result } from '@/lib/result';
import { useFigureWords } from './wording';
import classes from './figures.module.css';

interface LineActsProps {
  /** Names the line for readers of the screen. */
  name: string;
  line: Pick<LineAct, 'line' | 'reportedKg' | 'loggedKg'>;
  /** Findings to choose from, in words. */
  offered: readonly { key: string; text: string }[];
  may: { explain: boolean; sign: boolean; withdraw: boolean };
  act: (said: LineAct) => Promise<Result<null>>;
}

/** Explain, sign off, withdraw: acts on the numbers that are shown. What is typed stays until it is saved. */
export function LineActs({ name, line, offered, may, act }: LineActsProps) {
  const { t, refusal: say } = useFigureWords();
  const [open, setOpen] = useState<'explained' | 'withdrawn' | null>(null);
  const [finding, setFinding] = useState(offered[0]?.key ?? '');
  const [words, setWords] = useState('');
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [pending, start] = useTransition();
  const id = useId();

  function save(kind: LineAct['kind']) {
    if (pending) return;
    start(async () => {
      const chosen = kind === 'explained' && finding !== '' ? finding : null;
      const said = { ...line, kind, finding: chosen, explanation: kind === 'signed' ? '' : words };
      const answer = await act(said).catch(() => null);
      setRefusals(answer?.done ? [] : (answer?.refusals ?? [{ reason: 'serverUnreachable' }]));
      if (!answer?.done) return;
      setOpen(null);
      setWords('');
    });
  }
  const button = (text: string, press: () => void) => (
    <button
      type="button"
      className={`${classes.button} ${classes.small}`}
      aria-label={`${text}: ${name}`}
      disabled={pending}
      onClick={press}
    >
      {text}
    </button>
  );
  return (
    <div className={`${classes.act} screen-only`}>
      {open === null && (
        <>
          {may.explain && button(t('reconciliation.explain'), () => setOpen('explained'))}
          {may.sign && button(t('reconciliation.sign'), () => save('signed'))}
          {may.withdraw && button(t('reconciliation.withdraw'), () => setOpen('withdrawn'))}
        </>
      )}
      {open !== null && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            save(open);
          }}
        >
          {open === 'explained' && offered.length > 0 && (
            <>
              <label htmlFor={`${id}-finding`}>{t('reconciliation.choose')}</label>
              <select
                id={`${id}-finding`}
                className={`${classes.control} ${classes.wide}`}
                value={finding}
                onChange={(event) => setFinding(event.currentTarget.value)}
              >
                {offered.map(({ key, text }) => (
                  <option key={key} value={key}>
                    {text}
                  </option>
                ))}
                <option value="">{t('reconciliation.ownWords')}</option>
              </select>
            </>
          )}
          <label htmlFor={`${id}-words`}>
            {t(open === 'explained' ? 'reconciliation.words' : 'reconciliation.withdrawWhy')}
          </label>
          <input
            id={`${id}-words`}
            className={`${classes.control} ${classes.wide}`}
            autoComplete="off"
            maxLength={4000}
            value={words}
            aria-invalid={refusals.some(({ field }) => field === 'explanation') || undefined}
            aria-describedby={`${id}-refused`}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <span className={classes.act}>
            <button type="submit" className={`${classes.button} ${classes.small}`} disabled={pending}>
              {t(open === 'explained' ? 'reconciliation.saveExplanation' : 'reconciliation.saveWithdrawal')}
            </button>
            <button
              type="button"
              className={`${classes.button} ${classes.small}`}
              onClick={() => setOpen(null)}
            >
              {t('reconciliation.cancel')}
            </button>
          </span>
        </form>
      )}
      <div id={`${id}-refused`} role="status" className={classes.wrong}>
        {refusals.map((refusal) => (
          <p key={refusal.reason}>{say(refusal)}</p>
        ))}
      </div>
    </div>
  );
}
