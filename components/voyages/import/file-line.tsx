'use client';

import { useState } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Correction } from '@/lib/voyages/import/stage.mutations';
import classes from './import.module.css';
import type { ReadVoyage, ReviewedBatch } from './review';

type FileLineProps = {
  batch: ReviewedBatch;
  line: ReadVoyage['rows'][number];
  busy: boolean;
  /** Null when the file was imported: then nothing is mended in it. */
  correct: ((correction: Correction) => void) | null;
};

/** A line of the file: each cell under its heading, with what it was read as where that is not plain. */
export function FileLine({ batch, line, busy, correct }: FileLineProps) {
  const t = useTranslations('import');
  const [mending, setMending] = useState(false);
  const heading = (column: number) => batch.headers[column] || t('columns.unnamed', { no: column + 1 });
  return (
    <>
      <dl className={classes.cells}>
        {line.read.map(({ column, text, read }) => (
          <div key={column}>
            <dt>{heading(column)}</dt>
            <dd>{read === null ? text : t('list.read', { text, read })}</dd>
          </div>
        ))}
      </dl>
      {correct && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={mending}
          onClick={() => setMending(!mending)}
        >
          {t('list.other')}
        </Button>
      )}
      {mending && correct && (
        <OtherCell batch={batch} line={line} busy={busy} heading={heading} correct={correct} />
      )}
    </>
  );
}

type OtherCellProps = FileLineProps & {
  heading: (column: number) => string;
  correct: (correction: Correction) => void;
};

/** Any cell of the line: what is wrong is not always where it was found. */
function OtherCell({ batch, line, busy, heading, correct }: OtherCellProps) {
  const t = useTranslations('import.list');
  const columns = batch.fields.flatMap((field, column) => (field === '' ? [] : [column]));
  const [column, setColumn] = useState(columns[0] ?? 0);
  const stored = line.cells[column] ?? '';
  const [text, setText] = useState(stored);
  return (
    <form
      className={classes.mend}
      onSubmit={(event) => {
        event.preventDefault();
        if (text !== stored) correct({ cells: [{ row: line.no, column, text }] });
      }}
    >
      <NativeSelect
        size="xs"
        label={t('column')}
        value={String(column)}
        data={columns.map((one) => ({ value: String(one), label: heading(one) }))}
        onChange={(event) => {
          const chosen = Number(event.target.value);
          setColumn(chosen);
          setText(line.cells[chosen] ?? '');
        }}
      />
      <TextInput
        size="xs"
        label={t('text')}
        value={text}
        readOnly={busy}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" size="xs" variant="default" disabled={busy || text === stored}>
        {t('mend')}
      </Button>
    </form>
  );
}
