import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Suspense } from 'react';
import { firstDay, lastDay, type LocalDate } from '@/lib/calendar';
import type { Ahead } from '@/lib/progress/ahead';
import { linkToSum, type Selection } from '@/lib/progress/filter';
import { sentenceOf, type Computed } from '@/lib/progress/sentence';
import type { Standing } from '@/lib/progress/standing';
import { ForecastFormula, ForecastSaid } from './forecast-said';
import { Formulas, OpensFormula } from './formula-of';
import classes from './board.module.css';

type Chunks = React.ReactNode;

type BoardSentenceProps = { standing: Standing; selection: Selection; ahead: Promise<Ahead> };

/** The computed sentence: logged sums in it open their voyages, computed values their formula. */
export function BoardSentence({ standing, selection, ahead }: BoardSentenceProps) {
  const t = useTranslations('board');
  const { year, best } = standing;
  const sum = (from: LocalDate, to: LocalDate) =>
    function Sum(chunks: Chunks) {
      return (
        <Link key={from} className={classes.sum} href={linkToSum(from, to, selection)}>
          {chunks}
        </Link>
      );
    };
  const how = (name: Computed) =>
    function How(chunks: Chunks) {
      return (
        <OpensFormula key={name} name={name}>
          {chunks}
        </OpensFormula>
      );
    };
  const tags = {
    sumLifted: sum(`${year}-01-01`, `${year}-12-31`),
    sumBest: best === null ? (chunks: Chunks) => chunks : sum(firstDay(best.month), lastDay(best.month)),
    howShare: how('share'),
    howGap: how('gap'),
    howRequired: how('required'),
    howAchieved: how('achieved'),
    howVoyages: how('voyages'),
  };
  return (
    <>
      <p className={classes.sentence}>
        {sentenceOf(standing).map(({ key, values }) => (
          <span key={key}>{t.rich(`sentence.${key}`, { ...values, ...tags })} </span>
        ))}
        <Suspense fallback={null}>
          <ForecastSaid ahead={ahead} standing={standing} />
        </Suspense>
      </p>
      <Formulas standing={standing} />
      <Suspense fallback={null}>
        <ForecastFormula ahead={ahead} standing={standing} />
      </Suspense>
    </>
  );
}
