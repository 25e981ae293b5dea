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
  const [hasFile, setHasFile] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // From the form itself: a file chosen before the page came alive counts too.
    const form = new FormData(event.currentTarget);
    const chosen = form.get('file');
    const file = chosen instanceof File && chosen.name !== '' ? chosen : null;
    const body = file ?? new Blob([String(form.get('paste') ?? '')]);
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
          name="file"
          accept=".csv,.tsv,.txt,.xlsx"
          onChange={(event) => setHasFile((event.target.files?.length ?? 0) > 0)}
        />
        <small>{t('upload.fileHint')}</small>
      </label>
      <Textarea
        label={t('upload.paste')}
        description={t('upload.pasteHint')}
        name="paste"
        disabled={hasFile}
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
