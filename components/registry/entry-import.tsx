'use client';

import { useRef, useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { FILE_AT_MOST } from '@/lib/entry-file';
import type { SaidOfFile } from '@/lib/entry-headings';
import type { Refusal, Result } from '@/lib/result';
import { problemInWords } from '../voyages/import/problem-words';
import { EntryImportAnswer } from './entry-import-answer';
import type { LineWords } from './entry-import-lines';
import classes from './entry-import.module.css';
import form from '../frame/entry.module.css';

interface EntryImportProps extends LineWords {
  send: (form: FormData) => Promise<Result<SaidOfFile>>;
  /** The columns without which a line says nothing, in words. */
  needed: string;
  /** The reason of the amendments of a paste, which has no file name. */
  pasteName: string;
}

interface Sent {
  body: Blob;
  name: string;
}

/** A file or a paste of entries: tried out first, its columns corrected where need be, then imported as it was shown. */
export function EntryImport({ send, needed, pasteName, ...words }: EntryImportProps) {
  const t = useTranslations('entryFile');
  const texts = [useTranslations('import'), useTranslations('voyages'), useTranslations('refusals')] as const;
  const inWords = (refusal: Refusal) => problemInWords(refusal, ...texts);
  const [tried, setTried] = useState<(Sent & { said: SaidOfFile }) | null>(null);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [busy, setBusy] = useState(false);
  /** What is on its way. */
  const asking = useRef<{ imports: boolean } | null>(null);

  async function ask({ body, name }: Sent, said: Record<string, readonly string[]> = {}) {
    const mine = { imports: 'seal' in said };
    asking.current = mine;
    setBusy(true);
    setRefusals([]);
    const asked = new FormData();
    asked.set('file', body);
    asked.set('name', name);
    for (const [field, values] of Object.entries(said))
      for (const value of values) asked.append(field, value);
    const answer = await send(asked).catch(() => null);
    if (asking.current !== mine) return;
    asking.current = null;
    setBusy(false);
    if (answer?.done) return setTried({ body, name, said: answer.value });
    setRefusals(answer?.refusals ?? [{ reason: 'serverUnreachable' }]);
  }

  /** Another file or paste: what was tried out is not it, also when that is answered only now. An import goes on. */
  function change() {
    setTried(null);
    if (asking.current === null || asking.current.imports) return;
    asking.current = null;
    setBusy(false);
  }

  async function tryOut(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // From the form itself: a file chosen before the page came alive counts too.
    const typed = new FormData(event.currentTarget);
    const chosen = typed.get('file');
    const file = chosen instanceof File && chosen.name !== '' ? chosen : null;
    const body = file ?? new Blob([String(typed.get('paste') ?? '')]);
    setTried(null);
    if (body.size === 0) return setRefusals([{ reason: 'nothingChosen' }]);
    if (body.size > FILE_AT_MOST) return setRefusals([{ reason: 'entryFileTooLarge' }]);
    await ask({ body, name: file?.name ?? pasteName });
  }

  return (
    <>
      <form onSubmit={tryOut} onChange={change} className={`${form.form} screen-only`}>
        <label className={classes.file}>
          <span className={form.label}>{t('file')}</span>
          <input type="file" name="file" accept=".csv,.tsv,.txt,.xlsx" />
          <small className={form.hint}>{t('fileHint', { columns: needed })}</small>
        </label>
        <label className={classes.file}>
          <span className={form.label}>{t('paste')}</span>
          <textarea
            className={`${form.input} ${form.area}`}
            name="paste"
            rows={5}
            spellCheck={false}
            wrap="off"
          />
        </label>
        <div className={form.buttons}>
          <Button type="submit" size="sm" loading={busy}>
            {t('try')}
          </Button>
          <span role="status">{busy && t('working')}</span>
        </div>
      </form>
      <div role="alert" className={form.refusals}>
        {refusals.map((refusal) => (
          <p key={refusal.reason}>{inWords(refusal)}</p>
        ))}
      </div>
      {tried && (
        <EntryImportAnswer
          name={tried.name}
          said={tried.said}
          busy={busy}
          inWords={inWords}
          read={(column) => void ask(tried, { column })}
          agree={(seal, only) =>
            void ask(tried, { column: tried.said.columns.map(({ is }) => is), seal: [seal], only: [only] })
          }
          {...words}
        />
      )}
    </>
  );
}
