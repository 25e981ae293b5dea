'use client';

import { formatHours, readMoment } from '@/lib/calendar';
import { durations, STAGES, type Stage } from '@/lib/voyages/timing';
import { portOf, type EventName } from '@/lib/voyages/voyage';
import { useWording } from '../wording';
import type { Typed } from './draft';
import { useTyped } from './draft-context';
import { useZones } from './entry-context';
import classes from './form.module.css';

/** The stage that ends with an event, and its hours as soon as both actual times are typed to the minute. */
export function StageCell({ name }: { name: EventName }) {
  const ends = STAGES.find(({ to }) => to === name);
  return <td className={classes.stage}>{ends && <Hours {...ends} />}</td>;
}

function Hours({ stage, from, to }: { stage: Stage; from: EventName; to: EventName }) {
  const { t } = useWording();
  const zones = useZones();
  const hours = useTyped(({ text }: Typed): number | 'outOfOrder' | null => {
    const events = [from, to].map((name) => {
      const reading = readMoment(text.events[name]?.actual ?? '', zones[portOf(name)]);
      const { kind } = reading;
      return { name, actual: kind === 'read' ? { at: reading.at, precision: reading.precision } : null };
    });
    const found = durations(events).find((one) => one.stage === stage);
    if (!found || found.missing.length > 0 || found.onlyByDay.length > 0) return null;
    return found.hours ?? 'outOfOrder';
  });
  if (hours === null) return null;
  if (hours === 'outOfOrder') return <span className={classes.doubt}>{t('form.stageOutOfOrder')}</span>;
  return (
    <>
      <span className={classes.stageName}>{t(`stages.${stage}`)} </span>
      {formatHours(hours)}
    </>
  );
}
