import { localDateOf, printDate, printMoment } from '@/lib/calendar';
import { papersBehind, type Backing } from '@/lib/evidence/paper';
import type { VoyageRecord } from '@/lib/voyages/record';
import { EVENTS, type EventName, type Port } from '@/lib/voyages/voyage';
import { PaperMark } from '../../evidence/paper-mark';
import { offsetOn } from '../offset';
import { useWording } from '../wording';
import { Timeline } from './timeline';
import classes from './one.module.css';

const PORTS = ['load', 'discharge'] as const satisfies readonly Port[];
const COLUMNS = ['planned', 'estimated', 'actual'] as const;

/** The statement of facts: drawn, and as a table of three columns that are never one. */
export function FactsTable({ voyage, backing }: { voyage: VoyageRecord; backing: Backing }) {
  const { t } = useWording();
  const { events, zones, lots } = voyage;
  const happened = new Set(events.filter(({ actual }) => actual).map(({ name }) => name));
  const furthest = EVENTS.findLastIndex(({ name }) => happened.has(name));
  const blDay = lots
    .filter(({ blDate, blDatePrecision }) => blDate !== null && blDatePrecision === 'day')
    .map(({ blDate }) => blDate ?? '')
    .sort()
    .at(-1);

  const cell = (name: EventName, port: Port, column: (typeof COLUMNS)[number]) => {
    const stamp = events.find((event) => event.name === name)?.[column];
    if (stamp) {
      return (
        <>
          {printMoment(stamp.at, zones[port], stamp.precision)}
          {column === 'actual' && <PaperMark papers={papersBehind(backing, { of: 'time', event: name })} />}
        </>
      );
    }
    if (column !== 'actual') return null;
    if (name === 'loading_completed' && blDay)
      return (
        <>
          {printDate(blDay)} <span className={classes.factor}>{t('one.byBl')}</span>
        </>
      );
    // What lies before something that happened did happen, at a time nobody logged.
    const passed = EVENTS.findIndex((event) => event.name === name) < furthest;
    return passed ? <span className={classes.gap}>{t('one.notKnown')}</span> : null;
  };
  const day = (port: Port) => {
    const stamp = EVENTS.filter((event) => event.port === port)
      .map(({ name }) => events.find((event) => event.name === name))
      .map((event) => event?.actual ?? event?.estimated ?? event?.planned)
      .find((one) => one);
    return stamp ? localDateOf(stamp.at, zones[port]) : (blDay ?? voyage.laycanFrom ?? null);
  };
  /** A phone has no room for a column that says nothing. */
  const emptyOnPhone = (column: (typeof COLUMNS)[number]) =>
    column !== 'actual' && events.every((event) => event[column] === null) ? classes.empty : '';
  return (
    <section className={classes.section}>
      <h2>{t('one.facts')}</h2>
      {events.length === 0 && <p className={classes.small}>{t('one.noEvents')}</p>}
      <Timeline events={events} zones={zones} />
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('one.facts')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('one.event')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={emptyOnPhone(column)}>
                  {t(`one.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          {PORTS.map((port) => {
            const on = day(port);
            const name = (port === 'load' ? voyage.loadTerminal : voyage.dischargeTerminal)?.port;
            return (
              <tbody key={port}>
                <tr>
                  <th colSpan={4} scope="rowgroup" className={classes.port}>
                    {name ?? t(`ports.${port}`)}{' '}
                    {on !== null && (
                      <span className={classes.zone}>
                        {t('form.localTime', {
                          port: name ?? t(`ports.${port}`),
                          offset: offsetOn(on, zones[port]),
                        })}
                      </span>
                    )}
                  </th>
                </tr>
                {EVENTS.filter((event) => event.port === port).map((event) => (
                  <tr key={event.name}>
                    <th scope="row">{t(`events.${event.name}`)}</th>
                    {COLUMNS.map((column) => (
                      <td key={column} className={`${classes.moment} ${emptyOnPhone(column)}`}>
                        {cell(event.name, port, column)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            );
          })}
        </table>
      </div>
    </section>
  );
}
