import { useTranslations } from 'next-intl';
import { ColumnStrip } from '@/components/charts/column-strip';
import { linkToSum, type Selection } from '@/lib/progress/filter';
import type { Band } from '@/lib/progress/series';
import { printHours, printSigned, type VoyageTime } from '@/lib/progress/voyage-time';
import type { FilesOf } from './chart-files';
import { Delays } from './delays';
import { BoardSection, MoreNumbers } from './section';
import { StageMonths, StageTable } from './stage-tables';
import classes from './section.module.css';

type VoyageTimeProps = {
  time: VoyageTime;
  year: number;
  selection: Selection;
  bands: Band[];
  /** The year alone, without its months. */
  paper?: boolean;
  /** On screen. */
  files?: FilesOf;
};

/** Where the hours of a voyage go, stage by stage, and what was logged as lost. */
export function VoyageTimeSection({ time, year, selection, bands, paper = false, files }: VoyageTimeProps) {
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
                  t('part', { stage: stageName(stage), hours: printHours(medianHours, 0) }),
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
        <Delays time={time} year={year} files={files?.('delays')} />
      </div>
      {!paper && <Months {...{ stages, selection, year, bands, files }} />}
    </BoardSection>
  );
}

type MonthsProps = Pick<VoyageTime, 'stages'> & Omit<VoyageTimeProps, 'time'>;

/** Month by month, drawn and in numbers. */
function Months({ stages, selection, year, bands, files }: MonthsProps) {
  const t = useTranslations('operations.voyageTime');
  const stageName = useTranslations('voyages.stages');
  return (
    <>
      <div className={classes.strips} data-picture="stages">
        {stages.map(({ stage, months, medianHours }) => (
          <figure key={stage}>
            <figcaption>
              <b>{stageName(stage)}</b> {t('strip', { median: printHours(medianHours) })}
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
      {files?.('stages')}
      <MoreNumbers summary={t('byMonth')}>
        <StageMonths stages={stages} selection={selection} />
      </MoreNumbers>
    </>
  );
}
