import { printMoment } from '@/lib/calendar';
import { formatMoney } from '@/lib/quantity';
import { laytimeOf, type LaytimeGap, type LaytimeStep } from '@/lib/voyages/laytime';
import type { VoyageRecord } from '@/lib/voyages/record';
import { hasTerms } from '@/lib/voyages/terms';
import type { Port } from '@/lib/voyages/voyage';
import { useWording } from '../wording';
import classes from './one.module.css';

/** `36:05`; below zero it is taken off. */
function clock(minutes: number): string {
  const [sign, rest] = [minutes < 0 ? '\u2212' : '', Math.abs(minutes)];
  return `${sign}${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, '0')}`;
}

const SUMS: LaytimeStep['step'][] = ['used', 'onDemurrage', 'demurrage'];

/** The arithmetic of laytime and demurrage, line by line; what keeps it from being done is named. */
export function LaytimeTable({ voyage }: { voyage: VoyageRecord }) {
  const { t } = useWording();
  const { terms, events, delays } = voyage;
  if (!hasTerms(terms)) return null;
  const { steps, gaps } = laytimeOf(terms, events, delays);
  const groups = (['load', 'discharge', null] as const)
    .map((port) => ({ port, steps: steps.filter((one) => one.port === port) }))
    .filter((group) => group.steps.length > 0);
  return (
    <section className={classes.section}>
      <h2>{t('one.laytime')}</h2>
      {gaps.length > 0 && <Gaps gaps={gaps} />}
      {groups.length > 0 && (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('one.laytime')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('one.laytimeItem')}</th>
                <th scope="col">{t('one.laytimeTime')}</th>
                <th scope="col" className={classes.number}>
                  {t('one.laytimeHours')}
                </th>
              </tr>
            </thead>
            {groups.map((group) => (
              <tbody key={group.port ?? 'sum'}>
                <tr>
                  <th colSpan={3} scope="rowgroup" className={classes.port}>
                    {group.port ? portName(voyage, group.port, t) : t('one.laytimeTotal')}
                  </th>
                </tr>
                {group.steps.map((one, index) => (
                  <StepRow key={index} one={one} voyage={voyage} />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
      <p className={classes.small}>{t('one.laytimeText')}</p>
    </section>
  );
}

function portName(voyage: VoyageRecord, port: Port, t: ReturnType<typeof useWording>['t']): string {
  return (port === 'load' ? voyage.loadTerminal : voyage.dischargeTerminal)?.port ?? t(`ports.${port}`);
}

function Gaps({ gaps }: { gaps: readonly LaytimeGap[] }) {
  const { t } = useWording();
  return (
    <>
      <p>{t('one.laytimeGaps')}</p>
      <ul className={classes.gaps}>
        {gaps.map((one, index) => (
          <li key={index}>
            {one.gap === 'termMissing'
              ? t('laytimeGaps.termMissing', { term: t(`fields.${one.term}`) })
              : t(`laytimeGaps.${one.gap}`, { event: t(`events.${one.event}`) })}
          </li>
        ))}
      </ul>
    </>
  );
}

function StepRow({ one, voyage: { zones } }: { one: LaytimeStep; voyage: VoyageRecord }) {
  const { t } = useWording();
  const at = (instant: Date) => printMoment(instant, zones[one.port ?? 'load']);
  const time = 'at' in one ? at(one.at) : one.step === 'excepted' ? `${at(one.from)} – ${at(one.to)}` : null;
  const value =
    'cents' in one
      ? formatMoney(one.cents)
      : 'minutes' in one
        ? clock(one.step === 'excepted' ? -one.minutes : one.minutes)
        : null;
  const strong = SUMS.includes(one.step);
  return (
    <tr className={strong ? classes.sum : undefined}>
      <th scope="row">
        {t(`laytimeSteps.${one.step}`, {
          by: one.step === 'begins' ? one.by : '',
          port: one.port ?? '',
          reasons:
            one.step === 'excepted'
              ? one.reasons.map((reason) => t(`delayReasons.${reason}`)).join(', ')
              : '',
          currency: 'currency' in one ? one.currency : '',
        })}
      </th>
      <td className={classes.moment}>{time}</td>
      <td className={classes.number}>{value}</td>
    </tr>
  );
}
