import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { SaidOfFile } from '@/lib/entry-headings';
import type { JudgedLine } from '@/lib/entry-file';
import type { Refusal } from '@/lib/result';
import { quotedCell } from '@/lib/spreadsheet-cell';
import { EntryImportColumns } from './entry-import-columns';
import { EntryImportLines, useProblem, type LineWords } from './entry-import-lines';
import table from '../frame/reading.module.css';
import form from '../frame/entry.module.css';

interface EntryImportAnswerProps extends LineWords {
  name: string;
  said: SaidOfFile;
  busy: boolean;
  /** What is wrong with the file as a whole. */
  inWords: (refusal: Refusal) => string;
  /** Tries it out with other columns. */
  read: (columns: string[]) => void;
  /** Imports what the answer showed. */
  agree: (seal: string, only: 'all' | 'good') => void;
}

/** How the file was read, what would become of it, and the way to have it so. */
export function EntryImportAnswer(props: EntryImportAnswerProps) {
  const { name, said, busy, inWords, read, agree, ...words } = props;
  const t = useTranslations('entryFile');
  const problem = useProblem(words);
  const { file } = said;
  const lines = file.done ? file.value.lines : [];
  const imported = file.done && file.value.imported;
  const of = (verdict: JudgedLine['verdict']) => lines.filter((line) => line.verdict === verdict).length;
  const counts = { enter: of('enter'), amend: of('amend'), same: of('same'), refused: of('refused') };
  const writes = counts.enter + counts.amend;
  const sentence = imported ? 'imported' : writes === 0 && counts.refused === 0 ? 'nothing' : 'summary';

  function takeHeldBack() {
    const reasons = new Map(lines.map(({ no, refusals }) => [no, refusals.map(problem).join(' ')]));
    const rows = [
      [...said.columns.map(({ heading }) => heading), t('heldBackReason')],
      ...said.heldBack.map(({ no, cells }) => [...cells, reasons.get(no) ?? '']),
    ];
    const text = rows.map((cells) => `${cells.map(quotedCell).join(';')}\r\n`).join('');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/csv;charset=utf-8' }));
    link.download = `${name.replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-')}-held-back.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <section aria-label={t('answer', { name })}>
      <h2>{t('answer', { name })}</h2>
      {!file.done &&
        file.refusals.map((refusal) => (
          <p key={refusal.reason} role="alert" className={table.wrong}>
            {inWords(refusal)}
          </p>
        ))}
      {file.done && file.value.changed && (
        <p role="alert" className={table.wrong}>
          {t('another')}
        </p>
      )}
      {!imported && <EntryImportColumns said={said} busy={busy} read={read} field={words.field} />}
      {file.done && (
        <>
          <p role="status" className={table.sentence}>
            {t(sentence, counts)} {counts.refused > 0 && t(imported ? 'leftOut' : 'held', counts)}
          </p>
          <div className={`${form.buttons} screen-only`}>
            {!imported && writes > 0 && (
              <Button
                size="sm"
                variant={counts.refused > 0 ? 'default' : 'filled'}
                loading={busy}
                onClick={() => agree(file.value.seal, counts.refused > 0 ? 'good' : 'all')}
              >
                {t(counts.refused > 0 ? 'importGood' : 'import', { count: writes })}
              </Button>
            )}
            {counts.refused > 0 && (
              <Button size="sm" variant="default" onClick={takeHeldBack}>
                {t('heldBack', { count: counts.refused })}
              </Button>
            )}
          </div>
          <EntryImportLines lines={lines} imported={imported} {...words} />
        </>
      )}
    </section>
  );
}
