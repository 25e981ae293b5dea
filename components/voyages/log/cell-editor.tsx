'use client';

import { useEffect, useEffectEvent, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Column } from '@/lib/voyages/filter';
import type { Chosen } from '@/lib/voyages/many';
import type { Basis } from '../form/draft';
import { keepForForm } from '../form/use-kept';
import { CellField } from './cell-field';
import { CELL_FIELDS } from './cell-fields';
import { afterTyping, lastReason, typedText, valuesOf, type TypedCell } from './cell-text';
import type { LogActs, Said } from './log-acts';
import { useBeside } from './use-beside';
import classes from './desk.module.css';

interface CellEditorProps {
  voyage: Chosen;
  column: Column;
  cell: HTMLElement;
  acts: LogActs;
  close: () => void;
  saved: (voyage: Chosen, field: string) => void;
}

/** One value of one voyage, amended where it stands: through the same amendment as the form, with its reason. */
export function CellEditor({ voyage, column, cell, acts, close, saved }: CellEditorProps) {
  const t = useTranslations('log.amend');
  const unreachable = useTranslations('log.chosen')('unreachable');
  const router = useRouter();
  const { voyageNo } = voyage;
  const fields = CELL_FIELDS[column] ?? [];
  const [first] = fields;
  const [basis, setBasis] = useState<Basis | 'gone' | null>(null);
  const [typed, setTyped] = useState<TypedCell>({ values: {}, reason: lastReason(), accepted: {} });
  const [said, setSaid] = useState<Said[]>([]);
  const [conflict, setConflict] = useState(false);
  const [pending, setPending] = useState(false);
  const [answers, setAnswers] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const place = useBeside(cell);

  const arrived = useEffectEvent((opened: Basis | null) => {
    const values = opened && valuesOf(opened.text, fields);
    setBasis(opened && values ? opened : 'gone');
    if (values) setTyped((now) => ({ ...now, values }));
  });
  const lost = useEffectEvent(() => setSaid([{ text: unreachable }]));
  const { open } = acts;
  useEffect(() => {
    open(voyageNo).then(
      (opened) => arrived(opened),
      () => lost(),
    );
  }, [open, voyageNo]);
  const ready = basis !== null && basis !== 'gone';
  useEffect(() => {
    if (ready) form.current?.querySelector<HTMLInputElement>('input')?.select();
  }, [ready]);

  // Once the refusals are drawn, the keyboard is where the first of them is answered.
  useEffect(() => {
    if (answers > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [answers]);

  async function save() {
    if (!ready || pending) return;
    const text = typedText(basis.text, typed);
    if (text === null) return close();
    setPending(true);
    const answer = await acts.amend(basis, text, typed.reason).catch(() => null);
    setPending(false);
    if (answer?.done) {
      lastReason(typed.reason);
      saved(answer.voyages[0] ?? voyage, first ? t(`fields.${first.name}`) : '');
      return;
    }
    setConflict(answer?.conflict ?? false);
    setSaid(answer?.said ?? [{ text: unreachable }]);
    setAnswers((count) => count + 1);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  const inForm = () => {
    if (!ready) return;
    keepForForm(acts.person, voyageNo, {
      text: typedText(basis.text, typed) ?? basis.text,
      basis,
      reason: typed.reason,
    });
    router.push(`/voyages/${encodeURIComponent(voyageNo)}/edit`);
  };
  const set = (path: string, value: string) => {
    setTyped((now) => ({ ...now, values: { ...now.values, [path]: value } }));
    // What is unusual stays asked until it is saved: a value that is only printed anew does not answer it.
    setSaid((now) => now.filter(({ field, code }) => field !== path || code !== undefined));
  };
  const warnings = said.filter(({ code }) => code !== undefined);
  const general = said.filter(
    ({ field, code }) =>
      code === undefined && field !== 'reason' && !fields.some(({ path }) => path === field),
  );
  return (
    <div
      role="dialog"
      aria-label={t('label', { field: first ? t(`fields.${first.name}`) : '', voyageNo })}
      className={classes.editor}
      style={place}
      onKeyDown={onKeyDown}
    >
      <form ref={form} noValidate className={classes.form} onSubmit={submit}>
        {basis === null && said.length === 0 && <p role="status">{t('reading')}</p>}
        {basis === 'gone' && <p role="alert">{t('gone')}</p>}
        {ready && (
          <>
            {basis.version !== voyage.version && <p role="status">{t('changed')}</p>}
            {fields.map(({ path, name, kind }) => (
              <CellField
                key={path}
                label={t(`fields.${name}`)}
                kind={kind}
                value={typed.values[path] ?? ''}
                said={said.filter(({ field, code }) => field === path && code === undefined)}
                onType={(value) => set(path, value)}
                onLeave={(value) => afterTyping(kind, path, value, setSaid, (print) => set(path, print))}
              />
            ))}
            {warnings.map(({ code = '', text }) => (
              <div key={code} className={classes.warning} role="alert">
                <p>
                  {text} {t('implausible')}
                </p>
                <CellField
                  label={t('warningReason', { warning: text })}
                  hidden
                  kind="text"
                  value={typed.accepted[code] ?? ''}
                  said={[]}
                  invalid
                  onType={(value) => setTyped({ ...typed, accepted: { ...typed.accepted, [code]: value } })}
                />
              </div>
            ))}
            <CellField
              label={t('reason')}
              kind="text"
              value={typed.reason}
              said={said.filter(({ field }) => field === 'reason')}
              onType={(reason) => {
                setTyped({ ...typed, reason });
                setSaid((now) => now.filter(({ field }) => field !== 'reason'));
              }}
            />
          </>
        )}
        {(conflict || general.length > 0) && (
          <div role="alert" className={classes.wrong}>
            {conflict && <p>{t('conflict')}</p>}
            {general.map(({ text }) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        )}
        <div className={classes.buttons}>
          {ready && !conflict && (
            <button type="submit" className={classes.first} disabled={pending}>
              {pending ? t('saving') : t('save')}
            </button>
          )}
          {(conflict || basis === 'gone') && (
            <Link href={`/voyages/${encodeURIComponent(voyageNo)}`}>{t('open', { voyageNo })}</Link>
          )}
          {ready && (said.length > 0 || conflict) && (
            <button type="button" onClick={inForm}>
              {t('form')}
            </button>
          )}
          <button type="button" className={classes.quiet} onClick={close}>
            {t('leave')}
          </button>
        </div>
        {ready && <small>{t('keys')}</small>}
      </form>
    </div>
  );
}
