import type { useTranslations } from 'next-intl';
import { formatHours, printDate } from '@/lib/calendar';
import type { Refusal } from '@/lib/result';
import { EVENTS } from '@/lib/voyages/voyage';
import { percent, tonnes } from '../wording';

type Texts<N extends 'import' | 'voyages' | 'refusals'> = ReturnType<typeof useTranslations<N>>;
type Values = Record<string, string | number>;

/** What is wrong or unusual, in words: of the import itself, of a field, or of the voyage as a whole. */
export function problemInWords(
  { reason, values = {} }: Pick<Refusal, 'reason' | 'values'>,
  t: Texts<'import'>,
  voyages: Texts<'voyages'>,
  refusals: Texts<'refusals'>,
): string {
  const event = (value: unknown) => EVENTS.find(({ name }) => name === value)?.name;
  const worded = (value: string | number): string | number => {
    const name = event(value);
    if (name) return voyages(`events.${name}`);
    return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? printDate(value) : value;
  };
  if (reason === 'implausible') return unusual(values, voyages, worded);
  const shown = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, worded(value)]));
  if (t.has(`problems.${reason}` as 'problems.fileEmpty'))
    return t(`problems.${reason}` as 'problems.fileEmpty', shown as never);
  return refusals.has(reason as 'empty') ? refusals(reason as 'empty', shown as never) : reason;
}

function unusual(
  values: Values,
  voyages: Texts<'voyages'>,
  worded: (value: string | number) => string | number,
): string {
  const kg = (key: string) => tonnes(values[key] === undefined ? null : Math.abs(Number(values[key])));
  return voyages(`warnings.${String(values.code) as 'overlapsPlan'}`, {
    intake: kg('intakeKg'),
    deadweight: kg('deadweightKg'),
    limit: kg('limitKg'),
    limitM: Number(values.limitM ?? 0),
    median: kg('medianKg'),
    voyages: Number(values.voyages ?? 0),
    passage: formatHours(Number(values.passageHours ?? 0)),
    loss: kg('lossKg'),
    sign: Number(values.lossKg ?? 0) < 0 ? 'gain' : 'loss',
    share: percent(Math.abs(Number(values.share ?? 0))),
    earlier: String(worded(values.earlier ?? '')),
    later: String(worded(values.later ?? '')),
    voyageNo: String(values.voyageNo ?? ''),
    says: values.says === 'blDate' ? voyages('fields.blDate') : String(worded(values.says ?? '')),
    on: String(worded(values.on ?? '')),
    terminal: String(values.terminal ?? ''),
    closedFrom: String(worded(values.closedFrom ?? '')),
    until: values.closedTo ? 'day' : 'notice',
    closedTo: String(worded(values.closedTo ?? '')),
  } as never);
}
