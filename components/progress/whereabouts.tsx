import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { printMoment } from '@/lib/calendar';
import { marksOf, type Berth, type Tanker } from '@/lib/progress/whereabouts';
import { portOf } from '@/lib/voyages/voyage';
import { NumberTable } from './number-table';
import { BoardSection } from './section';
import section from './section.module.css';
import { SeaMap } from './sea-map';
import classes from './whereabouts.module.css';

type WhereaboutsProps = {
  tankers: Tanker[];
  /** More tankers than are shown. */
  leftOut: number;
  terminals: Berth[];
  ways: [Berth, Berth][];
  coast: string;
  now: Date;
  /** The zone in which "now" is said. */
  zone: string;
  lookBackDays: number;
  staleHours: number;
};

/** A zone for a voyage whose terminal is not known. */
const USUAL_ZONE = { load: 'Asia/Aqtau', discharge: 'Asia/Baku' } as const;

/** Where each tanker was last heard of, and how long ago that was. */
export function WhereaboutsSection(props: WhereaboutsProps) {
  const { tankers, leftOut, terminals, ways, coast, now, zone, lookBackDays, staleHours } = props;
  const t = useTranslations('operations.whereabouts');
  const count = (of: (tanker: Tanker) => boolean) => tankers.filter(of).length;
  const simulated = count((tanker) => tanker.simulated);
  return (
    <BoardSection
      title={t('title')}
      says={
        tankers.length === 0
          ? t('nothing', { now: printMoment(now, zone), days: lookBackDays })
          : t('says', {
              now: printMoment(now, zone),
              tankers: tankers.length,
              atLoad: count(({ where }) => where === 'atLoad'),
              underWay: count(({ where }) => where === 'underWay' || where === 'overdue'),
              atDischarge: count(({ where }) => where === 'atDischarge'),
              discharged: count(({ where }) => where === 'discharged'),
              stale: count(({ stale }) => stale),
              days: Math.round(staleHours / 24),
            })
      }
    >
      <div className={classes.pair}>
        <figure className={classes.figure}>
          <SeaMap
            label={t('label')}
            coast={coast}
            terminals={terminals}
            ways={ways}
            marks={marksOf(tankers)}
          />
          <figcaption className={section.note}>
            {simulated > 0 &&
              `${t('simulatedNote', { all: simulated === tankers.length ? 'yes' : 'no', simulated })} `}
            {t('note', { days: Math.round(staleHours / 24) })}
          </figcaption>
        </figure>
        {tankers.length > 0 && <TankerTable tankers={tankers} />}
      </div>
      {leftOut > 0 && <p className={section.note}>{t('leftOut', { count: leftOut })}</p>}
    </BoardSection>
  );
}

function TankerTable({ tankers }: { tankers: Tanker[] }) {
  const t = useTranslations('operations.whereabouts');
  const eventName = useTranslations('voyages.events');
  return (
    <NumberTable
      caption={t('table')}
      head={
        <tr>
          {(['no', 'tanker', 'voyage', 'where', 'event', 'age'] as const).map((name) => (
            <th key={name} scope="col" className={classes[name]}>
              {t(`head.${name}`)}
            </th>
          ))}
        </tr>
      }
    >
      {tankers.map((tanker, index) => {
        const { vesselId, name, voyageNo, simulated, event, at, precision, ageHours, stale } = tanker;
        const port = portOf(event);
        return (
          <tr key={vesselId} className={stale ? classes.pale : undefined}>
            <td className={classes.no}>{index + 1}</td>
            <th scope="row" className={classes.tanker}>
              {name}
            </th>
            <td className={classes.voyage}>
              <Link prefetch={false} href={`/voyages/${encodeURIComponent(voyageNo)}`}>
                {voyageNo}
              </Link>
              {simulated && ` ${t('simulated')}`}
            </td>
            <td className={classes.where}>
              <Where tanker={tanker} />
            </td>
            <td className={classes.event}>
              {t('eventAt', {
                event: eventName(event),
                at: printMoment(at, tanker[port]?.timeZone ?? USUAL_ZONE[port], precision),
              })}
            </td>
            <td>
              {ageHours < 48
                ? t('hours', { hours: Math.round(ageHours) })
                : t(stale ? 'daysOld' : 'days', { days: Math.floor(ageHours / 24) })}
            </td>
          </tr>
        );
      })}
    </NumberTable>
  );
}

function Where({ tanker: { where, share, dueAt, load, discharge, spot } }: { tanker: Tanker }) {
  const t = useTranslations('operations.whereabouts');
  const text = t(`is.${where}`, {
    load: load?.name ?? t('terminalUnknown'),
    discharge: discharge?.name ?? t('terminalUnknown'),
    percent: Math.round((share ?? 0) * 100),
    due: dueAt === null ? '' : printMoment(dueAt, discharge?.timeZone ?? USUAL_ZONE.discharge),
  });
  return spot === null ? `${text}; ${t('notOnMap')}` : text;
}
