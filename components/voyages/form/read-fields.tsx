'use client';

import { useCallback, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { addDays, printDate, printMoment, readDate } from '@/lib/calendar';
import { readTypedDate, readTypedMoment, type TwoDays } from '@/lib/day-reader';
import { readTonnes } from '@/lib/number-reader';
import { printTonnes } from '@/lib/quantity';
import type { Refusal } from '@/lib/result';
import { valueAt, type Draft } from './draft';
import { useDraft } from './draft-context';
import { PathInput, TextField, type FieldProps } from './text-field';
import classes from './form.module.css';

/** What a text says: the text to show for it, or why it says nothing. */
export type Read = { print: string } | { refusal: Refusal };

function tonnesRead(typed: string): Read {
  const reading = readTonnes(typed);
  if (reading.kind === 'read') return { print: printTonnes(reading.kg) };
  if (reading.kind === 'refused')
    return { refusal: { reason: reading.reason, values: { read: reading.read } } };
  const choices = reading.readings.map(({ print }) => print);
  return { refusal: { reason: 'tonnesAmbiguous', values: { read: typed.trim() }, choices } };
}

/** Both readings are asked, as those of a number are. */
const whichDay = (typed: string, { readings }: TwoDays): Read => ({
  refusal: {
    reason: 'ambiguous',
    values: { read: typed.trim() },
    choices: readings.map(({ print }) => print),
  },
});

function dayRead(typed: string): Read {
  const reading = readTypedDate(typed);
  if (reading.kind === 'ambiguous') return whichDay(typed, reading);
  if (reading.kind === 'refused')
    return { refusal: { reason: reading.reason, values: { read: reading.read } } };
  return { print: printDate(reading.date, reading.precision) };
}

function momentRead(typed: string, zone: string): Read {
  const reading = readTypedMoment(typed, zone);
  if (reading.kind === 'ambiguous') return whichDay(typed, reading);
  if (reading.kind === 'refused')
    return { refusal: { reason: reading.reason, values: { read: reading.read } } };
  return { print: printMoment(reading.at, zone, reading.precision) };
}

/** Reads a field as it is left: shows what was read in place of what was typed, or says what is wrong. */
function leave(draft: Draft, path: string, read: (typed: string) => Read): void {
  const typed = String(valueAt(draft.typed().text, path) ?? '');
  if (typed.trim() === '') return;
  const result = read(typed);
  if ('print' in result) draft.set(path, result.print);
  else draft.refuseField(path, result.refusal);
}

/**
 * Leaving by blur, and by Tab before the focus moves: the two readings of an ambiguous number are then already in the
 * tab order, and the next stop of the keyboard. `bySaving`: by the keys that save, too.
 */
export function useLeave(path: string, read: (typed: string) => Read, bySaving = false) {
  const draft = useDraft();
  const onBlur = useCallback(() => leave(draft, path, read), [draft, path, read]);
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const saves = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      if ((bySaving && saves) || (event.key === 'Tab' && !event.shiftKey)) flushSync(onBlur);
    },
    [onBlur, bySaving],
  );
  return { onBlur, onKeyDown };
}

/** Tonnes, in any convention; `unit` stands in the label. */
export function TonnesField(props: FieldProps) {
  return (
    <TextField
      {...props}
      {...useLeave(props.path, tonnesRead)}
      inputMode="decimal"
      className={classes.number}
    />
  );
}

/** A local date, or a month where only that is known. */
export function DateField(props: FieldProps) {
  return <TextField {...props} {...useLeave(props.path, dayRead)} inputMode="numeric" />;
}

/** `14:30` or `1430` alone with the day of the text above, `+01:20` with the day after it. */
function withDay(typed: string, above: string): string {
  const bare = /^(\+?)\s?(\d{1,2}:\d{2}|\d{4})$/.exec(typed.trim());
  const day = bare ? readDate(above.trim().split(/[\sT]/)[0] ?? '') : null;
  if (!bare || day?.kind !== 'read') return typed;
  return `${printDate(bare[1] === '+' ? addDays(day.date, 1) : day.date)} ${bare[2]}`;
}

/** A moment at a port. `above` gives the text whose day a bare time takes. */
function useMoment(path: string, zone: string, above?: () => string) {
  const read = useCallback(
    (typed: string) => momentRead(withDay(typed, above?.() ?? ''), zone),
    [zone, above],
  );
  // Only here is known which day a bare time has: it is sent with it.
  return useLeave(path, read, true);
}

export function MomentField({ zone, above, ...props }: FieldProps & { zone: string; above?: () => string }) {
  return <TextField {...props} {...useMoment(props.path, zone, above)} />;
}

/** The same without a label of its own, for the grid. */
export function MomentCell({
  path,
  zone,
  label,
  above,
  tabIndex,
}: {
  path: string;
  zone: string;
  label: string;
  above: () => string;
  tabIndex?: number;
}) {
  return (
    <PathInput
      path={path}
      {...useMoment(path, zone, above)}
      aria-label={label}
      tabIndex={tabIndex}
      className={classes.cell}
    />
  );
}
