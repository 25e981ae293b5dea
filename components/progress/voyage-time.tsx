import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ColumnStrip } from '@/components/charts/column-strip';
import { RangeBar } from '@/components/charts/range-bar';
import { firstDay, lastDay, printMonth } from '@/lib/calendar';
import { linkToSum, type Selection } from '@/lib/progress/filter';
import type { Band } from '@/lib/progress/series';
import { printSigned, type StageTime, type VoyageTime } from '@/lib/progress/voyage-time';
import { printDecimal } from '@/lib/quantity';
import { NumberTable } from './number-table';
import { BoardSection, MoreNumbers } from './section';
import classes from './section.module.css';

type VoyageTimeProps = { time: VoyageTime; year: number; selection: Selection; bands: Band[] };

const hours = (value: number | null, decimals = 1) => (value === null ? '–' : value.toFixed(decimals));

const whole = (value: number) => printDecimal(Math.round(value), 0);

/** Where the hours of a voyage go, stage by stage, and what was logged as lost. */
export function VoyageTimeSection({ time, year, selection, bands }: VoyageTimeProps) {
  const t = useTranslations('operations.voyageTime');
  const stageName = useTranslations('voyages.stages');
  const { stages, longest, changedMost } = time;
  const link = linkToSum(`${year}-01-01`, `${year}-12-31`, selection);
  return (
    <BoardSection
      title={t('title')}
      says={
        longest === null
          ? t('nothing', { year: String(year), voyages: time.voyages })
          : `${t('says', {
              year: String(year),
              stages: stages
                .filter(({ medianHours }) => medianHours !== null)
                .map(({ stage, medianHours }) =>
                  t('part', { stage: stageName(stage), hours: hours(medianHours, 0) }),
                )
                .join(', '),
            })} ${
              changedMost === null
                ? t('noYearBefore')
                : t('changed', {
                    stage: stageName(changedMost.stage),
                    change: printSigned(changedMost.changeHours),
                  })
            }`
      }
    >
      <div className={classes.pair}>
        <div>
          <StageTable stages={stages} link={link} />
          <p className={classes.note}>{t('note', { voyages: time.voyages })}</p>
        </div>
        <Delays time={time} year={year} />
      </div>
      <div className={classes.strips}>
        {stages.map(({ stage, months, medianHours }) => (
          <figure key={stage}>
            <figcaption>
              <b>{stageName(stage)}</b> {t('strip', { median: hours(medianHours) })}
            </figcaption>
            <ColumnStrip
              label={t('stripLabel', { stage: stageName(stage), year: String(year) })}
              columns={months.map((month) => ({
                label: month.label,
                value: month.medianHours,
                mark: month.p90Hours,
              }))}
              spans={bands}
            />
          </figure>
        ))}
      </div>
      <MoreNumbers summary={t('byMonth')}>
        <StageMonths stages={stages} selection={selection} />
      </MoreNumbers>
    </BoardSection>
  );
}

function StageTable({ stages, link }: { stages: StageTime[]; link: string }) {
  const t = useTranslations('operations.voyageTime');
  const stageName = useTranslations('voyages.stages');
  return (
    <NumberTable
      caption={t('table')}
      head={
        <tr>
          {(['stage', 'median', 'p90', 'change', 'voyages'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`head.${name}`)}
            </th>
          ))}
        </tr>
      }
    >
      {stages.map(({ stage, voyages, medianHours, p90Hours, changeHours }) => (
        <tr key={stage}>
          <th scope="row">{stageName(stage)}</th>
          <td>{hours(medianHours)}</td>
          <td>{hours(p90Hours)}</td>
          <td>{printSigned(changeHours)}</td>
          <td>
            {voyages === 0 ? (
              0
            ) : (
              <Link prefetch={false} href={link}>
                {voyages}
              </Link>
            )}
          </td>
        </tr>
      ))}
    </NumberTable>
  );
}

/** Month by month, as the small charts draw it; a month opens its voyages. */
function StageMonths({ stages, selection }: { stages: StageTime[]; selection: Selection }) {
  const t = useTranslations('operations.voyageTime');
  const stageName = useTranslations('voyages.stages');
  return (
    <NumberTable
      caption={t('byMonth')}
      head={
        <tr>
          <th scope="col">{t('head.month')}</th>
          {stages.map(({ stage }) => (
            <th key={stage} scope="col">
              {stageName(stage)}
            </th>
          ))}
        </tr>
      }
    >
      {(stages[0]?.months ?? []).map(({ month }, index) => {
        const known = stages.some(({ months }) => (months[index]?.voyages ?? 0) > 0);
        const name = printMonth(month);
        return (
          <tr key={month}>
            <th scope="row">
              {known ? (
                <Link prefetch={false} href={linkToSum(firstDay(month), lastDay(month), selection)}>
                  {name}
                </Link>
              ) : (
                name
              )}
            </th>
            {stages.map(({ stage, months }) => {
              const of = months[index];
              return (
                <td key={stage}>
                  {of?.medianHours == null
                    ? '–'
                    : t('pair', { median: hours(of.medianHours), p90: hours(of.p90Hours) })}
                </td>
              );
            })}
          </tr>
        );
      })}
    </NumberTable>
  );
}

/** Hours that were logged as lost, by reason. */
function Delays({ time, year }: { time: VoyageTime; year: number }) {
  const t = useTranslations('operations.delays');
  const reasonName = useTranslations('voyages.delayReasons');
  const { delays, lostHours, delayCount, delayedVoyages, voyages } = time;
  const [worst] = delays;
  if (worst === undefined)
    return <p className={classes.note}>{t('none', { year: String(year), voyages })}</p>;
  return (
    <div>
      <p className={classes.says}>
        {t('says', {
          hours: whole(lostHours),
          delays: delayCount,
          delayed: delayedVoyages,
          voyages,
          worst: reasonName(worst.reason),
        })}
      </p>
      <NumberTable
        caption={t('table')}
        head={
          <tr>
            <th scope="col">{t('reason')}</th>
            <td className={classes.bar} />
            <th scope="col">{t('hours')}</th>
            <th scope="col">{t('share')}</th>
            <th scope="col">{t('delays')}</th>
            <th scope="col">{t('voyages')}</th>
          </tr>
        }
        foot={
          <tr>
            <th scope="row">{t('all')}</th>
            <td />
            <td>{whole(lostHours)}</td>
            <td />
            <td>{delayCount}</td>
            <td>{delayedVoyages}</td>
          </tr>
        }
      >
        {delays.map(({ reason, hours: lost, share, delays: count, voyages: of }) => (
          <tr key={reason}>
            <th scope="row">{reasonName(reason)}</th>
            <td className={classes.bar}>
              <RangeBar value={lost} from={0} to={worst.hours} />
            </td>
            <td>{whole(lost)}</td>
            <td>{Math.round(share * 100)}</td>
            <td>{count}</td>
            <td>{of}</td>
          </tr>
        ))}
      </NumberTable>
    </div>
  );
}
