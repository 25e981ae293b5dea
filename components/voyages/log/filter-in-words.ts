import type { useTranslations } from 'next-intl';
import { printDate } from '@/lib/calendar';
import type { VoyageFilter } from '@/lib/voyages/filter';
import type { Choice, LogChoices } from '@/lib/voyages/totals.queries';

type Texts = ReturnType<typeof useTranslations<'log'>>;

/** The filter as a person would say it, for paper and for an empty table. */
export function filterInWords(filter: VoyageFilter, choices: LogChoices, t: Texts): string {
  const {
    text,
    from,
    to,
    by,
    vesselId,
    statuses,
    gradeIds,
    terminalId,
    shipperId,
    data,
    counted,
    gap,
    only,
  } = filter;
  const named = (all: Choice[], id: number) => all.find((one) => one.id === id)?.name ?? t('words.unknown');
  const gradeName = (id: number) => (id === 0 ? t('filter.gradeUnknown') : named(choices.grades, id));
  const parts = [
    from !== null && t('words.from', { date: printDate(from) }),
    to !== null && t('words.to', { date: printDate(to) }),
    by !== 'bl' && t('words.by', { by }),
    vesselId !== null && t('words.vessel', { name: choices.vessel?.name ?? t('words.unknown') }),
    statuses.length > 0 && t('words.status', { list: statuses.map((one) => t(`status.${one}`)).join(' / ') }),
    gradeIds.length > 0 && t('words.grade', { list: gradeIds.map(gradeName).join(' / ') }),
    terminalId !== null && t('words.terminal', { name: named(choices.terminals, terminalId) }),
    shipperId !== null && t('words.shipper', { name: named(choices.shippers, shipperId) }),
    data !== 'all' && t(`words.${data}`),
    counted && t('words.counted'),
    gap !== null && t('words.gap', { gap }),
    only.length > 0 && t('words.only', { count: only.length }),
    text !== '' && t('words.text', { text }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? t('words.none') : parts.join(', ');
}
