'use client';

import { useState } from 'react';
import Link from 'next/link';
import { Button, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Problem } from '@/lib/voyages/import/group';
import type { Correction } from '@/lib/voyages/import/stage.mutations';
import { useWording } from '../wording';
import { FileLine } from './file-line';
import classes from './import.module.css';
import { problemInWords } from './problem-words';
import type { ReadVoyage, ReviewedBatch } from './review';

type VoyageListProps = {
  batch: ReviewedBatch;
  voyages: ReadVoyage[];
  busy: boolean;
  correct: (correction: Correction) => void;
};

/** Voyages of the file, each with its lines, what is wrong with them, and what would change. */
export function VoyageList({ batch, voyages, busy, correct }: VoyageListProps) {
  const t = useTranslations('import.list');
  return (
    <ol className={classes.list}>
      {voyages.map((voyage) => (
        <li key={voyage.no}>
          <h3>
            {voyage.voyageNo && voyage.verdict !== 'refused' ? (
              <Link href={`/voyages/${encodeURIComponent(voyage.voyageNo)}`}>{voyage.voyageNo}</Link>
            ) : (
              voyage.voyageNo
            )}{' '}
            {t('lines', { count: voyage.rows.length, list: voyage.rows.map(({ no }) => no).join(', ') })}
          </h3>
          {voyage.rows.map((line) => (
            <FileLine
              key={`${line.no} ${line.cells.join(' ')}`}
              batch={batch}
              line={line}
              busy={busy}
              correct={batch.outcome ? null : correct}
            />
          ))}
          <Changes voyage={voyage} />
          {voyage.problems.map((problem, at) => (
            <Mend
              key={`${at}-${problem.reason}`}
              batch={batch}
              voyage={voyage}
              problem={problem}
              busy={busy}
              correct={correct}
            />
          ))}
        </li>
      ))}
    </ol>
  );
}

function Changes({ voyage: { changes } }: { voyage: ReadVoyage }) {
  const t = useTranslations('import.list');
  const { field } = useWording();
  if (changes.length === 0) return null;
  return (
    <ul className={classes.changes}>
      {changes.map((change) => (
        <li key={change.field}>
          {t('change', {
            field: field(change.field),
            before: change.before || '–',
            after: change.after || '–',
          })}
        </li>
      ))}
    </ul>
  );
}

const NAMES: readonly string[] = ['vesselUnknown', 'terminalUnknown', 'gradeUnknown', 'shipperUnknown'];

type MendProps = Omit<VoyageListProps, 'voyages'> & { voyage: ReadVoyage; problem: Problem };

/** What is wrong, beside the cell it is in: typed anew, or chosen where it can mean two things. */
function Mend({ batch, voyage, problem, busy, correct }: MendProps) {
  const t = useTranslations('import');
  const voyages = useTranslations('voyages');
  const refusals = useTranslations('refusals');
  const { row, column, kind, choices = [] } = problem;
  const cell = column === null ? '' : (voyage.rows.find(({ no }) => no === row)?.cells[column] ?? '');
  const [text, setText] = useState(cell);
  const words = problemInWords(problem, t, voyages, refusals);
  // What a name means, it means on every line.
  const everywhere = NAMES.includes(problem.reason) && cell.trim() !== '';
  const mend = (value: string) => {
    if (column === null || value === cell) return;
    correct(
      everywhere
        ? { everywhere: { column, read: cell.trim(), text: value } }
        : { cells: [{ row, column, text: value }] },
    );
  };
  if (column === null) {
    return (
      <p className={kind === 'error' ? classes.wrong : classes.caution}>
        {t('list.ofLine', { line: row, words })}
      </p>
    );
  }
  return (
    <form
      className={classes.mend}
      onSubmit={(event) => {
        event.preventDefault();
        mend(text);
      }}
    >
      <TextInput
        size="xs"
        label={t('list.cell', { line: row, header: batch.headers[column] || String(column + 1) })}
        value={text}
        error={kind === 'error' ? words : undefined}
        description={kind === 'warning' ? words : undefined}
        readOnly={busy}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" size="xs" variant="default" disabled={busy || text === cell}>
        {t(everywhere ? 'list.everywhere' : 'list.mend')}
      </Button>
      {choices.map((choice) => (
        <Button key={choice} size="xs" variant="light" disabled={busy} onClick={() => mend(choice)}>
          {choice}
        </Button>
      ))}
    </form>
  );
}
