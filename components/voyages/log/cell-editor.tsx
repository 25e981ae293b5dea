'use client';

import { useEffect, useRef, type FormEvent, type KeyboardEvent } from 'react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Onward } from '@/components/data-table/cell-after';
import type { Chosen } from '@/lib/voyages/many';
import { CellInputs } from './cell-inputs';
import type { LogActs } from './log-acts';
import type { Amending, Settle } from './use-amending';
import { useBeside } from './use-beside';
import { useCell } from './use-cell';
import { useShips } from './use-ships';
import buttons from '@/components/frame/buttons.module.css';
import classes from './desk.module.css';

interface CellEditorProps extends Amending {
  acts: LogActs;
  settle: Settle;
  /** The editor is done with; `saved` is null where nothing was. */
  finish: (saved: { voyage: Chosen; field: string } | null, onward: Onward | null) => void;
}

/**
 * One value of one voyage, amended where it stands: through the same amendment as the form, with its reason. Enter saves
 * and goes down the column, Tab behind the last field along the row.
 */
export function CellEditor({ voyage, column, fields, cell, acts, settle, finish }: CellEditorProps) {
  const t = useTranslations('log.amend');
  const router = useRouter();
  const { voyageNo } = voyage;
  const title = fields[0] ? t(`fields.${fields[0].name}`) : '';
  const form = useRef<HTMLFormElement>(null);
  const place = useBeside(cell);
  const ships = useShips(column === 'vessel', acts.vessels);
  const edit = useCell({
    voyage,
    fields,
    acts,
    settle,
    finish: (saved, onward, changed) =>
      finish(
        saved && { voyage: saved, field: changed.map(({ name }) => t(`fields.${name}`)).join(', ') },
        onward,
      ),
  });
  const { said, clash, pending, answers } = edit;
  const ready = edit.state === 'open' && (column !== 'vessel' || (ships !== null && ships !== 'failed'));

  useEffect(() => {
    if (ready) form.current?.querySelector<HTMLInputElement>('input')?.select();
  }, [ready]);
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
    const last = [...(form.current?.querySelectorAll('input') ?? [])].at(-1);
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
    <div
      role="dialog"
      aria-label={t('label', { field: title, voyageNo })}
      className={classes.editor}
      style={place}
      onKeyDown={onKeyDown}
    >
      <form
        ref={form}
        noValidate
        className={classes.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void edit.save('below');
        }}
      >
        {edit.state === 'gone' && <p role="alert">{t('gone')}</p>}
        {ships === 'failed' && <p role="alert">{t('shipsFailed')}</p>}
        {!ready && edit.state !== 'gone' && ships !== 'failed' && said.length === 0 && (
          <p role="status">{t('reading')}</p>
        )}
        {(clash !== null || general.length > 0) && (
          <div role="alert" className={classes.wrong}>
            {clash !== null && <p>{t('conflict')}</p>}
            {general.map(({ text }) => (
              <p key={text}>{text}</p>
            ))}
            {clash?.length === 0 && <p>{t('noClash')}</p>}
          </div>
        )}
        {ready && edit.newer && <p role="status">{t('changed')}</p>}
        {ready && <CellInputs fields={fields} edit={edit} ships={ships} />}
        <div className={classes.buttons}>
          {ready && (
            <button type="submit" className={buttons.first} disabled={pending}>
              {pending ? t('saving') : t('save')}
            </button>
          )}
          {(edit.state === 'gone' || clash !== null) && (
            <Link className={buttons.button} href={about}>
              {t('open', { voyageNo })}
            </Link>
          )}
          {ready && said.length > 0 && (
            <button type="button" className={buttons.button} onClick={toForm}>
              {t('form')}
            </button>
          )}
          <button type="button" className={buttons.quiet} onClick={edit.leave}>
            {t('leave')}
          </button>
        </div>
        {ready && <small>{t('keys')}</small>}
      </form>
    </div>
  );
}
