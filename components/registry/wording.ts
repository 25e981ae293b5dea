import { useTranslations } from 'next-intl';
import { printDate } from '@/lib/calendar';
import type { Refusal } from '@/lib/result';

/** Names of fields, keys and refusals in the words of the catalogues. */
export function useRegistryWords() {
  const t = useTranslations('registry');
  const refusals = useTranslations('refusals');
  const unit = (field: string) => (t.has(`units.${field}`) ? t(`units.${field}` as 'units.tpc') : null);
  const name = (field: string) => (t.has(`fields.${field}`) ? t(`fields.${field}` as 'fields.name') : field);
  return {
    t,
    name,
    unit,
    /** With its unit, so that the field or cell holds a bare number. */
    label: (field: string) => {
      const of = unit(field);
      return of === null ? name(field) : t('withUnit', { label: name(field), unit: of });
    },
    hint: (field: string) => (t.has(`hints.${field}`) ? t(`hints.${field}` as 'hints.flag') : null),
    keyed: (key: string) => (t.has(`keys.${key}`) ? t(`keys.${key}` as 'keys.load') : key),
    refusal: ({ reason, values }: Refusal) =>
      refusals.has(reason) ? refusals(reason, values) : t('form.unread', { reason }),
    period: (from: string, to: string | null) =>
      to === null
        ? t('openPeriod', { from: printDate(from) })
        : t('period', { from: printDate(from), to: printDate(to) }),
  };
}
