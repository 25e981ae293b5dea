import { useTranslations } from 'next-intl';
import { printMonth } from '@/lib/calendar';
import type { Take } from '@/lib/progress/ahead';
import { DAYS_A_MONTH } from '@/lib/progress/pace';
import { formatKt, formatTonnes } from '@/lib/quantity';
import type { DatedBy } from '@/lib/voyages/filter';
import { ScenarioSliders } from './scenario-chart';

/** The sliders of the cumulative chart: their texts are printed here. */
export function TakeSection({ take: { base, scenario, best }, basis }: { take: Take; basis: DatedBy }) {
  const t = useTranslations('board.scenario');
  const ships = { known: base.ships.length, ships: base.shipsInAll };
  const plain = ['title', 'voyages', 'intake', 'outage', 'draught', 'noLimit', 'ends', 'gap', 'aMonth', 'required', 'name', 'reset', 'address'] as const; // prettier-ignore
  const texts = Object.fromEntries(plain.map((key) => [key, t(key)])) as Record<
    (typeof plain)[number],
    string
  >;
  return (
    <ScenarioSliders
      base={base}
      initial={scenario}
      texts={{
        ...texts,
        draughtNote: base.ships.length === 0 ? t('draughtOff', ships) : t('draughtKnown', ships),
        usual: t('usual', { voyages: base.voyages.toFixed(1), intake: formatTonnes(base.intakeT * 1000) }),
        ofBest: t('ofBest', {
          month: best === null ? '–' : printMonth(best.month),
          best: formatKt(best?.kg ?? null),
        }),
        formula: t('formula', {
          basis,
          lifted: formatKt(base.liftedKg),
          daysAMonth: DAYS_A_MONTH.toFixed(2),
        }),
      }}
    />
  );
}
