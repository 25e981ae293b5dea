'use client';

import { useTranslations } from 'next-intl';
import type { SaidOfFile } from '@/lib/entry-headings';
import { pagesOf, type Kind } from '@/lib/registry/entry';
import type { Result } from '@/lib/result';
import { EntryImport } from './entry-import';
import { useRegistryWords } from './wording';

interface RegistryImportProps {
  kind: Kind;
  /** The columns without which a line says nothing, in words. */
  needed: string;
  send: (form: FormData) => Promise<Result<SaidOfFile>>;
}

/** Entries of the registry's kinds from a file or a paste. */
export function RegistryImport({ kind, needed, send }: RegistryImportProps) {
  const { t, name, refusal } = useRegistryWords();
  const files = useTranslations('entryFile');
  return (
    <EntryImport
      send={send}
      needed={needed}
      pasteName={files('pasteName', { what: t(`kinds.${kind}`).toLowerCase() })}
      field={name}
      refusal={refusal}
      linkTo={(id) => `${pagesOf(kind)}/${id}`}
    />
  );
}
