'use client';

import type { SaidOfFile } from '@/lib/entry-headings';
import { linkToFigure } from '@/lib/figures/filter';
import { figureOfLine, LINES_NEEDED } from '@/lib/figures/reconciliation-columns';
import type { Result } from '@/lib/result';
import { EntryImport } from '../registry/entry-import';
import { useFigureWords } from './wording';

/** What explains, signs or withdraws lines of the reconciliation, from a file or a paste. */
export function ReconciliationImport({ send }: { send: (form: FormData) => Promise<Result<SaidOfFile>> }) {
  const { t, refusal } = useFigureWords();
  const field = (name: string) =>
    t.has(`reconciliation.file.${name}`)
      ? t(`reconciliation.file.${name}` as 'reconciliation.file.line')
      : name;
  return (
    <EntryImport
      send={send}
      needed={LINES_NEEDED.join(', ')}
      pasteName={t('reconciliation.import.pasteName')}
      field={field}
      refusal={refusal}
      linkTo={(line) => linkToFigure(figureOfLine(line), null)}
    />
  );
}
