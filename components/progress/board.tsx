import { useTranslations } from 'next-intl';
import { Suspense, use } from 'react';
import { BulletBar } from '@/components/charts/bullet-bar';
import { printDate, printMonth, type Month } from '@/lib/calendar';
import type { Ahead } from '@/lib/progress/ahead';
import { selectionOf, type Chosen } from '@/lib/progress/choice';
import { bandsOf, bulletOf, type Disruption, type MonthRow } from '@/lib/progress/series';
import type { Standing } from '@/lib/progress/standing';
import { formatKt } from '@/lib/quantity';
import type { ListedTarget, Period, Scope } from '@/lib/targets/target';
import { BackTestSection } from './back-test-section';
import { BoardChoices, type TimeShown } from './board-choices';
import { BoardSentence } from './board-sentence';
import { BridgeSection } from './bridge-section';
import { CumulativeChart, type BoardChartProps } from './cumulative-chart';
import { DisruptionList } from './disruption-list';
import { FormulaList } from './formula-list';
import { MonthlyChart } from './monthly-chart';
import classes from './board.module.css';

export interface BoardProps {
  chosen: Chosen;
  /** The days of the year on which the target is in force; null when there are none. */
  inForce: Period | null;
  offered: { targets: ListedTarget[]; scopes: Scope[]; years: number[] };
  standing: Standing;
  /** The first month of the log in this selection. */
  logBegins: Month | null;
  rows: MonthRow[];
  disruptions: Disruption[];
  /** How the year may end and why it is where it is: it comes after the first answer. */
  ahead: Promise<Ahead>;
  /** As known when, and what says so. */
  time: TimeShown;
  banner?: React.ReactNode;
  /** Sections that follow the first answer, each when it is read. */
  children?: React.ReactNode;
}

/** Are we on target: the sentence, the bar, the year as a line and by month, and where each number comes from. */
export function Board({
  chosen,
  inForce,
  offered,
  standing,
  logBegins,
  rows,
  disruptions,
  ahead,
  time,
  banner,
  children,
}: BoardProps) {
  const t = useTranslations('board');
  const { target, scope, year, data } = chosen;
  const selection = selectionOf(chosen);
  const bands = bandsOf(disruptions, year);
  const chart = { rows, standing, bands, selection };
  const bare = standing.state === 'noData';
  return (
    <article className={classes.board}>
      <header>
        <h1 className={classes.title}>{t('titleOf', { target: target.name, year: String(year) })}</h1>
        <p className={classes.quiet}>
          {t('by', { agreement: target.agreementTitle, scope: scope.name, data })}
        </p>
        <BoardChoices chosen={chosen} offered={offered} time={time} />
        {banner}
      </header>
      <BoardSentence standing={standing} selection={selection} ahead={ahead} />
      {!bare && <Bullet standing={standing} />}
      {standing.liftedKg > 0 && (
        <p className={classes.quiet}>
          {t('simulated', { simulated: formatKt(standing.simulatedKg), lifted: formatKt(standing.liftedKg) })}
        </p>
      )}
      {logBegins !== null && logBegins > `${year}-01` && logBegins <= `${year}-12` && (
        <p className={classes.quiet}>{t('logBegins', { month: printMonth(logBegins) })}</p>
      )}
      <div className={classes.charts}>
        <MonthlyChart {...chart} wholeScope={scope.gradeIds.length === 0 && scope.shipperId === null} />
        <Suspense fallback={<CumulativeChart {...chart} ahead={null} />}>
          <CumulativeAhead {...chart} ahead={ahead} />
        </Suspense>
      </div>
      {!bare && (
        <Suspense fallback={<p className={classes.quiet}>{t('backTest.waiting')}</p>}>
          <AheadSections ahead={ahead} standing={standing} />
        </Suspense>
      )}
      <DisruptionList disruptions={disruptions} year={year} />
      {children}
      <FormulaList standing={standing} />
      <TargetNotes target={target} year={year} inForce={inForce} />
    </article>
  );
}

function CumulativeAhead({ ahead, ...chart }: BoardChartProps & { ahead: Promise<Ahead> }) {
  return <CumulativeChart {...chart} ahead={use(ahead)} />;
}

function AheadSections({ ahead, standing }: { ahead: Promise<Ahead>; standing: Standing }) {
  const { outlook, bridge } = use(ahead);
  return (
    <div className={classes.charts}>
      {bridge !== null && <BridgeSection bridge={bridge} standing={standing} />}
      {outlook?.forecast.kind === 'drawn' && <BackTestSection outlook={outlook} standing={standing} />}
    </div>
  );
}

function Bullet({ standing: { liftedKg, planKg, targetKg } }: { standing: Standing }) {
  const t = useTranslations('board.bullet');
  const bar = bulletOf(liftedKg, planKg, targetKg);
  const kt = (kg: number | null) => t('kt', { kt: formatKt(kg) });
  const numbers = { lifted: formatKt(liftedKg), target: formatKt(targetKg), plan: formatKt(planKg) };
  return (
    <BulletBar
      label={targetKg === null ? t('labelNoTarget', numbers) : t('label', numbers)}
      share={bar.lifted}
      name={t('lifted')}
      value={kt(liftedKg)}
      marks={[
        ...(bar.plan === null ? [] : [{ share: bar.plan, name: t('plan'), value: kt(planKg) }]),
        ...(bar.target === null ? [] : [{ share: bar.target, name: t('target'), value: kt(targetKg) }]),
      ]}
    />
  );
}

/** Where the target comes from, and in which part of the year it holds. */
function TargetNotes({
  target,
  year,
  inForce,
}: {
  target: ListedTarget;
  year: number;
  inForce: Period | null;
}) {
  const t = useTranslations('board.target');
  const { name, effectiveFrom, effectiveTo, source, supersededBy } = target;
  const partly = inForce !== null && (inForce.from > `${year}-01-01` || inForce.to < `${year}-12-31`);
  return (
    <footer className={classes.quiet}>
      {inForce === null && <p>{t('notInForce', { name, year: String(year) })}</p>}
      {partly && (
        <p>
          {t('partOfYear', {
            name,
            year: String(year),
            from: printDate(inForce.from),
            to: printDate(inForce.to),
          })}
        </p>
      )}
      {supersededBy !== null && <p>{t('superseded')}</p>}
      <p>
        {t('source', {
          name,
          kt: formatKt(target.kgPerYear, 0),
          from: printDate(effectiveFrom),
          to: effectiveTo === null ? 'open' : printDate(effectiveTo),
          source,
        })}
      </p>
    </footer>
  );
}
