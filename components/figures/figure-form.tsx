'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Button } from '@mantine/core';
import type { LocalDate } from '@/lib/calendar';
import { readTypedDate } from '@/lib/day-reader';
import { ALL_GRADES, KINDS, STATUSES, UNITS, USUAL_DIRECTIONS, type Figure } from '@/lib/figures/figure';
import { linkToFigure } from '@/lib/figures/filter';
import type { FigureText } from '@/lib/figures/input';
import { BASES } from '@/lib/targets/target';
import { ConflictPanel } from '../registry/conflict-panel';
import { FieldsAlive } from '../frame/fields-alive';
import { useAmendable, type Save } from '../registry/use-amendable';
import { readTyped } from '../registry/fields';
import { FigureField } from './figure-field';
import { SentenceReader } from './sentence-reader';
import { useFigureWords } from './wording';
import form from '../frame/entry.module.css';

interface FigureFormProps {
  initial: FigureText;
  /** What this one can correct or relay. */
  figures: readonly (Figure & { id: number })[];
  /** Those of the registry. */
  grades: readonly string[];
  /** Degrees API by grade. */
  apiOf: Readonly<Record<string, number>>;
  today: LocalDate;
  /** Of a stored one, which is amended with a reason; null of a new one. */
  version: number | null;
  back: string;
  save: Save<FigureText, { key: string }>;
}

/** Which fields are days, and which of them may be a month. */
const DAYS: Partial<Record<keyof FigureText, 'day' | 'month'>> = {
  publishedOn: 'day',
  periodFrom: 'month',
  periodTo: 'month',
  comparedFrom: 'month',
  comparedTo: 'month',
};

/** Enters a published number as it was printed, or amends one with a reason. */
export function FigureForm(props: FigureFormProps) {
  const { initial, figures, grades, apiOf, today, version, back, save } = props;
  const { t, field: label, grade, keyed, nameOf, refusal: say } = useFigureWords();
  const router = useRouter();
  const {
    form: ref,
    values,
    set,
    reason,
    refuse,
    refused,
    elsewhere,
    open,
    conflict,
    pending,
    submit,
  } = useAmendable(initial, version === null ? null : { version, text: initial }, save);
  const amends = version !== null;
  const published = readTypedDate(values.publishedOn);

  type Plain = Exclude<keyof FigureText, 'supersedesId' | 'relayOfId'>;
  /** A day that is left is shown as it was read, or asked. */
  const leave = (name: Plain) => {
    const type = DAYS[name];
    const read = type ? readTyped({ name, type }, values[name]) : null;
    if (read && 'refusal' in read) refuse(name, read.refusal);
    else if (read) set({ [name]: read.print });
  };
  const field = (name: Plain, more: Partial<Parameters<typeof FigureField>[0]> = {}) => (
    <FigureField
      name={name}
      value={values[name]}
      set={(value) => set({ [name]: value })}
      leave={() => leave(name)}
      refusals={refused(name)}
      {...more}
    />
  );
  const other = (name: 'supersedesId' | 'relayOfId') => (
    <FigureField
      name={name}
      value={String(values[name] ?? '')}
      set={(value) => set({ [name]: value === '' ? null : Number(value) })}
      refusals={refused(name)}
      options={[
        ['', t('form.none')],
        ...figures.map((one): [string, string] => [String(one.id), `${nameOf(one)}: ${one.valueAsCited}`]),
      ]}
    />
  );
  function shown(name: string, value: string | number | null): string {
    if (value === null || value === '') return t('gap');
    if (typeof value === 'number') {
      const one = figures.find(({ id }) => id === value);
      return one ? `${nameOf(one)}: ${one.valueAsCited}` : `#${value}`;
    }
    if (name === 'grade') return grade(value);
    return keyed(name, value);
  }
  const offered = new Set([ALL_GRADES, ...grades, ...figures.map((one) => one.grade)]);
  return (
    <form
      ref={ref}
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(({ key }) => router.push(linkToFigure(key)));
      }}
    >
      <FieldsAlive>
        {conflict && (
          <ConflictPanel
            conflict={conflict}
            values={values}
            label={label}
            shown={shown}
            take={(name, value) => set({ [name]: value })}
          />
        )}
        <SentenceReader
          values={values}
          set={set}
          before={published.kind === 'read' ? published.date : today}
          printed={published.kind === 'read'}
          apiOf={apiOf}
        />
        <div className={form.fields}>
          {field('valueAsCited', { required: true })}
          {field('unit', { options: UNITS.map((unit) => [unit, unit]) })}
          {field('tonnes', { required: true, number: true })}
          {field('periodFrom', { required: true })}
          {field('periodTo')}
          {field('kind', { options: KINDS.map((kind) => [kind, t(`kind.${kind}`)]) })}
          {field('changeAsCited')}
          {field('changeTonnes', { number: true })}
          {field('percentAsCited')}
          {field('percent', { number: true })}
          {field('comparedFrom')}
          {field('comparedTo')}
          {field('grade', { required: true, options: [...offered].map((one) => [one, grade(one)]) })}
          {field('direction', {
            required: true,
            free: true,
            options: USUAL_DIRECTIONS.map((one) => [one, one]),
          })}
          {field('basis', { options: BASES.map((basis) => [basis, t(`basis.${basis}`)]) })}
          {field('publisher', { required: true })}
          {field('publishedOn')}
          {field('status', { options: STATUSES.map((status) => [status, t(`status.${status}`)]) })}
          {field('source', { required: true, wide: true })}
          {field('note', { area: true, wide: true })}
          {other('relayOfId')}
          {other('supersedesId')}
          {amends && (
            <FigureField
              name="reason"
              required
              wide
              value={reason.value}
              set={reason.set}
              refusals={reason.value.trim() === '' ? refused('reason') : []}
            >
              <p className={form.hint}>{t('form.reasonHint')}</p>
            </FigureField>
          )}
        </div>
        <div role="alert" className={form.refusals}>
          {open > 0 && <p>{t('form.wrong', { count: open })}</p>}
          {elsewhere().map((refusal) => (
            <p key={refusal.reason}>{say(refusal)}</p>
          ))}
        </div>
        <div className={form.buttons}>
          <Button type="submit" size="sm" loading={pending}>
            {t(amends ? 'form.save' : 'form.enter')}
          </Button>
          <Link href={back}>{t('form.cancel')}</Link>
        </div>
      </FieldsAlive>
    </form>
  );
}
