'use client';

import { useId } from 'react';
import { flushSync } from 'react-dom';
import { useTranslations } from 'next-intl';
import type { Said } from './log-acts';
import buttons from '@/components/frame/buttons.module.css';
import classes from './desk.module.css';

interface CellFieldProps {
  label: string;
  /** The label is read out, and what stands above says it to everybody else. */
  hidden?: boolean;
  kind: 'tonnes' | 'date' | 'text';
  value: string;
  said: Said[];
  invalid?: boolean;
  onType: (value: string) => void;
  onLeave?: (value: string) => void;
}

/** A value with what is refused about it; a number that reads in two ways is asked, one button a reading. */
export function CellField({ label, hidden, kind, value, said, invalid, onType, onLeave }: CellFieldProps) {
  const t = useTranslations('log.amend');
  const id = useId();
  const mean = (print: string) => {
    onType(print);
    document.getElementById(id)?.focus();
  };
  const wrong = said.length > 0;
  return (
    <div className={classes.field}>
      {!hidden && <label htmlFor={id}>{label}</label>}
      <input
        id={id}
        aria-label={hidden ? label : undefined}
        autoComplete="off"
        inputMode={kind === 'tonnes' ? 'decimal' : undefined}
        data-kind={kind}
        value={value}
        aria-invalid={wrong || invalid || undefined}
        aria-describedby={wrong ? `${id}-said` : undefined}
        onChange={(event) => onType(event.target.value)}
        onBlur={() => onLeave?.(value)}
        // Before the focus moves: the two readings are then the next stop of the keyboard.
        onKeyDown={({ key, shiftKey }) => {
          if (key === 'Tab' && !shiftKey && onLeave) flushSync(() => onLeave(value));
        }}
      />
      {wrong && (
        <div id={`${id}-said`} role="alert" className={classes.wrong}>
          {said.map(({ text, choices }) =>
            choices ? (
              <p key={text}>
                {t('ask', { read: value })}{' '}
                {choices.map((print) => (
                  <button key={print} type="button" className={buttons.button} onClick={() => mean(print)}>
                    {t('meant', { print })}
                  </button>
                ))}
              </p>
            ) : (
              <p key={text}>{text}</p>
            ),
          )}
        </div>
      )}
    </div>
  );
}
