'use client';

import { useEffect, useRef, type FormEvent, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Onward } from '@/components/data-table/cell-after';
import type { Chosen } from '@/lib/voyages/many';
import type { CellField } from './cell-fields';
import { CellInputs } from './cell-inputs';
import type { Begun } from './cell-waiting';
import type { LogActs } from './log-acts';
import type { OpenedCell } from './open-cell';
import type { Settle } from './use-amending';
import { useCell } from './use-cell';
import { inputsIn, useTakeOver } from './use-take-over';
import buttons from '@/components/frame/buttons.module.css';
import classes from './desk.module.css';

interface CellEditorProps {
  voyage: Chosen;
  fields: readonly CellField[];
  opened: OpenedCell;
  /** What was typed while this was on its way. */
  begun: RefObject<Begun>;
  acts: LogActs;
  settle: Settle;
  /** The editor is done with; `saved` is null where nothing was. */
  finish: (saved: { voyage: Chosen; field: string } | null, onward: Onward | null) => void;
}

/**
 * One value of one voyage, amended where it stands: through the same amendment as the form, with its reason. Enter saves
 * and goes down the column, Tab behind the last field along the row.
 */
export function CellEditor({ voyage, fields, opened, begun, acts, settle, finish }: CellEditorProps) {
  const t = useTranslations('log.amend');
  const router = useRouter();
  const { voyageNo } = voyage;
  const form = useRef<HTMLFormElement>(null);
  const edit = useCell({
    voyage,
    stored: opened.basis,
    fields,
    acts,
    settle,
    finish: (saved, onward, changed) =>
      finish(
        saved && { voyage: saved, field: changed.map(({ name }) => t(`fields.${name}`)).join(', ') },
        onward,
      ),
  });
  const { said, clash, pending, answers, gone } = edit;

  useTakeOver(form, begun, ({ texts, at, enter }) => {
    // As when they are left: what reads in two ways is asked, and comes first unless the hand is typing elsewhere.
    flushSync(() => fields.forEach((field, index) => index !== at && edit.left(field, texts[index] ?? '')));
    if (!texts[at]) form.current?.querySelector<HTMLElement>('[role="alert"] button')?.focus();
    if (enter && opened.choices === null) form.current?.requestSubmit();
  });
  // Once the refusals are drawn, the keyboard is where the first of them is answered.
  useEffect(() => {
    if (answers === 0) return;
    const stops = ['[aria-invalid]', '[type="radio"]:checked', '[type="submit"]'];
    stops
      .map((stop) => form.current?.querySelector<HTMLElement>(stop))
      .find((stop) => stop)
      ?.focus();
  }, [answers]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      edit.leave();
    }
    // While something is to be answered, Tab leads to what answers it.
    const last = inputsIn(form.current).at(-1);
    if (event.key !== 'Tab' || event.shiftKey || event.target !== last || said.length > 0) return;
    event.preventDefault();
    void edit.save('beside');
  };
  const about = `/voyages/${encodeURIComponent(voyageNo)}`;
  const toForm = () => {
    edit.toForm();
    router.push(`${about}/edit`);
  };
  const general = said.filter(
    ({ field, code }) =>
      code === undefined && field !== 'reason' && !fields.some(({ path }) => path === field),
  );
  return (
    <form
      ref={form}
      noValidate
      className={classes.form}
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void edit.save('below');
      }}
    >
      {gone && <p role="alert">{t('gone')}</p>}
      {(clash !== null || general.length > 0) && (
        <div role="alert" className={classes.wrong}>
          {clash !== null && <p>{t('conflict')}</p>}
          {general.map(({ text }) => (
            <p key={text}>{text}</p>
          ))}
          {clash?.length === 0 && <p>{t('noClash')}</p>}
        </div>
      )}
      {edit.newer && <p role="status">{t('changed')}</p>}
      {!gone && <CellInputs fields={fields} edit={edit} choices={opened.choices} />}
      <div className={classes.buttons}>
        {!gone && (
          <button type="submit" className={buttons.first} disabled={pending}>
            {pending ? t('saving') : t('save')}
          </button>
        )}
        {(gone || clash !== null) && (
          <Link className={buttons.button} href={about}>
            {t('open', { voyageNo })}
          </Link>
        )}
        {!gone && said.length > 0 && (
          <button type="button" className={buttons.button} onClick={toForm}>
            {t('form')}
          </button>
        )}
        <button type="button" className={buttons.quiet} onClick={edit.leave}>
          {t('leave')}
        </button>
      </div>
      {!gone && <small>{t('keys')}</small>}
    </form>
  );
}
