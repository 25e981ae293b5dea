import { useTranslations } from 'next-intl';
import { firstDay, lastDay, printMonth, printPeriod, type LocalDate } from '@/lib/calendar';
import type { Issue } from '@/lib/onward/balance';
import { formatKt, type Kg } from '@/lib/quantity';
import type { Route, Stage } from '@/lib/registry/onward';

const MINUS = '\u2212';

/** Stages, routes and changes in the words of the catalogues. */
export function useOnwardWords() {
  const t = useTranslations('onward');
  const keys = useTranslations('registry.keys');
  return {
    t,
    stage: (stage: Stage) => keys(stage),
    route: (route: Route) => keys(route),
    keyed: keys,
    period: (of: { from: LocalDate; to: LocalDate }) => printPeriod(of.from, of.to),
    /** `+116.0`, `−9.0`, in kilotonnes. */
    change: (kg: Kg) => (kg > 0 ? `+${formatKt(kg)}` : formatKt(kg)),
    percent: (share: number) => (share * 100).toFixed(1).replace('-', MINUS),
    /** What a tank says that cannot be, or what it implies, and what to do. */
    tankIssue(issue: Exclude<Issue, { kind: 'overlap' }>): string {
      if (issue.kind === 'stockDiffers') {
        const { tank, month, measuredKg, carriedKg } = issue;
        return t('issues.stockDiffers', {
          tank,
          month: printMonth(month),
          measured: formatKt(measuredKg),
          carried: formatKt(carriedKg),
        });
      }
      const { kind, tank, from, to, kg } = issue;
      return t(`issues.${kind}`, {
        tank,
        period: printPeriod(firstDay(from), lastDay(to)),
        kt: formatKt(Math.abs(kg)),
        from: printMonth(from),
      });
    },
  };
}
