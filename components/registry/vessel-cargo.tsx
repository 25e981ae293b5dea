import Link from 'next/link';
import { Fragment } from 'react';
import { printDate } from '@/lib/calendar';
import type { CargoLot, CargoTotals, CargoVoyage, VesselCargo } from '@/lib/registry/record.queries';
import { linkToVoyages } from '@/lib/voyages/filter';
import { STATUSES, transitLoss } from '@/lib/voyages/voyage';
import { useTranslations } from 'next-intl';
import { percent, tonnes } from '../voyages/wording';
import { useRegistryWords } from './wording';
import classes from '../frame/reading.module.css';

/** Exactly the voyages that the sums are made of. */
const linkToAll = (vesselId: number) =>
  linkToVoyages({ vesselId, statuses: STATUSES.filter((status) => status !== 'cancelled') });

const measured = ({ measuredBlKg: blKg, measuredOutturnKg: outturnKg }: CargoTotals) => [{ blKg, outturnKg }];

/** Outturn ÷ B/L over lots with both; null where there are none. */
function ratio(lots: readonly Pick<CargoLot, 'blKg' | 'outturnKg'>[]): string | null {
  const { share } = transitLoss(lots);
  return share === null ? null : (1 - share).toFixed(4);
}

/** What the vessel carried, in one sentence. */
export function CargoSentence({ totals }: { totals: CargoTotals }) {
  const { t } = useRegistryWords();
  const { share } = transitLoss(measured(totals));
  const { voyages, lots, simulated } = totals;
  return (
    <p className={classes.sentence}>
      {t('cargo.sentence', { voyages, lots, tonnes: tonnes(totals.blKg) })}{' '}
      {voyages > 0 &&
        (share === null
          ? t('cargo.notMeasured')
          : t('cargo.measured', {
              ratio: ratio(measured(totals)) ?? '',
              kind: share < 0 ? 'gain' : 'loss',
              share: percent(Math.abs(share)),
              without: totals.lotsWithoutOutturn,
            }))}{' '}
      {simulated > 0 && (
        <span className={classes.gap}>
          {t('cargo.simulated', { all: simulated === voyages ? 'yes' : 'no', count: simulated })}
        </span>
      )}
    </p>
  );
}

/** The latest voyages with their lots, and the sums of all. */
export function CargoTable({
  vesselId,
  cargo: { totals, voyages },
}: {
  vesselId: number;
  cargo: VesselCargo;
}) {
  const { t } = useRegistryWords();
  if (voyages.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{t('cargo.title')}</h2>
      <p className={classes.small}>
        {t.rich('cargo.latest', {
          count: voyages.length,
          total: totals.voyages,
          link: (text) => (
            <Link href={linkToAll(vesselId)} prefetch={false}>
              {text}
            </Link>
          ),
        })}
      </p>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('cargo.title')}>
        <table className={`${classes.table} ${classes.dense}`}>
          <thead>
            <tr>
              <th scope="col">{t('cargo.voyage')}</th>
              <th scope="col">{t('cargo.date')}</th>
              <th scope="col">{t('cargo.status')}</th>
              <th scope="col">{t('cargo.cargo')}</th>
              {(['bl', 'outturn', 'loss', 'share', 'ratio'] as const).map((head) => (
                <th key={head} scope="col" className={classes.number}>
                  {t(`cargo.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {voyages.map((voyage) => (
              <VoyageRows key={voyage.voyageNo} voyage={voyage} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {t('cargo.total')}
              </th>
              <td className={classes.number}>{tonnes(totals.blKg)}</td>
              <td className={classes.number}>{tonnes(totals.outturnKg)}</td>
              <Loss lots={measured(totals)} />
            </tr>
          </tfoot>
        </table>
      </div>
      <p className={classes.small}>{t('cargo.ratioText')}</p>
    </section>
  );
}

const sum = (lots: readonly CargoLot[], of: 'blKg' | 'outturnKg') =>
  lots.some((lot) => lot[of] !== null) ? lots.reduce((total, lot) => total + (lot[of] ?? 0), 0) : null;

function VoyageRows({ voyage: { voyageNo, datedOn, status, simulated, lots } }: { voyage: CargoVoyage }) {
  const { t } = useRegistryWords();
  const words = useTranslations('voyages');
  const [only] = lots;
  const grade = (lot: CargoLot) => lot.gradeName ?? t('cargo.gradeUnknown');
  return (
    <Fragment>
      <tr>
        <th scope="row" className={classes.tight}>
          <Link href={`/voyages/${encodeURIComponent(voyageNo)}`} prefetch={false}>
            {voyageNo}
          </Link>{' '}
          {simulated && <span className={classes.mark}>{t('cargo.simulatedMark')}</span>}
        </th>
        <td className={classes.tight}>{printDate(datedOn)}</td>
        <td className={classes.tight}>{words(`statuses.${status}` as 'statuses.sailed')}</td>
        <td>{lots.length === 1 && only ? grade(only) : t('cargo.lots', { count: lots.length })}</td>
        <td className={classes.number}>{tonnes(sum(lots, 'blKg'))}</td>
        <td className={classes.number}>{tonnes(sum(lots, 'outturnKg'))}</td>
        <Loss lots={lots} />
      </tr>
      {lots.length > 1 &&
        lots.map((lot) => (
          <tr key={lot.no} className={classes.lot}>
            <th scope="row" colSpan={3}>
              {t('cargo.lot', { no: lot.no })}
              {lot.blNo && ` · ${lot.blNo}`}
            </th>
            <td>{grade(lot)}</td>
            <td className={classes.number}>{tonnes(lot.blKg)}</td>
            <td className={classes.number}>{tonnes(lot.outturnKg)}</td>
            <Loss lots={[lot]} />
          </tr>
        ))}
    </Fragment>
  );
}

/** Three cells: a loss is positive, a gain negative; without an outturn there is neither. */
function Loss({ lots }: { lots: readonly Pick<CargoLot, 'blKg' | 'outturnKg'>[] }) {
  const { t } = useRegistryWords();
  const { lossKg, share, overLimit } = transitLoss(lots);
  const className = `${classes.number} ${overLimit ? classes.wrong : ''}`;
  return (
    <>
      <td className={className}>{tonnes(lossKg)}</td>
      <td className={className}>
        {share === null ? t('none') : percent(share)}
        {overLimit && <span className={classes.under}>{t('cargo.over')}</span>}
      </td>
      <td className={classes.number}>{ratio(lots) ?? t('none')}</td>
    </>
  );
}
