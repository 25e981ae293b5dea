'use client';

import { NativeSelect, Table } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ColumnReading, Convention } from '@/lib/voyages/import/convention';
import { FIELDS, isDerived, type Field } from '@/lib/voyages/import/fields';
import type { Correction } from '@/lib/voyages/import/stage.mutations';
import { fieldName } from './field-names';
import classes from './import.module.css';
import type { ReviewedBatch } from './review';

type ColumnTableProps = { batch: ReviewedBatch; busy: boolean; correct: (correction: Correction) => void };

/** A sheet typed by hand; an export has more columns, and nothing to ask. */
const SHOWN_AT_ONCE = 16;

/** What each column is, and how its numbers and days are read: both can be corrected. */
export function ColumnTable({ batch, busy, correct }: ColumnTableProps) {
  const t = useTranslations('import');
  const voyages = useTranslations('voyages');
  const { headers, fields, conventions, checked, sample } = batch;
  const choices = [
    { value: '', label: t('columns.leftOut') },
    ...FIELDS.filter((field) => !isDerived(field)).map((field) => ({
      value: field,
      label: fieldName(field, t, voyages),
    })),
  ];
  const choose = (column: number, field: Field | '') =>
    // A field moves to the column it is chosen for.
    correct({ fields: fields.map((one, at) => (at === column ? field : one === field ? '' : one)) });
  const settle = (column: number, value: string) =>
    correct({
      conventions: headers.map((_, at): Convention | null => {
        if (at !== column) return conventions[at] ?? null;
        return {
          decimal: value === '.' || value === ',' ? value : null,
          order: value === 'dmy' || value === 'mdy' ? value : null,
          blank: value === 'above' || value === 'gap' ? value : null,
        };
      }),
    });

  return (
    <details
      open={
        !checked ||
        headers.length <= SHOWN_AT_ONCE ||
        checked.columns.some((column) => column?.state === 'open')
      }
      className={classes.columns}
    >
      <summary>
        <h2>{t('columns.title')}</h2>
      </summary>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('columns.title')}>
        <Table withRowBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('columns.header')}</Table.Th>
              <Table.Th>{t('columns.sample')}</Table.Th>
              <Table.Th>{t('columns.field')}</Table.Th>
              <Table.Th>{t('columns.read')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {headers.map((header, column) => (
              <Table.Tr key={column}>
                <Table.Td>{header || t('columns.unnamed', { no: column + 1 })}</Table.Td>
                <Table.Td className={classes.sample}>
                  {sample
                    .map((cells) => cells[column])
                    .filter(Boolean)
                    .join(' · ')}
                </Table.Td>
                <Table.Td>
                  <NativeSelect
                    size="xs"
                    aria-label={t('columns.fieldOf', { header: header || String(column + 1) })}
                    value={
                      choices.some(({ value }) => value === fields[column]) ? (fields[column] ?? '') : ''
                    }
                    data={choices}
                    disabled={busy}
                    onChange={(event) => choose(column, event.target.value as Field | '')}
                  />
                </Table.Td>
                <Table.Td>
                  <ReadAs
                    header={header}
                    inTonnes={fields[column]?.endsWith('Tonnes') ?? false}
                    reading={checked?.columns[column] ?? null}
                    busy={busy}
                    settle={(value) => settle(column, value)}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </details>
  );
}

type ReadAsProps = {
  header: string;
  inTonnes: boolean;
  reading: ColumnReading | null;
  busy: boolean;
  settle: (value: string) => void;
};

/** `9.959 → 9 959 or 9.959?`: asked where nothing says, shown where the cell itself or others of the column do. */
function ReadAs({ header, inTonnes, reading, busy, settle }: ReadAsProps) {
  const t = useTranslations('import.columns');
  if (!reading) return null;
  const { state, text, choices, convention, cells } = reading;
  const words = (choice: (typeof choices)[number]) => {
    if (choice.convention === 'above' || choice.convention === 'gap') return t(`blank.${choice.convention}`);
    return inTonnes || choice.convention?.length === 1
      ? t('tonnes', { reading: choice.reading })
      : choice.reading;
  };
  if (state === 'certain')
    return (
      <span className={classes.settled}>{t('certain', { text, reading: choices.map(words).join('') })}</span>
    );
  return (
    <fieldset className={state === 'open' ? classes.asked : classes.settled}>
      <legend>
        {text === '' ? t('blank.question', { cells }) : t(`states.${state}`, { text, cells })}
        <span className={classes.hidden}> {header}</span>
      </legend>
      {choices.map((choice) => (
        <label key={choice.convention}>
          <input
            type="radio"
            name={`read-${header}-${text}`}
            checked={choice.convention === convention}
            disabled={busy}
            onChange={() => choice.convention && settle(choice.convention)}
          />{' '}
          {words(choice)}
        </label>
      ))}
    </fieldset>
  );
}
