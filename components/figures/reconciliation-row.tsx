import { HOME_ZONE, type Month, monthOf, printMoment, printMonth } from '@/lib/calendar';
import { linkToFigure } from '@/lib/figures/filter';
import type { Line, Logged } from '@/lib/figures/reconcile';
import { formatKt } from '@/lib/quantity';
import type { ActableLine } from './line-acts';
import { ktOf, type FigureWords, type Names } from './wording';
import table from '../frame/reading.module.css';
import classes from './figures.module.css';

/** What every row needs besides its line. */
export interface Desk {
  words: FigureWords;
  /** Of the figures that the lines speak of. */
  names: Names;
  publishers: Names;
  periods: Names;
  /** Figures that only pass on another, and whose. */
  relays: Names;
  logBegins: Month | null;
  /** The voyages behind a logged sum; null where the grade is not in the registry. */
  linkToSum: (of: Pick<Line, 'from' | 'to' | 'grade'>) => string | null;
  /** The moment, as the address says it. */
  known: string | null;
  mayAct: boolean;
}

const dayOf = (when: Date) => printMoment(when, HOME_ZONE, 'day');
/** Signed, with the plus that a deviation needs. */
const signed = (text: string, value: number) => (value > 0 ? `+${text}` : text);

type Sum = { of: Pick<Line, 'from' | 'to' | 'grade'>; logged: Logged | null; desk: Desk };

/** A logged sum that opens the voyages it is made of; a gap and a month without a voyage say which they are. */
export function LoggedSum({ of, logged, desk }: Sum) {
  const { t } = desk.words;
  if (logged === null)
    return (
      <span className={table.gap} title={t('reconciliation.notLogged')}>
        –
      </span>
    );
  const link = desk.linkToSum(of);
  const begins = desk.logBegins;
  return (
    <>
      {link ? <a href={link}>{ktOf(logged.kg)}</a> : ktOf(logged.kg)}
      {logged.kg === 0 && <span className={table.under}>{t('reconciliation.noVoyage')}</span>}
      {logged.simulatedKg > 0 && (
        <span className={table.under}>{t('reconciliation.simulated', { kt: ktOf(logged.simulatedKg) })}</span>
      )}
      {begins && monthOf(of.from) < begins && (
        <span className={table.under}>{t('reconciliation.beginsWithin', { month: printMonth(begins) })}</span>
      )}
    </>
  );
}

/** One reported number, or the difference of two, against the log. */
export function LineCells({ line, desk }: { line: Line; desk: Desk }) {
  const { t, grade } = desk.words;
  const { publishers, relays } = desk;
  const [first = '', ...parts] = line.by;
  const { deviationKg, reported, logged } = line;
  const share = deviationKg === null ? null : (deviationKg / reported.kg) * 100;
  const relayed = relays[first];
  return (
    <>
      <td className={table.tight}>{grade(line.grade)}</td>
      <td className={table.number}>
        <LoggedSum of={line} logged={logged} desk={desk} />
      </td>
      <td className={table.number}>
        <a href={linkToFigure(first, desk.known)}>{ktOf(reported.kg)}</a>
        <span className={table.under}>
          {t('reconciliation.tolerance', { kt: formatKt(Math.round(line.toleranceKg), 1) })}
        </span>
      </td>
      <td className={table.number}>
        {deviationKg === null ? '–' : signed(ktOf(deviationKg), Math.round(deviationKg / 1e5))}
      </td>
      <td className={table.number}>
        {share === null
          ? '–'
          : signed(`${share.toFixed(1).replace('-', '−').replace('−0.0', '0.0')}`, Math.round(share * 10))}
      </td>
      <td className={classes.by}>
        {publishers[first]}
        {relayed !== undefined && (
          <span className={table.under}>{t('reconciliation.relay', { name: relayed })}</span>
        )}
        {parts.length > 0 && (
          <span className={table.under}>
            {t('reconciliation.difference', {
              whole: desk.periods[first] ?? first,
              parts: parts.map((key) => `${desk.periods[key] ?? key} (${publishers[key] ?? ''})`).join(', '),
            })}
          </span>
        )}
      </td>
      <td>
        <span className={classes.verdict} data-verdict={line.state}>
          {t(`reconciliation.states.${line.state}`)}
        </span>
      </td>
      <td className={classes.why}>
        <SaidOf line={line} desk={desk} />
        {desk.mayAct && logged && <Acts line={line} loggedKg={logged.kg} desk={desk} />}
      </td>
    </>
  );
}

/** Who explained the line and how, who signed it, and what became of that since. */
function SaidOf({ line: { offered, explanation, signed: signature, outdated }, desk }: CellProps) {
  const { t, finding } = desk.words;
  const chosen = explanation && offered.find(({ key }) => key === explanation.finding);
  const because =
    explanation && [chosen && finding(chosen, desk.names), explanation.explanation].filter(Boolean).join(' ');
  return (
    <>
      {because && explanation && (
        <span className={table.under}>
          {t('reconciliation.explainedBy', {
            text: because,
            name: explanation.by,
            at: dayOf(explanation.at),
          })}
        </span>
      )}
      {signature && (
        <span className={table.under}>
          {t('reconciliation.signedBy', { name: signature.by, at: dayOf(signature.at) })}
        </span>
      )}
      {outdated && !signature && (
        <span className={table.under}>
          {t('reconciliation.outdated', {
            name: outdated.by,
            kind: outdated.kind,
            at: dayOf(outdated.at),
            logged: ktOf(outdated.loggedKg),
            reported: ktOf(outdated.reportedKg),
          })}
        </span>
      )}
    </>
  );
}

type CellProps = { line: Line; desk: Desk };

/** The buttons of a line; what they do is done by LineActs around the tables. */
function Acts({ line, loggedKg, desk }: CellProps & { loggedKg: number }) {
  const { t, grade, period, finding } = desk.words;
  const open = line.state === 'open';
  const on: ActableLine = {
    line: line.line,
    reportedKg: line.reported.kg,
    loggedKg,
    offered: open ? line.offered.map((one) => [one.key, finding(one, desk.names)]) : [],
  };
  const name = t('reconciliation.lineName', {
    period: `${period(line)} ${ktOf(line.reported.kg)} kt`,
    scope: grade(line.grade),
  });
  const button = (kind: string, text: string) => (
    <button
      type="button"
      data-act={kind}
      className={`${classes.button} ${classes.small}`}
      aria-label={`${text}: ${name}`}
    >
      {text}
    </button>
  );
  return (
    <div className={`${classes.act} screen-only`} data-line={JSON.stringify(on)}>
      {open && button('explained', t('reconciliation.explain'))}
      {!open && line.signed === null && button('signed', t('reconciliation.sign'))}
      {(line.explanation !== null || line.signed !== null) &&
        button('withdrawn', t('reconciliation.withdraw'))}
    </div>
  );
}
