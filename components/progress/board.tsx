import { useTranslations } from 'next-intl';
import { Suspense, use } from 'react';
import { printMonth, type Month } from '@/lib/calendar';
import type { Ahead } from '@/lib/progress/ahead';
import { selectionOf, type Chosen } from '@/lib/progress/choice';
import { bandsOf, type Disruption, type MonthRow } from '@/lib/progress/series';
import type { Standing } from '@/lib/progress/standing';
import { formatKt } from '@/lib/quantity';
import type { ListedTarget, Period, Scope } from '@/lib/targets/target';
import { BackTestSection } from './back-test-section';
import { BoardChoices, type TimeShown } from './board-choices';
import { BoardSentence } from './board-sentence';
import { BoardSections, BridgeOnView, TakeOnView, ViewsOnView, type OnView } from './board-sections';
import { Bullet } from './bullet';
import type { FilesOf } from './chart-files';
import { CumulativeChart, type BoardChartProps } from './cumulative-chart';
import { DisruptionList } from './disruption-list';
import { FormulaList } from './formula-list';
import { MonthlyChart } from './monthly-chart';
import { LoadAll } from './section-in-view';
import { TargetNotes } from './target-notes';
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
  onView: OnView;
  /** What its charts are taken away as. */
  files: FilesOf;
  /** What is not on this basis yet. */
  pending?: React.ReactNode;
  /** What ends it. */
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
  onView,
  files,
  pending,
  children,
}: BoardProps) {
  const t = useTranslations('board');
  const { target, scope, year, basis, data } = chosen;
  const selection = selectionOf(chosen);
  const bands = bandsOf(disruptions, year);
  const chart = { rows, standing, bands, selection, files };
  const bare = standing.state === 'noData';
  const sliders = onView.take && <TakeOnView onView={onView} />;
  return (
    <article className={classes.board}>
      <header>
        <h1 className={classes.title}>{t('titleOf', { target: target.name, year: String(year) })}</h1>
        <p className={classes.quiet}>
          {t('by', { agreement: target.agreementTitle, scope: scope.name, basis, data })}
        </p>
        <BoardChoices chosen={chosen} offered={offered} time={time}>
          <ViewsOnView onView={onView} />
        </BoardChoices>
        {banner}
      </header>
      <BoardSentence standing={standing} selection={selection} ahead={ahead} />
      {!bare && <Bullet standing={standing} />}
      {standing.liftedKg > 0 && (
        <p className={classes.quiet}>
          {t('simulated', { simulated: formatKt(standing.simulatedKg), lifted: formatKt(standing.liftedKg) })}
        </p>
      )}
      {pending}
      {logBegins !== null && logBegins > `${year}-01` && logBegins <= `${year}-12` && (
        <p className={classes.quiet}>{t('logBegins', { month: printMonth(logBegins) })}</p>
      )}
      <div className={classes.charts}>
        <div id="months">
          <MonthlyChart {...chart} wholeScope={scope.gradeIds.length === 0 && scope.shipperId === null} />
        </div>
        <div id="cumulative">
          <Suspense fallback={<CumulativeChart {...chart} ahead={null} sliders={sliders} />}>
            <CumulativeAhead {...chart} ahead={ahead} sliders={sliders} />
          </Suspense>
        </div>
      </div>
      <LoadAll button={t('loadAll')}>
        <div className={classes.charts}>
          {onView.bridge && <BridgeOnView onView={onView} standing={standing} />}
          <Suspense fallback={<p className={classes.quiet}>{t('backTest.waiting')}</p>}>
            <BackTestAhead ahead={ahead} standing={standing} files={files} />
          </Suspense>
        </div>
        <DisruptionList disruptions={disruptions} year={year} />
        <BoardSections onView={onView} known={time !== null} />
      </LoadAll>
      {children}
      <FormulaList standing={standing} />
      <TargetNotes target={target} year={year} inForce={inForce} />
    </article>
  );
}

type AheadProps = { ahead: Promise<Ahead>; standing: Standing; files: FilesOf };

function CumulativeAhead({
  ahead,
  ...chart
}: BoardChartProps & { ahead: Promise<Ahead>; sliders: React.ReactNode }) {
  return <CumulativeChart {...chart} ahead={use(ahead)} />;
}

function BackTestAhead({ ahead, standing, files }: AheadProps) {
  const { outlook } = use(ahead);
  if (outlook?.forecast.kind !== 'drawn') return null;
  return (
    <div id="backTest">
      <BackTestSection outlook={outlook} standing={standing} files={files} />
    </div>
  );
}
