'use client';

import { useTranslations } from 'next-intl';
import type { TriedFile } from '@/lib/entry-file';
import { NEEDED, type OnwardKind } from '@/lib/onward/columns';
import { linkToEntry } from '@/lib/onward/filter';
import type { Result } from '@/lib/result';
import { EntryImport } from '../registry/entry-import';
import { useRegistryWords } from '../registry/wording';

type OnwardImportProps = { kind: OnwardKind; send: (form: FormData) => Promise<Result<TriedFile>> };

/** Movements, totals or costs from a file or a paste. */
export function OnwardImport({ kind, send }: OnwardImportProps) {
  const { name, refusal } = useRegistryWords();
  const t = useTranslations('onward');
  return (
    <EntryImport
      send={send}
      needed={
        kind === 'costs' ? NEEDED.costs.join(', ') : t('import.needed', { first: NEEDED[kind].join(', ') })
      }
      pasteName={t('import.pasteName', { kind })}
      field={name}
      refusal={refusal}
      linkTo={(id) => linkToEntry(kind, Number(id), null)}
    />
  );
}
