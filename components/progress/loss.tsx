import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RangeBar } from '@/components/charts/range-bar';
import type { Selection } from '@/lib/progress/filter';
import { LOSS_LIMIT, type LossByVessel, type VesselLoss } from '@/lib/progress/loss';
import { printSigned } from '@/lib/progress/voyage-time';
import { formatTonnes } from '@/lib/quantity';
import { linkToVoyages } from '@/lib/voyages/filter';
import { NumberTable } from './number-table';
import { BoardSection } from './section';
import classes from './section.module.css';

type LossProps = {
  loss: LossByVessel;
  year: number;
  selection: Selection;
  files: React.ReactNode;
  /** Not more vessels than that. */
  most?: number;
};

const percent = (share: number | null) => (share === null ? null : share * 100);

/** Transit loss vessel by vessel, the greatest first, between the lines of ±0.5 %. */
export function LossSection({ loss, year, selection, files, most = Infinity }: LossProps) {
  const t = useTranslations('operations.loss');
  const { vessels, share, lots, without, over, leftOut, reach } = loss;
  const [limit, end] = [LOSS_LIMIT * 100, reach * 100];
  return (
    <BoardSection
      title={t('title')}
      says={
        share === null
          ? t('nothing', { year: String(year), without })
          : t('says', {
              year: String(year),
              share: printSigned(percent(share), 2),
              lots,
              without,
              over,
            })
      }
    >
      {vessels.length > 0 && (
        <NumberTable
          picture="loss"
          caption={t('table')}
          head={
            <tr>
              <th scope="col">{t('vessel')}</th>
              <td className={classes.bar} />
              <th scope="col">{t('share')}</th>
              <th scope="col">{t('tonnes')}</th>
              <th scope="col">{t('bl')}</th>
              <th scope="col">{t('lots')}</th>
              <th scope="col">{t('without')}</th>
            </tr>
          }
        >
          {vessels.slice(0, most).map((vessel) => (
            <tr key={vessel.vesselId ?? 'unknown'}>
              <th scope="row">
                <VesselName vessel={vessel} />
              </th>
              <td className={classes.bar}>
                <RangeBar
                  value={percent(vessel.share)}
                  from={-end}
                  to={end}
                  lines={[-limit, limit]}
                  wrong={vessel.overLimit}
                />
              </td>
              <td className={vessel.overLimit ? classes.over : undefined}>
                {printSigned(percent(vessel.share), 2)}
              </td>
              <td>{vessel.lots === 0 ? '–' : formatTonnes(vessel.lossKg, 1)}</td>
              <td>{vessel.lots === 0 ? '–' : formatTonnes(vessel.blKg)}</td>
              <td>
                {vessel.vesselId === null || vessel.lots === 0 ? (
                  vessel.lots
                ) : (
                  <Link prefetch={false} href={linkToLots(vessel.vesselId, year, selection)}>
                    {vessel.lots}
                  </Link>
                )}
              </td>
              <td>{vessel.without}</td>
            </tr>
          ))}
        </NumberTable>
      )}
      {vessels.length > 0 && files}
      <p className={classes.note}>
        {vessels.length > most && `${t('more', { count: vessels.length - most })} `}
        {t('note', { leftOut })}
      </p>
    </BoardSection>
  );
}

function VesselName({ vessel: { vesselId, name, imoNumber, namesake } }: { vessel: VesselLoss }) {
  const t = useTranslations('operations.loss');
  if (vesselId === null || name === null) return t('vesselUnknown');
  const text = namesake ? t('namesake', { name, imo: imoNumber ?? t('imoUnknown') }) : name;
  return (
    <Link prefetch={false} href={`/registry/vessels/${vesselId}`}>
      {text}
    </Link>
  );
}

function linkToLots(
  vesselId: number,
  year: number,
  { gradeIds, shipperId, data, basis: by = 'bl', known = null }: Selection,
): string {
  return linkToVoyages({
    vesselId,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    by,
    gradeIds: [...gradeIds],
    shipperId,
    data,
    known,
    counted: true,
  });
}
