'use client';

import { useState, type FormEvent } from 'react';
import { useRouter } from 'next/navigation';
import { Button, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Refusal, Result } from '@/lib/result';
import { problemInWords } from './problem-words';
import classes from './import.module.css';

/** A file or a paste; the next page shows how it is read. */
export function UploadForm() {
  const t = useTranslations('import');
  const voyages = useTranslations('voyages');
  const refusalTexts = useTranslations('refusals');
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [paste, setPaste] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);

  async function send(event: FormEvent) {
    event.preventDefault();
    const body = file ?? new Blob([paste]);
    if (body.size === 0) return setRefusals([{ reason: 'nothingChosen' }]);
    setBusy(true);
    setRefusals([]);
    try {
      const name = encodeURIComponent(file?.name ?? t('upload.pasteName'));
      const response = await fetch(`/voyages/import/file?name=${name}`, { method: 'POST', body });
      const result = (await response.json()) as Result<string>;
      if (result.done) return router.push(`/voyages/import/${result.value}`);
      setRefusals(result.refusals);
    } catch {
      setRefusals([{ reason: 'serverUnreachable' }]);
    }
    setBusy(false);
  }

  return (
    <form onSubmit={send} className={classes.upload}>
      <label className={classes.file}>
        <span>{t('upload.file')}</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <small>{t('upload.fileHint')}</small>
      </label>
      <Textarea
        label={t('upload.paste')}
        description={t('upload.pasteHint')}
        value={paste}
        onChange={(event) => setPaste(event.target.value)}
        disabled={file !== null}
        rows={6}
        spellCheck={false}
        styles={{
          input: { fontFamily: 'var(--mantine-font-family-monospace)', whiteSpace: 'pre', overflowX: 'auto' },
        }}
      />
      {refusals.map((refusal) => (
        <p key={refusal.reason} role="alert" className={classes.wrong}>
          {problemInWords(refusal, t, voyages, refusalTexts)}
        </p>
      ))}
      <div>
        <Button type="submit" loading={busy}>
          {t('upload.read')}
        </Button>
        <span role="status" className={classes.quiet}>
          {busy && ` ${t('upload.reading')}`}
        </span>
      </div>
    </form>
  );
}
