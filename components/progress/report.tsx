import { useTranslations } from 'next-intl';
import { printMonth } from '@/lib/calendar';
import type { Ahead } from '@/lib/progress/ahead';
import { selectionOf } from '@/lib/progress/choice';
import { forecastFormula } from '@/lib/progress/outlook-said';
import { bandsOf } from '@/lib/progress/series';
import { formatKt } from '@/lib/quantity';
import type { BoardProps } from './board';
import { BoardSentence } from './board-sentence';
import { Bullet } from './bullet';
import { CumulativeChart } from './cumulative-chart';
import { DisruptionList } from './disruption-list';
import { FormulaList } from './formula-list';
import { MonthlyChart } from './monthly-chart';
import { PrintNow } from './print-now';
import { TargetNotes } from './target-notes';
import board from './board.module.css';
import classes from './report.module.css';

type ReportProps = Pick<
  BoardProps,
  'chosen' | 'inForce' | 'standing' | 'logBegins' | 'rows' | 'disruptions' | 'banner'
> & {
  ahead: Ahead;
  /** When it is printed, Aktau time. */
  printed: string;
  /** Of a moment that the banner names. */
  past: boolean;
  /** The address of the board it is of. */
  board: string;
  /** The scenario of the address: the bridge then stands beside it. */
  sliders: React.ReactNode;
  bridge: React.ReactNode;
  /** What is not on this basis yet. */
  pending: React.ReactNode;
  /** The second sheet. */
  sections: React.ReactNode[];
};

const CHART_HEIGHT = 165;
/** Of the past: the banner and what changed since share the sheets. */
const PAST_CHART_HEIGHT = 135;

/** Two sheets: how the year stands and why; then where the time and the tonnes went, what is missing, and the sources. */
export function Report(props: ReportProps) {
  const { chosen, inForce, standing, logBegins, rows, disruptions, banner, ahead, printed, past } = props;
  const t = useTranslations('board');
  const { target, scope, year, basis, data } = chosen;
  const selection = selectionOf(chosen);
  const bands = bandsOf(disruptions, year);
  const chart = { rows, standing, bands, selection, height: past ? PAST_CHART_HEIGHT : CHART_HEIGHT };
  const { liftedKg, simulatedKg } = standing;
  return (
    <article className={`${board.board} ${classes.report}`} data-past={past}>
      <nav className={`${classes.bar} screen-only`} aria-label={t('report.title')}>
        {/* A load of its own: pressed while this page is still drawing, the router sometimes forgot where it was to go. */}
        <a href={props.board}>{t('report.back')}</a>
        <PrintNow>{t('report.print')}</PrintNow>
      </nav>
      <div className={classes.sheet}>
        <h1 className={board.title}>{t('titleOf', { target: target.name, year: String(year) })}</h1>
        <p className={board.quiet}>
          {t('by', { agreement: target.agreementTitle, scope: scope.name, basis, data })}.{' '}
          {t('report.printed', { at: printed, past: past ? 'yes' : 'no' })}{' '}
          {liftedKg > 0 && t('simulated', { simulated: formatKt(simulatedKg), lifted: formatKt(liftedKg) })}{' '}
          {logBegins !== null &&
            logBegins > `${year}-01` &&
            logBegins <= `${year}-12` &&
            t('logBegins', { month: printMonth(logBegins) })}
        </p>
        {props.pending}
        {banner}
        <div className={classes.sentence}>
          <BoardSentence standing={standing} selection={selection} ahead={Promise.resolve(ahead)} />
        </div>
        {standing.state !== 'noData' && <Bullet standing={standing} />}
        <div className={classes.charts}>
          <div className={classes.first}>
            <MonthlyChart {...chart} wholeScope={scope.gradeIds.length === 0 && scope.shipperId === null} />
            {props.sliders && props.bridge}
          </div>
          <CumulativeChart {...chart} ahead={ahead} sliders={props.sliders} paper />
        </div>
        {!props.sliders && props.bridge}
      </div>
      <div className={classes.sheet}>
        {props.sections.map((section, index) => (
          <div key={index}>{section}</div>
        ))}
        <DisruptionList disruptions={disruptions} year={year} />
        <FormulaList
          standing={standing}
          forecast={ahead.outlook && forecastFormula(ahead.outlook, standing)}
        />
        <TargetNotes target={target} year={year} inForce={inForce} />
      </div>
    </article>
  );
}
