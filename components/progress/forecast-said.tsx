import { useTranslations } from 'next-intl';
import { use } from 'react';
import type { Ahead } from '@/lib/progress/ahead';
import { forecastFormula, forecastSaid } from '@/lib/progress/outlook-said';
import type { Standing } from '@/lib/progress/standing';
import { Formula, OpensFormula } from './formula-of';

type ForecastProps = { ahead: Promise<Ahead>; standing: Standing };

/** The last part of the board's sentence: between what the year will probably end, and how often on target. */
export function ForecastSaid({ ahead, standing }: ForecastProps) {
  const t = useTranslations('board.sentence');
  const { outlook } = use(ahead);
  if (outlook === null || standing.state === 'noData') return null;
  const howForecast = (chunks: React.ReactNode) => (
    <OpensFormula key="forecast" name="forecast">
      {chunks}
    </OpensFormula>
  );
  return forecastSaid(outlook, standing).map(({ key, values }) => (
    <span key={key}>{t.rich(key, { ...values, howForecast })} </span>
  ));
}

/** What {@link ForecastSaid} opens. */
export function ForecastFormula({ ahead, standing }: ForecastProps) {
  const t = useTranslations('board.formula');
  const { outlook } = use(ahead);
  const values = outlook && forecastFormula(outlook, standing);
  if (!values) return null;
  return (
    <Formula name="forecast" title={t('name.forecast')}>
      {t('forecast', values)}
    </Formula>
  );
}
