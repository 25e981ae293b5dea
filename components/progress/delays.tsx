import { useTranslations } from 'next-intl';
import { RangeBar } from '@/components/charts/range-bar';
import type { VoyageTime } from '@/lib/progress/voyage-time';
import { printDecimal } from '@/lib/quantity';
import { NumberTable } from './number-table';
import classes from './section.module.css';

const whole = (value: number) => printDecimal(Math.round(value), 0);

/** Hours that were logged as lost, by reason. */
export function Delays({ time, year, files }: { time: VoyageTime; year: number; files?: React.ReactNode }) {
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
        picture="delays"
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
      {files}
    </div>
  );
}
