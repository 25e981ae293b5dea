'use client';

import { useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { FILE_AT_MOST, type TriedFile } from '@/lib/entry-file';
import type { Refusal, Result } from '@/lib/result';
import { problemInWords } from '../voyages/import/problem-words';
import { EntryImportLines, type LineWords } from './entry-import-lines';
import classes from './entry-import.module.css';
import form from './form.module.css';

interface EntryImportProps extends LineWords {
  send: (form: FormData) => Promise<Result<TriedFile>>;
  /** The columns without which a line says nothing, in words. */
  needed: string;
  /** The reason of the amendments of a paste, which has no file name. */
  pasteName: string;
}

/** A file or a paste of entries: tried out first, then imported as it was shown. */
export function EntryImport({ send, needed, pasteName, ...words }: EntryImportProps) {
  const t = useTranslations('entryFile');
  const problems = [
    useTranslations('import'),
    useTranslations('voyages'),
    useTranslations('refusals'),
  ] as const;
  const [tried, setTried] = useState<{ body: Blob; name: string; file: TriedFile } | null>(null);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [busy, setBusy] = useState(false);

  async function ask(body: Blob, name: string, seal: string | null) {
    setBusy(true);
    setRefusals([]);
    const asked = new FormData();
    asked.set('file', body);
    asked.set('name', name);
    if (seal !== null) asked.set('seal', seal);
    const answer = await send(asked).catch(() => null);
    setBusy(false);
    if (answer?.done) return setTried({ body, name, file: answer.value });
    setRefusals(answer?.refusals ?? [{ reason: 'serverUnreachable' }]);
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
    await ask(body, file?.name ?? pasteName, null);
  }

  const of = (...verdicts: string[]) =>
    tried?.file.lines.filter(({ verdict }) => verdicts.includes(verdict)).length ?? 0;
  const counts = { enter: of('enter'), amend: of('amend'), same: of('same'), refused: of('refused') };
  const writes = counts.enter + counts.amend;
  const sentence =
    counts.refused > 0 ? 'held' : tried?.file.imported ? 'imported' : writes === 0 ? 'nothing' : 'summary';
  return (
    <>
      <form onSubmit={tryOut} onChange={() => setTried(null)} className={form.form}>
        <label className={classes.file}>
          <span className={form.label}>{t('file')}</span>
          <input type="file" name="file" accept=".csv,.tsv,.txt,.xlsx" />
          <small>{t('fileHint', { columns: needed })}</small>
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
          <p key={refusal.reason}>{problemInWords(refusal, ...problems)}</p>
        ))}
      </div>
      {tried && (
        <>
          <p role="status">{t(sentence, counts)}</p>
          {!tried.file.imported && counts.refused === 0 && writes > 0 && (
            <Button size="sm" loading={busy} onClick={() => ask(tried.body, tried.name, tried.file.seal)}>
              {t('import', { count: writes })}
            </Button>
          )}
          <EntryImportLines lines={tried.file.lines} {...words} />
        </>
      )}
    </>
  );
}
