import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'next-intl';
import type { CellField } from './cell-fields';
import buttons from '@/components/frame/buttons.module.css';
import classes from './desk.module.css';

/** What was typed in a cell before its editor was here: texts by field, the reason last; where the hand is by now. */
export interface Begun {
  texts: string[];
  at: number;
  /** Enter was pressed. */
  enter: boolean;
}

interface CellWaitingProps {
  fields: readonly CellField[];
  /** The first character of what is typed over the cell. */
  first: string;
  type: (index: number, text: string) => void;
  turnTo: (index: number) => void;
  enter: () => void;
  /** Why it did not come; null while it may. */
  failed: string | null;
  again: () => void;
  leave: () => void;
}

/** The fields of a cell while its editor and its value are on their way: empty, and open to a hand that types on. */
export function CellWaiting(props: CellWaitingProps) {
  const { fields, first, type, turnTo, enter, failed, again, leave } = props;
  const t = useTranslations('log');
  const form = useRef<HTMLFormElement>(null);
  const [entered, setEntered] = useState(false);
  useLayoutEffect(() => {
    const field = form.current?.querySelector('input');
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  const labels = [...fields.map(({ name }) => t(`amend.fields.${name}`)), t('amend.reason')];
  return (
    <form
      ref={form}
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (failed) return again();
        enter();
        setEntered(true);
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        leave();
      }}
    >
      {labels.map((label, index) => (
        <label key={label} className={classes.field}>
          {label}
          <input
            autoComplete="off"
            data-kind={fields[index]?.kind}
            defaultValue={index === 0 ? first : undefined}
            onFocus={() => turnTo(index)}
            onInput={({ currentTarget }) => type(index, currentTarget.value)}
          />
        </label>
      ))}
      {failed ? (
        <p role="alert" className={classes.wrong}>
          {failed}
        </p>
      ) : (
        <p role="status">{entered ? t('amend.willSave') : t('amend.reading')}</p>
      )}
      <div className={classes.buttons}>
        {failed && (
          <button type="submit" className={buttons.first}>
            {t('notLoaded.again')}
          </button>
        )}
        <button type="button" className={buttons.quiet} onClick={leave}>
          {t('amend.leave')}
        </button>
      </div>
    </form>
  );
}
