'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@mantine/core';
import type { DayOrder } from '@/lib/day-reader';
import { readStatement } from '@/lib/voyages/statement';
import { withAnswers, type Answer, type StatementItem } from '@/lib/voyages/statement-items';
import type { DelayText, VoyageText } from '@/lib/voyages/text';
import { useWording } from '../wording';
import { useDraft, useTyped } from './draft-context';
import { PasteLines } from './paste-lines';
import { fits, isThere } from './paste-fit';
import { idOf } from './paths';
import classes from './form.module.css';

/** What can be written of the lines, once every question about them is answered. */
function ready(items: readonly StatementItem[], text: VoyageText) {
  const times = items.flatMap((one) =>
    one.kind === 'event' && one.name ? [{ path: `events.${one.name}.${one.column}`, text: one.text }] : [],
  );
  const delays = items.flatMap((one): DelayText[] =>
    one.kind === 'delay' && one.port && one.reason && !isThere(one, text)
      ? [{ port: one.port, reason: one.reason, from: one.from, to: one.to, note: one.note }]
      : [],
  );
  return { times, delays };
}

/** A pasted statement of facts: what was read of it is shown and asked first, then written into the grid. */
export function PasteStatement({ pasted, close }: { pasted: string; close: (path: string | null) => void }) {
  const { t } = useWording();
  const draft = useDraft();
  const voyage = useTyped(({ text }) => text);
  const [source, setSource] = useState(pasted);
  const [order, setOrder] = useState<DayOrder | null>(null);
  const [answers, setAnswers] = useState<ReadonlyMap<number, Answer>>(new Map());
  const [filled, setFilled] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const { items: read, days } = useMemo(() => readStatement(source, order), [source, order]);
  const items = useMemo(() => withAnswers(read, answers), [read, answers]);
  const { times, delays } = ready(items, voyage);

  useEffect(() => {
    if (pasted === '') document.getElementById(idOf('paste'))?.focus();
    else panel.current?.focus();
  }, [pasted]);

  const answer = (no: number, given: Answer) =>
    setAnswers((before) => new Map(before).set(no, { ...before.get(no), ...given }));
  const change = (text: string) => {
    setSource(text);
    // Answers speak of lines by their number.
    setAnswers(new Map());
    setFilled(false);
  };
  const fill = () => {
    for (const { path, text } of times) draft.set(path, text);
    if (delays.length > 0) draft.setRows('delays', [...draft.typed().text.delays, ...delays]);
    const left = new Set(items.filter((one) => !fits(one)).map(({ no }) => no));
    if (left.size === 0) return close(times[0]?.path ?? 'delays.0.port');
    const lines = source.split(/\r\n|\n|\r/);
    change(lines.filter((_, index) => left.has(index + 1)).join('\n'));
    setFilled(true);
  };
  return (
    <section className={classes.inline} aria-labelledby={idOf('paste-title')} ref={panel} tabIndex={-1}>
      <h3 id={idOf('paste-title')} className={classes.panelTitle}>
        {t('paste.title')}
      </h3>
      <label className={classes.label} htmlFor={idOf('paste')}>
        {t('paste.hint')}
      </label>
      <textarea
        id={idOf('paste')}
        className={classes.area}
        rows={Math.min(10, Math.max(3, source.split('\n').length))}
        wrap="off"
        spellCheck={false}
        value={source}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
      {days && days.state !== 'proved' && (
        <div className={classes.question} role="group" aria-label={t('paste.order', { read: days.text })}>
          <span>{t('paste.order', { read: days.text })}</span>
          {days.choices.map(({ convention, reading }) => (
            <button
              key={convention}
              type="button"
              className={classes.choice}
              aria-pressed={days.convention === convention}
              onClick={() => setOrder(convention as DayOrder)}
            >
              {reading}
            </button>
          ))}
        </div>
      )}
      {filled && (
        <p role="status" className={classes.hint}>
          {t('paste.left')}
        </p>
      )}
      {items.length > 0 && <PasteLines items={items} read={read} voyage={voyage} answer={answer} />}
      <div className={classes.buttons}>
        <Button size="compact-sm" disabled={times.length + delays.length === 0} onClick={fill}>
          {t('paste.fill', {
            times: times.length,
            delays: delays.length,
            both: times.length > 0 && delays.length > 0 ? 'yes' : 'no',
          })}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => close(null)}>
          {t('paste.close')}
        </Button>
      </div>
    </section>
  );
}
