import { formatHours, hoursBetween, printDate, printMoment } from '@/lib/calendar';
import type { VoyageRecord } from '@/lib/voyages/record';
import { durations } from '@/lib/voyages/timing';
import { useWording } from '../wording';
import classes from './one.module.css';

/** Actual hours by stage; an unknown one says what is missing. */
export function Durations({ voyage }: { voyage: VoyageRecord }) {
  const { t } = useWording();
  const stages = durations(voyage.events).filter(({ missing }) => missing.length < 2);
  if (stages.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{t('one.durations')}</h2>
      <table className={classes.table}>
        <tbody>
          {stages.map(({ stage, hours, missing, onlyByDay }) => {
            const named = (names: typeof missing) => names.map((name) => t(`events.${name}`)).join(', ');
            const why =
              missing.length > 0
                ? t('one.missing', { events: named(missing), count: missing.length })
                : onlyByDay.length > 0
                  ? t('one.onlyByDay', { events: named(onlyByDay) })
                  : t('one.outOfOrder');
            return (
              <tr key={stage}>
                <th scope="row">{t(`stages.${stage}`)}</th>
                <td className={hours === null ? classes.gap : classes.number}>
                  {hours === null ? why : formatHours(hours)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** What the papers say besides times and cargo, and the acts. */
export function Papers({ voyage }: { voyage: VoyageRecord }) {
  const { t } = useWording();
  const { laycanFrom, laycanTo, note, source, createdAt, zones, acts } = voyage;
  return (
    <section className={classes.section}>
      <h2>{t('one.papers')}</h2>
      <dl className={classes.definitions}>
        <dt>{t('one.laycan')}</dt>
        <dd>
          {laycanFrom ? (
            t('one.laycanValue', { from: printDate(laycanFrom), to: printDate(laycanTo ?? laycanFrom) })
          ) : (
            <span className={classes.gap}>{t('one.notKnown')}</span>
          )}
        </dd>
        {note && <dt>{t('one.note')}</dt>}
        {note && <dd>{note}</dd>}
        {source && <dt>{t('one.source')}</dt>}
        {source && <dd>{source}</dd>}
        <dt>{t('one.logged')}</dt>
        <dd>{printMoment(createdAt, zones.load)}</dd>
        {acts.length > 0 && <dt>{t('one.acts')}</dt>}
        {acts.length > 0 && (
          <dd>
            {acts.map(({ kind, at, by, reason }) => (
              <div key={`${kind} ${at.getTime()}`}>
                {t('one.actLine', { act: t(`actsDone.${kind}`), name: by, at: printMoment(at, zones.load) })}
                {reason && `, ${t('one.because', { reason })}`}
              </div>
            ))}
          </dd>
        )}
      </dl>
    </section>
  );
}

export function Delays({ voyage: { delays, zones } }: { voyage: VoyageRecord }) {
  const { t } = useWording();
  if (delays.length === 0) return null;
  const hours = delays.map(({ from, to }) => hoursBetween(from, to));
  return (
    <section className={classes.section}>
      <h2>{t('one.delays')}</h2>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('one.delays')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('one.reason')}</th>
              <th scope="col">{t('one.port')}</th>
              <th scope="col">{t('one.from')}</th>
              <th scope="col">{t('one.to')}</th>
              <th scope="col" className={classes.number}>
                {t('one.hours')}
              </th>
              <th scope="col">{t('one.note')}</th>
            </tr>
          </thead>
          <tbody>
            {delays.map(({ id, port, reason, from, to, note }, index) => (
              <tr key={id}>
                <th scope="row">{t(`delayReasons.${reason}`)}</th>
                <td>{t(`ports.${port}`)}</td>
                <td className={classes.moment}>{printMoment(from, zones[port])}</td>
                <td className={classes.moment}>{printMoment(to, zones[port])}</td>
                <td className={classes.number}>{formatHours(hours[index] ?? null)}</td>
                <td>{note}</td>
              </tr>
            ))}
          </tbody>
          {delays.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row" colSpan={4}>
                  {t('one.delayTotal')}
                </th>
                <td className={classes.number}>{formatHours(hours.reduce((sum, one) => sum + one, 0))}</td>
                <td />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </section>
  );
}

/** What was implausible and saved with a reason: it stays visible. */
export function Warnings({ voyage: { warnings } }: { voyage: VoyageRecord }) {
  const { t, warning: say } = useWording();
  if (warnings.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{t('one.warnings')}</h2>
      {warnings.map(({ code, reason, found }) => (
        <div key={code} className={classes.warning}>
          {found.map((values, index) => (
            <p key={index}>{say({ code, values })}</p>
          ))}
          <p className={classes.gap}>{t('one.warningBecause', { reason })}</p>
        </div>
      ))}
    </section>
  );
}
