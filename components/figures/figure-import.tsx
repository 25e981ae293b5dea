'use client';

import type { SaidOfFile } from '@/lib/entry-headings';
import { NEEDED } from '@/lib/figures/columns';
import { linkToFigure } from '@/lib/figures/filter';
import type { Result } from '@/lib/result';
import { EntryImport } from '../registry/entry-import';
import { useFigureWords } from './wording';

/** Figures from a file or a paste. */
export function FigureImport({ send }: { send: (form: FormData) => Promise<Result<SaidOfFile>> }) {
  const { t, field, refusal } = useFigureWords();
  return (
    <EntryImport
      send={send}
      needed={NEEDED.join(', ')}
      pasteName={t('import.pasteName')}
      field={field}
      refusal={refusal}
      linkTo={linkToFigure}
    />
  );
}
