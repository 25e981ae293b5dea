import Link from 'next/link';
import { monthOf, printMoment, printMonth, type Month } from '@/lib/calendar';
import { linkToFigure } from '@/lib/figures/filter';
import type { Line, Logged } from '@/lib/figures/reconcile';
import type { LineAct } from '@/lib/figures/reconciliation.mutations';
import { formatKt } from '@/lib/quantity';
import type { Result } from '@/lib/result';
import { LineActs } from './line-acts';
import { ktOf, useFigureWords, type Names } from './wording';
import table from '../registry/registry.module.css';
import classes from './figures.module.css';

/** What every row needs besides its line. */
export interface Desk {
  names: Names;
  publishers: Names;
  periods: Names;
  /** Figures that only pass on another. */
  relays: ReadonlySet<string>;
  logBegins: Month | null;
  /** The voyages behind a logged sum; null where the grade is not in the registry. */
  linkToSum: (of: Pick<Line, 'from' | 'to' | 'grade'>) => string | null;
  /** The moment, as the address says it. */
  known: string | null;
  mayAct: boolean;
  act: (said: LineAct) => Promise<Result<null>>;
}

const HOME = 'Asia/Aqtau';
/** Signed, with the plus that a deviation needs. */
const signed = (text: string, value: number) => (value > 0 ? `+${text}` : text);

type Sum = { of: Pick<Line, 'from' | 'to' | 'grade'>; logged: Logged | null; desk: Desk };

/** A logged sum that opens the voyages it is made of; a gap and a month without a voyage say which they are. */
export function LoggedSum({ of, logged, desk }: Sum) {
  const { t } = useFigureWords();
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
      {link ? (
        <Link href={link} prefetch={false}>
          {ktOf(logged.kg)}
        </Link>
      ) : (
        ktOf(logged.kg)
      )}
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
  const { t, grade, period, finding } = useFigureWords();
  const { names, publishers, relays } = desk;
  const [first = '', ...parts] = line.by;
  const { deviationKg, reported, logged, explanation, outdated } = line;
  const at = (when: Date) => printMoment(when, HOME, 'day');
  const offered = line.offered.map((one) => ({ key: one.key, text: finding(one, names) }));
  const scope = grade(line.grade);
  const share = deviationKg === null ? null : (deviationKg / reported.kg) * 100;
  const because =
    explanation &&
    [offered.find(({ key }) => key === explanation.finding)?.text, explanation.explanation]
      .filter(Boolean)
      .join(' ');
  return (
    <>
      <td className={table.tight}>{scope}</td>
      <td className={table.number}>
        <LoggedSum of={line} logged={logged} desk={desk} />
      </td>
      <td className={table.number}>
        <Link href={linkToFigure(first, desk.known)} prefetch={false}>
          {ktOf(reported.kg)}
        </Link>
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
      <td>
        {publishers[first]}
        {relays.has(first) && <span className={table.mark}> {t('relayMark')}</span>}
        {parts.length > 0 && (
          <span className={table.under}>
            {t('reconciliation.difference', {
              whole: desk.periods[first] ?? first,
              parts: parts.map((key) => desk.periods[key] ?? key).join(', '),
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
        {because && explanation && (
          <span className={table.under}>
            {t('reconciliation.explainedBy', { text: because, name: explanation.by, at: at(explanation.at) })}
          </span>
        )}
        {line.signed && (
          <span className={table.under}>
            {t('reconciliation.signedBy', { name: line.signed.by, at: at(line.signed.at) })}
          </span>
        )}
        {outdated && !line.signed && (
          <span className={table.under}>
            {t('reconciliation.outdated', {
              name: outdated.by,
              kind: outdated.kind,
              at: at(outdated.at),
              logged: ktOf(outdated.loggedKg),
              reported: ktOf(outdated.reportedKg),
            })}
          </span>
        )}
        {desk.mayAct && logged && (
          <LineActs
            name={t('reconciliation.lineName', { period: `${period(line)} ${ktOf(reported.kg)} kt`, scope })}
            line={{ line: line.line, reportedKg: reported.kg, loggedKg: logged.kg }}
            offered={offered}
            may={{
              explain: line.state === 'open',
              sign: line.state !== 'open' && line.signed === null,
              withdraw: explanation !== null || line.signed !== null,
            }}
            act={desk.act}
          />
        )}
      </td>
    </>
  );
}
