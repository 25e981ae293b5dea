import { printDate } from '@/lib/calendar';
import type { PortZones, VoyageEvent } from '@/lib/voyages/voyage';
import { useWording } from '../wording';
import { timelineScale } from './timeline-scale';
import classes from './timeline.module.css';

/** Planned, estimated and actual above one another on one axis of days; the table beside it has the numbers. */
export function Timeline({ events, zones }: { events: readonly VoyageEvent[]; zones: PortZones }) {
  const { t } = useWording();
  const scale = timelineScale(events, zones);
  if (!scale) return null;
  const label = t('one.timelineLabel', { from: printDate(scale.from), to: printDate(scale.to) });
  return (
    <div className={classes.timeline} role="img" aria-label={label}>
      {scale.tracks.map(({ column, marks, spans }) => (
        <div key={column} className={classes.track}>
          <span className={classes.name}>{t(`one.${column}`)}</span>
          <div className={`${classes.line} ${column === 'actual' ? '' : classes[column]}`}>
            {spans.map(({ at, left, width }) => (
              <span
                key={at}
                className={`${classes.span} ${at === 'sea' ? classes.sea : ''}`}
                style={{ left: `${left}%`, width: `${width}%` }}
              />
            ))}
            {marks.map(({ name, left, width }) => (
              <span
                key={name}
                title={t(`events.${name}`)}
                className={width > 0 ? classes.day : classes.point}
                style={{ left: `${left}%`, ...(width > 0 && { width: `${width}%` }) }}
              />
            ))}
          </div>
        </div>
      ))}
      <div className={classes.track}>
        <span />
        <div className={classes.axis}>
          {scale.ticks.map(({ date, left }) => (
            <span key={date} className={classes.tick} style={{ left: `${left}%` }}>
              {printDate(date).slice(0, 5)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
