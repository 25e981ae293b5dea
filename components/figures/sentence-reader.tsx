'use client';

import { useState } from 'react';
import type { LocalDate } from '@/lib/calendar';
import { periodText, type FigureText } from '@/lib/figures/input';
import type { Period } from '@/lib/figures/periods';
import type { Proposal } from '@/lib/figures/proposal';
import type { ProposedAmount, SentenceReading } from '@/lib/figures/sentence';
import { mass } from '@/lib/figures/finding';
import { lookUp } from '@/lib/lookup';
import { barrelsPerTonne, printDecimal, printSignedTonnes, printTonnes } from '@/lib/quantity';
import { FigureField } from './figure-field';
import { useFigureWords } from './wording';
import classes from './figures.module.css';

interface SentenceReaderProps {
  values: FigureText;
  set: (change: Partial<FigureText>) => void;
  /** A month without its year is the latest one that was over on this day. */
  before: LocalDate;
  /** Whether that is the day it was published on. */
  printed: boolean;
  apiOf: Readonly<Record<string, number>>;
}

type Choice = { what: string; change: Partial<FigureText> };
type Row = { name: 'value' | 'change' | 'percent' | 'period' | 'compared'; text: string; choices: Choice[] };

/** Paste a sentence: what it says is proposed with the words it stands in, and taken by a press. */
export function SentenceReader({ values, set, before, printed, apiOf }: SentenceReaderProps) {
  const { t, quantity, period } = useFigureWords();
  const [reading, setReading] = useState<SentenceReading | null>(null);
  const [taken, setTaken] = useState<Readonly<Record<string, string>>>({});

  async function read() {
    const { readSentence } = await import('@/lib/figures/sentence');
    setTaken({});
    const found = readSentence(values.quote, before, printed);
    setReading(found);
    set({
      kind: found.kind,
      ...(found.grade ? { grade: found.grade } : {}),
      ...(found.direction ? { direction: found.direction } : {}),
    });
  }

  const amount = ({ amount: of, unit }: ProposedAmount) =>
    quantity(unit === 'bbl' ? { value: of, unit } : mass(of, unit));
  const rowOf = <T,>(name: Row['name'], proposal: Proposal<T> | null, choice: (one: T) => Choice): Row[] =>
    proposal ? [{ name, text: proposal.text, choices: proposal.choices.map(choice) }] : [];
  const days = (fields: ['periodFrom', 'periodTo'] | ['comparedFrom', 'comparedTo']) => (one: Period) => {
    const [from, to] = periodText(one);
    return { what: period(one), change: { [fields[0]]: from, [fields[1]]: to } };
  };
  const rows: Row[] = reading
    ? [
        ...rowOf('value', reading.value, (one) => ({
          what: one.kind === 'plan' ? `${amount(one)}, ${t('kind.plan')}` : amount(one),
          change: {
            valueAsCited: one.printed,
            unit: one.unit,
            tonnes: one.unit === 'bbl' ? '' : printTonnes(one.amount),
            ...(one.kind ? { kind: one.kind } : {}),
          },
        })),
        ...rowOf('period', reading.period, days(['periodFrom', 'periodTo'])),
        ...rowOf('change', reading.change, (one) => ({
          what: amount(one),
          change: {
            changeAsCited: one.printed,
            changeTonnes: one.unit === 'bbl' ? '' : printSignedTonnes(one.amount),
          },
        })),
        ...rowOf('percent', reading.percent, ({ percent, printed }) => ({
          what: quantity({ value: percent, unit: 'percent' }),
          change: { percentAsCited: printed, percent: printDecimal(percent, 3) },
        })),
        ...rowOf('compared', reading.compared, days(['comparedFrom', 'comparedTo'])),
      ]
    : [];

  function take(row: Row, { what, change }: Choice) {
    set(change);
    setTaken((was) => ({ ...was, [row.name]: what }));
  }
  const certain = rows.filter(({ choices, name }) => choices.length === 1 && !taken[name]);
  const barrels = reading?.value?.choices.find(({ unit }) => unit === 'bbl')?.amount;
  const api = lookUp(apiOf, values.grade);
  const factor = api === undefined ? null : barrelsPerTonne(api);
  return (
    <section className={classes.reader} aria-label={t('reader.title')}>
      <FigureField name="quote" area wide value={values.quote} set={(quote) => set({ quote })} refusals={[]}>
        <p className={classes.act}>
          <button
            type="button"
            className={classes.button}
            onClick={read}
            disabled={values.quote.trim() === ''}
          >
            {t('reader.read')}
          </button>
          <small>{t('reader.hint')}</small>
        </p>
      </FigureField>
      <div role="status">
        {reading && rows.length === 0 && <p>{t('reader.nothing')}</p>}
        {rows.length > 0 && (
          <ul className={classes.proposals} aria-label={t('reader.proposals')}>
            {rows.map((row) => (
              <li key={row.name}>
                <b>{t(`reader.${row.name}`)}</b>
                <span>
                  {row.choices.length === 1
                    ? t('reader.from', { text: row.text })
                    : t('reader.asked', { text: row.text, count: row.choices.length })}
                </span>
                {row.choices.map((choice) => (
                  <button
                    key={choice.what}
                    type="button"
                    className={`${classes.button} ${classes.small}`}
                    aria-pressed={taken[row.name] === choice.what}
                    onClick={() => take(row, choice)}
                  >
                    {taken[row.name] === choice.what
                      ? t('reader.taken', { what: choice.what })
                      : t('reader.take', { what: choice.what })}
                  </button>
                ))}
              </li>
            ))}
          </ul>
        )}
        {certain.length > 1 && (
          <button
            type="button"
            className={classes.button}
            onClick={() => certain.forEach((row) => row.choices[0] && take(row, row.choices[0]))}
          >
            {t('reader.takeAll')}
          </button>
        )}
        {barrels !== undefined && (
          <p>
            {t('reader.barrels', {
              hint:
                factor === null
                  ? ''
                  : t('reader.atFactor', {
                      factor: quantity({ value: factor, unit: 'bblPerT' }),
                      grade: values.grade,
                      tonnes: quantity(mass((barrels / factor) * 1000)),
                    }),
            })}
          </p>
        )}
      </div>
    </section>
  );
}
