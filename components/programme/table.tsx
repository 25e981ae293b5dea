import Link from 'next/link';
import { printDate } from '@/lib/calendar';
import { formatTonnes, type Kg } from '@/lib/quantity';
import { isAhead } from '@/lib/programme/programme';
import type { Line, MonthSheet } from '@/lib/programme/sheet';
import tables from '../frame/reading.module.css';
import { laycanText, useProgrammeWords } from './wording';
import classes from './programme.module.css';

/** The same month line by line: what was planned, what came, and what cannot go as planned. */
export function ProgrammeTable({
  sheet: { lines, totals },
  mayPlan,
}: {
  sheet: MonthSheet;
  mayPlan: boolean;
}) {
  const { t } = useProgrammeWords();
  const number = `${tables.number} ${tables.tight}`;
  return (
    <div className={tables.scroll} role="region" aria-label={t('table.title')} tabIndex={0} data-voyages>
      <table className={`${tables.table} ${tables.dense} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{t('table.voyage')}</th>
            <th scope="col">{t('table.vessel')}</th>
            <th scope="col">{t('table.laycan')}</th>
            <th scope="col">{t('table.status')}</th>
            <th scope="col" className={number}>
              {t('table.planned')}
            </th>
            <th scope="col" className={number}>
              {t('table.bl')}
            </th>
            <th scope="col" className={number}>
              {t('table.difference')}
            </th>
            <th scope="col">{t('table.came')}</th>
            <th scope="col">{t('table.outcome')}</th>
            <th scope="col">{t('table.seen')}</th>
            {mayPlan && (
              <th scope="col" className="screen-only">
                {t('table.acts')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <ProgrammeRow key={line.voyage.voyageNo} line={line} mayPlan={mayPlan} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {t('table.sum')}
            </th>
            <td className={number}>{formatTonnes(totals.now.kg)}</td>
            <td className={number} />
            <td className={number} />
            <td colSpan={mayPlan ? 4 : 3} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const signed = (kg: Kg) => `${kg > 0 ? '+' : ''}${formatTonnes(kg)}`;

function ProgrammeRow({ line, mayPlan }: { line: Line; mayPlan: boolean }) {
  const { t, clash, outcome, moved, status } = useProgrammeWords();
  const { voyage, standing, plannedKg, blKg, clashes } = line;
  const move = moved(line);
  const last = voyage.moves.at(-1);
  const came = voyage.norOn ?? voyage.arrivedOn;
  const shown = standing === 'in' ? voyage.laycan : line.first;
  const gap = <span className={tables.gap}>{t('table.none')}</span>;
  // Elsewhere it is ahead or gone: what came of it is told there.
  const told = standing === 'out' ? null : line.outcome;
  // Two notices that say the same are said once.
  const seen = [...new Map(clashes.map((one) => [clash(one), one]))];
  return (
    <tr data-standing={standing} data-cancelled={voyage.status === 'cancelled' ? true : undefined}>
      <th scope="row" className={tables.tight}>
        <Link
          href={`/voyages/${encodeURIComponent(voyage.voyageNo)}`}
          prefetch={false}
          data-voyage={voyage.voyageNo}
        >
          {voyage.voyageNo}
        </Link>
        {voyage.simulated && (
          <span className={tables.under}>
            <span className={tables.mark}>{t('table.simulated')}</span>
          </span>
        )}
      </th>
      <td>{voyage.vessel?.name ?? <span className={tables.gap}>{t('table.unknownVessel')}</span>}</td>
      <td className={classes.laycan}>
        {shown ? <span className={classes.days}>{laycanText(shown)}</span> : gap}
        {move && <span className={tables.under}>{move}</span>}
        {move && last?.reason && (
          <span className={`${tables.under} ${tables.gap}`}>
            {t('moved.because', { by: last.by, reason: last.reason })}
          </span>
        )}
      </td>
      <td>
        {status(voyage.status)}
        {voyage.cancelReason && <span className={tables.under}>{voyage.cancelReason}</span>}
      </td>
      <td className={tables.number}>{formatTonnes(plannedKg)}</td>
      <td className={tables.number}>{formatTonnes(blKg)}</td>
      <td className={tables.number}>
        {plannedKg !== null && blKg !== null ? signed(blKg - plannedKg) : gap}
      </td>
      <td className={tables.tight}>{came ? printDate(came) : gap}</td>
      <td>{told ? outcome(told) : gap}</td>
      <td className={classes.seen}>
        {clashes.length === 0 ? (
          gap
        ) : (
          <ul className={classes.clashes}>
            {seen.map(([text, { kind }]) => (
              <li key={text} data-quiet={kind === 'draughtUnchecked' ? true : undefined}>
                {text}
              </li>
            ))}
          </ul>
        )}
      </td>
      {mayPlan && (
        <td className={`${tables.tight} screen-only`}>
          {isAhead(voyage) &&
            (['nominate', 'move'] as const)
              .filter((act) => act === 'move' || voyage.status === 'planned')
              .map((act) => (
                <button
                  key={act}
                  type="button"
                  className={`${classes.button} ${classes.small}`}
                  aria-label={t('acts.of', { act: t(`acts.${act}`), voyageNo: voyage.voyageNo })}
                  data-act={act}
                  data-of={voyage.voyageNo}
                >
                  {t(`acts.${act}`)}
                </button>
              ))}
        </td>
      )}
    </tr>
  );
}
