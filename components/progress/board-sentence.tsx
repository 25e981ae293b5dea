import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { firstDay, lastDay } from '@/lib/calendar';
import { linkToSum, type Selection } from '@/lib/progress/filter';
import { COMPUTED, sentenceOf, type Computed } from '@/lib/progress/sentence';
import type { Standing } from '@/lib/progress/standing';
import { FormulaOf } from './formula-of';
import classes from './board.module.css';

type Chunks = React.ReactNode;

/** The computed sentence: logged sums in it open their voyages, computed values their formula. */
export function BoardSentence({ standing, selection }: { standing: Standing; selection: Selection }) {
  const t = useTranslations('board');
  const { year, through, best } = standing;
  const opensFormula = (key: Computed) => [
    key,
    (chunks: Chunks) => (
      <FormulaOf key={key} name={key} standing={standing}>
        {chunks}
      </FormulaOf>
    ),
  ];
  const tags: Record<string, (chunks: Chunks) => Chunks> = {
    ...Object.fromEntries(COMPUTED.map(opensFormula)),
    lifted: (chunks) => (
      <Link
        key="lifted"
        className={classes.sum}
        href={linkToSum(
          `${year}-01-01`,
          through > `${year}-12-31` || standing.state !== 'running' ? `${year}-12-31` : through,
          selection,
        )}
      >
        {chunks}
      </Link>
    ),
    best: (chunks) =>
      best === null ? (
        chunks
      ) : (
        <Link
          key="best"
          className={classes.sum}
          href={linkToSum(firstDay(best.month), lastDay(best.month), selection)}
        >
          {chunks}
        </Link>
      ),
  };
  return (
    <p className={classes.sentence}>
      {sentenceOf(standing).map(({ key, values }) => (
        <span key={key}>{t.rich(`sentence.${key}`, { ...values, ...tags })} </span>
      ))}
    </p>
  );
}
