import type { ReactNode } from 'react';
import { formatHours, printDate } from '@/lib/calendar';
import type { VoyageRecord } from '@/lib/voyages/record';
import { durations } from '@/lib/voyages/timing';
import { intakeKg, transitLoss } from '@/lib/voyages/voyage';
import { percent, tonnes, useWording } from '../wording';
import classes from './one.module.css';

/** Number, vessel, status and ports; below them the voyage in one sentence. */
export function VoyageHeader({ voyage, actions }: { voyage: VoyageRecord; actions: ReactNode }) {
  const { t } = useWording();
  const { voyageNo, vessel, status, simulated, loadTerminal, dischargeTerminal } = voyage;
  return (
    <header>
      <div className={classes.head}>
        <div>
          <h1>{t('one.title', { voyageNo, vessel: vessel?.name ?? t('one.unknownVessel') })}</h1>
          <p className={classes.facts}>
            <span className={classes.status}>{t(`statuses.${status}`)}</span>
            {simulated && <span className={classes.mark}>{t('one.simulated')}</span>}
            <span>
              {t('one.route', {
                load: loadTerminal?.name ?? t('one.unknownPort'),
                discharge: dischargeTerminal?.name ?? t('one.unknownPort'),
              })}
            </span>
            {vessel?.imoNumber && <span>{t('one.imo', { imo: vessel.imoNumber })}</span>}
          </p>
        </div>
        <div className={`${classes.actions} screen-only`}>{actions}</div>
      </div>
      <p className={classes.sentence}>
        <Sentence voyage={voyage} />
      </p>
    </header>
  );
}

function Sentence({ voyage }: { voyage: VoyageRecord }) {
  const { t } = useWording();
  const { status, lots, laycanFrom, laycanTo, events } = voyage;
  const places = {
    vessel: voyage.vessel?.name ?? t('one.unknownVessel').replace(/^./, (letter) => letter.toUpperCase()),
    load: voyage.loadTerminal?.port ?? t('ports.load'),
    discharge: voyage.dischargeTerminal?.port ?? t('ports.discharge'),
  };
  if (status === 'cancelled') return t('sentence.cancelled', places);

  const intake = intakeKg(lots);
  if (status === 'planned' || status === 'nominated') {
    const planned = lots.some(({ plannedKg }) => plannedKg !== null)
      ? lots.reduce((sum, { plannedKg }) => sum + (plannedKg ?? 0), 0)
      : intake;
    return t('sentence.planned', {
      ...places,
      known: planned === null ? 'no' : 'yes',
      tonnes: tonnes(planned),
      hasLaycan: laycanFrom ? 'yes' : 'no',
      laycan: laycanFrom ? `${printDate(laycanFrom)} – ${printDate(laycanTo ?? laycanFrom)}` : '',
    });
  }
  const passage = durations(events).find(({ stage }) => stage === 'passage')?.hours ?? null;
  const { lossKg, share, overLimit } = transitLoss(lots);
  const underway = t('sentence.underway', {
    ...places,
    over: passage !== null || status === 'discharged' || status === 'closed' ? 'yes' : 'no',
    known: intake === null ? 'no' : 'yes',
    tonnes: tonnes(intake),
    lots: lots.length,
    hasPassage: passage === null ? 'no' : 'yes',
    passage: formatHours(passage),
  });
  if (lossKg === null || share === null) return underway;
  const loss =
    lossKg === 0
      ? t('sentence.noLoss')
      : t('sentence.loss', {
          kind: lossKg < 0 ? 'gain' : 'loss',
          tonnes: tonnes(Math.abs(lossKg)),
          share: percent(Math.abs(share)),
          over: overLimit ? 'yes' : 'no',
        });
  return `${underway} ${loss}`;
}
