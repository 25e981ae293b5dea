import { useTranslations } from 'next-intl';
import { formatHours, printDate } from '@/lib/calendar';
import { formatTonnes } from '@/lib/quantity';
import type { Refusal } from '@/lib/result';
import type { Warning } from '@/lib/voyages/plausibility';
import { EVENTS, type EventName } from '@/lib/voyages/voyage';

type Values = Record<string, string | number>;

/** Decimals of a share in per cent, as the trade prints losses. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(2).replace('-', '\u2212')} %`;
}

/** Tonnes with the decimals they have: 6 000 or 9 958.64. */
export function tonnes(kg: number | null): string {
  if (kg === null) return formatTonnes(null);
  return formatTonnes(kg, kg % 1000 === 0 ? 0 : 3);
}

const isEvent = (value: unknown): value is EventName => EVENTS.some(({ name }) => name === value);

type Voyages = ReturnType<typeof useTranslations<'voyages'>>;
type Refusals = ReturnType<typeof useTranslations<'refusals'>>;

/** The port notice behind a draught limit, in brackets; nothing where it is not known, as of what was saved long ago. */
export function limitBy(t: Voyages, { limitAt = '', limitFrom = '', limitTo = '' }: Values): string {
  if (limitAt === '') return '';
  const day = (date: string | number) => (date === '' ? '' : printDate(String(date)));
  const period = limitTo === '' ? 'open' : 'day';
  return t('limitBy', { terminal: limitAt, period, from: day(limitFrom), to: day(limitTo) });
}

/** Refusals, warnings and field names in the words of the catalogues, for the server's pages and the browser's form. */
export function useWording() {
  return wordingOf(useTranslations('voyages'), useTranslations('refusals'));
}

/** The same where no component draws: for an action that answers in words. */
export function wordingOf(t: Voyages, refusals: Refusals) {
  /** Kilograms as tonnes, events by their names, days as they are typed. */
  function worded(values: Values = {}): Values {
    return Object.fromEntries(
      Object.entries(values).map(([key, value]) => {
        if (key.endsWith('Kg')) return [key, tonnes(Number(value))];
        if (isEvent(value)) return [key, t(`events.${value}`)];
        if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return [key, printDate(value)];
        return [key, value];
      }),
    );
  }

  function refusal({ reason, values }: Refusal): string {
    return refusals.has(reason) ? refusals(reason, worded(values)) : t('form.unread', { reason });
  }

  function warning({ code, values }: Pick<Warning, 'code' | 'values'>): string {
    const kg = (key: string) => tonnes(values[key] === undefined ? null : Math.abs(Number(values[key])));
    const name = (key: string) => {
      const value = values[key];
      return isEvent(value) ? t(`events.${value}`) : String(value ?? '');
    };
    const day = (key: string) => (values[key] ? printDate(String(values[key])) : '');
    const { acceptedFor, acceptedBecause: reason = '' } = values;
    const worse = acceptedFor === undefined ? '' : ` ${t('warnings.worse', { acceptedFor, reason })}`;
    const said = t(`warnings.${code}`, {
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
      earlier: name('earlier'),
      later: name('later'),
      voyageNo: String(values.voyageNo ?? ''),
      says: values.says === 'blDate' ? t('fields.blDate') : name('says'),
      on: day('on'),
      terminal: String(values.terminal ?? ''),
      closedFrom: day('closedFrom'),
      until: values.closedTo ? 'day' : 'notice',
      limitBy: limitBy(t, values),
      closedTo: day('closedTo'),
    });
    return said + worse;
  }

  /** `lots.0.blTonnes` → Lot 1: B/L, t. */
  function field(path: string): string {
    const [list = '', at = '', name = ''] = path.split('.');
    const label = (key: string) => (t.has(`fields.${key}`) ? t(`fields.${key}` as 'fields.note') : key);
    if (list === 'events' && isEvent(at)) {
      const kind = t.has(`kinds.${name}`) ? t(`kinds.${name}` as 'kinds.actual') : name;
      return t('fields.eventField', { event: t(`events.${at}`), kind });
    }
    if (at === '') return label(list);
    if (list === 'terms') return label(at);
    const place = { no: Number(at) + 1, field: label(name) };
    return list === 'delays' ? t('fields.delayField', place) : t('fields.lotField', place);
  }

  return { t, worded, refusal, warning, field };
}
