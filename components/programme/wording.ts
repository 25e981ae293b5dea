import { useTranslations } from 'next-intl';
import { printDate, printMonth, monthOf } from '@/lib/calendar';
import { formatTonnes } from '@/lib/quantity';
import type { Refusal } from '@/lib/result';
import type { Clash } from '@/lib/programme/clash';
import { TURN_ROUND_DAYS } from '@/lib/programme/pattern';
import type { Laycan, Outcome } from '@/lib/programme/programme';
import type { Line } from '@/lib/programme/sheet';

/** `10.11.–12.11.2026`, or one day. */
export function laycanText({ from, to }: Laycan): string {
  if (from === to) return printDate(from);
  const begins = printDate(from);
  return `${from.slice(0, 4) === to.slice(0, 4) ? begins.slice(0, 6) : begins}–${printDate(to)}`;
}

export const monthText = ({ from }: Laycan): string => printMonth(monthOf(from));

/** Clashes, outcomes and moves in the words of the catalogue. */
export function useProgrammeWords() {
  const t = useTranslations('programme');
  const statuses = useTranslations('voyages.statuses');

  const period = (from: string, to: string | null) => {
    if (to === null) return t('periodOpen', { from: printDate(from) });
    return from === to
      ? t('periodOn', { from: printDate(from) })
      : t('period', { from: printDate(from), to: printDate(to) });
  };

  function clash(of: Clash): string {
    switch (of.kind) {
      case 'vesselTwice':
        return t('clash.vesselTwice', { with: of.with, days: of.days, turnRound: TURN_ROUND_DAYS });
      case 'berths':
        return t('clash.berths', {
          voyages: of.voyages,
          terminal: of.terminal,
          period: period(of.from, of.to),
          room: of.room,
        });
      case 'laycanMissed':
        return t('clash.laycanMissed', { days: of.days });
      case 'closure':
        return t('clash.closure', {
          terminal: of.terminal,
          period: period(of.from, of.to),
          closed: of.closed === of.days ? 'all' : 'part',
          left: of.days - of.closed,
          days: of.days,
        });
      case 'draught':
        return t('clash.draught', {
          terminal: of.terminal,
          limitM: of.limitM,
          limit: formatTonnes(of.limitKg),
          planned: formatTonnes(of.plannedKg),
        });
      case 'draughtUnchecked':
        return t('clash.draughtUnchecked', { terminal: of.terminal, limitM: of.limitM });
    }
  }

  const outcome = (of: Outcome) => t(`outcome.${of.kind}`, { days: 'days' in of ? of.days : 0 });

  /** Where it was moved from or to, and what else became of the plan; null of a voyage that stands as planned. */
  function moved({ voyage, standing, first, moved: how }: Line): string | null {
    if (voyage.mergedInto) return t('moved.merged', { voyageNo: voyage.mergedInto });
    if (standing === 'unplanned') return t('moved.unplanned');
    if (how === 'takenOut') return t('moved.takenOut');
    if (how === null || !first || !voyage.laycan) return null;
    const place = standing === 'out' ? voyage.laycan : first;
    const values = { month: monthText(place), laycan: laycanText(place) };
    return standing === 'out' ? t(`moved.${how}To`, values) : t(`moved.${how}`, values);
  }

  return { t, clash, outcome, moved, status: (of: Line['voyage']['status']) => statuses(of) };
}

/** Refusals in words. */
export function useRefusalWords() {
  const t = useTranslations('programme');
  const refusals = useTranslations('refusals');
  return ({ reason, values }: Refusal) =>
    refusals.has(reason) ? refusals(reason, values) : t('unread', { reason });
}
