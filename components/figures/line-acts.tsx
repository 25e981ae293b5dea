'use client';

import { useId, useRef, useState, useTransition, type MouseEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { LineAct } from '@/lib/figures/line-act';
import classes from './figures.module.css';

/** What a line's buttons and this form say. */
export interface ActTexts {
  choose: string;
  ownWords: string;
  words: string;
  withdrawWhy: string;
  saveExplanation: string;
  saveWithdrawal: string;
  cancel: string;
}

/** A line as its cell carries it: what was seen, and the findings to choose from as key and words. */
export interface ActableLine extends Pick<LineAct, 'line' | 'reportedKg' | 'loggedKg'> {
  offered: readonly (readonly [string, string])[];
}

/** Answers null when it is done, otherwise what is wrong, in words. */
export type SayOfLine = (said: LineAct) => Promise<readonly string[] | null>;

interface LineActsProps {
  act: SayOfLine;
  texts: ActTexts;
  unreachable: string;
  children: ReactNode;
}

interface Acting {
  button: HTMLElement;
  cell: Element;
  kind: LineAct['kind'];
  line: ActableLine;
}

/**
 * Explain, sign off, withdraw, on the numbers that are shown: one form for all lines, in the cell whose button was
 * pressed. Buttons carry `data-act`, their cell `data-line`. What is typed stays until it is saved.
 */
export function LineActs({ act, texts, unreachable, children }: LineActsProps) {
  const [acting, setActing] = useState<Acting | null>(null);
  const [finding, setFinding] = useState('');
  const [words, setWords] = useState('');
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [pending, start] = useTransition();
  const id = useId();
  /** Pressed while another act was on its way. */
  const waiting = useRef<HTMLElement>(null);

  function save({ kind, line: { line, reportedKg, loggedKg } }: Acting) {
    if (pending) return;
    start(async () => {
      const chosen = kind === 'explained' && finding !== '' ? finding : null;
      const explanation = kind === 'signed' ? '' : words;
      const said = { line, reportedKg, loggedKg, kind, finding: chosen, explanation };
      const wrong = await act(said).catch(() => [unreachable]);
      const next = waiting.current;
      waiting.current = null;
      setRefused(wrong ?? []);
      if (wrong !== null) return;
      setActing(null);
      setWords('');
      if (next?.isConnected) begin(next);
    });
  }
  function press(event: MouseEvent<HTMLElement>) {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null;
    if (button && pending) waiting.current = button;
    else if (button) begin(button);
  }
  function begin(button: HTMLElement) {
    const cell = button.closest('[data-line]');
    if (!cell) return;
    const line = JSON.parse(cell.getAttribute('data-line') ?? '') as ActableLine;
    const kind = button.getAttribute('data-act') as LineAct['kind'];
    if (acting?.line.line !== line.line) setWords('');
    setRefused([]);
    setFinding(line.offered[0]?.[0] ?? '');
    const pressed = { button, cell, kind, line };
    setActing(pressed);
    if (kind === 'signed') save(pressed);
  }
  function cancel() {
    setActing(null);
    // It shows again once the form is gone.
    requestAnimationFrame(() => acting?.button.focus());
  }
  const explains = acting?.kind === 'explained';
  const choosing = explains && acting.line.offered.length > 0;
  const form = acting && acting.kind !== 'signed' && (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save(acting);
      }}
    >
      {choosing && (
        <>
          <label htmlFor={`${id}-finding`}>{texts.choose}</label>
          <select
            id={`${id}-finding`}
            className={`${classes.control} ${classes.wide}`}
            value={finding}
            autoFocus
            onChange={(event) => setFinding(event.currentTarget.value)}
          >
            {acting.line.offered.map(([key, text]) => (
              <option key={key} value={key}>
                {text}
              </option>
            ))}
            <option value="">{texts.ownWords}</option>
          </select>
          <span className={classes.chosen}>{acting.line.offered.find(([key]) => key === finding)?.[1]}</span>
        </>
      )}
      <label htmlFor={`${id}-words`}>{explains ? texts.words : texts.withdrawWhy}</label>
      <input
        id={`${id}-words`}
        className={`${classes.control} ${classes.wide}`}
        autoComplete="off"
        autoFocus={!choosing}
        maxLength={4000}
        value={words}
        aria-invalid={refused.length > 0 || undefined}
        aria-describedby={`${id}-refused`}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <span className={classes.act}>
        <button type="submit" className={`${classes.button} ${classes.small}`} disabled={pending}>
          {explains ? texts.saveExplanation : texts.saveWithdrawal}
        </button>
        <button type="button" className={`${classes.button} ${classes.small}`} onClick={cancel}>
          {texts.cancel}
        </button>
      </span>
    </form>
  );
  return (
    <div onClick={press}>
      {children}
      {acting &&
        createPortal(
          <div className={`${classes.acting} screen-only`}>
            {form}
            <div id={`${id}-refused`} role="status" className={classes.wrong}>
              {refused.map((why) => (
                <p key={why}>{why}</p>
              ))}
            </div>
          </div>,
          acting.cell,
          acting.line.line,
        )}
    </div>
  );
}
