import { printDate } from '@/lib/calendar';
import { papersBehind, type Backing } from '@/lib/evidence/paper';
import { barrelsPerTonne, formatTonnes } from '@/lib/quantity';
import type { RecordLot, VoyageRecord } from '@/lib/voyages/record';
import { intakeKg, transitLoss } from '@/lib/voyages/voyage';
import { PaperMark } from '../../evidence/paper-mark';
import { percent, tonnes, useWording } from '../wording';
import classes from './one.module.css';

/** Each bill of lading against its outturn; a loss above 0.5 % is marked and says so in words. */
export function CargoTable({
  voyage: { lots, status },
  backing,
}: {
  voyage: VoyageRecord;
  backing: Backing;
}) {
  const { t } = useWording();
  if (lots.length === 0) {
    return (
      <section className={classes.section}>
        <h2>{t('one.cargo')}</h2>
        <p className={classes.small}>{t('one.noLots')}</p>
      </section>
    );
  }
  // Until it is discharged nothing is missing.
  const due = status === 'discharged' || status === 'closed';
  const loss = transitLoss(lots);
  const outturned = lots.filter(({ outturnKg }) => outturnKg !== null);
  const outturn = outturned.reduce((sum, lot) => sum + (lot.outturnKg ?? 0), 0);
  const planned = lots.some(({ plannedKg }) => plannedKg !== null);
  const withBarrels = lots.some(({ apiGravity, blKg }) => apiGravity !== null && blKg !== null);
  const unknown = [
    ...new Set(
      lots
        .filter(({ apiGravity, blKg }) => apiGravity === null && blKg !== null)
        .map(({ gradeName }) => gradeName),
    ),
  ].filter((name) => name !== null);
  return (
    <section className={classes.section}>
      <h2>{t('one.cargo')}</h2>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('one.cargo')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('one.lot')}</th>
              <th scope="col">{t('one.grade')}</th>
              <th scope="col">{t('one.shipper')}</th>
              <th scope="col">{t('one.blNo')}</th>
              <th scope="col">{t('one.blDate')}</th>
              {planned && (
                <th scope="col" className={classes.number}>
                  {t('one.plannedTonnes')}
                </th>
              )}
              <th scope="col" className={classes.number}>
                {t('one.bl')}
              </th>
              <th scope="col">{t('one.outturnDate')}</th>
              <th scope="col" className={classes.number}>
                {t('one.outturn')}
              </th>
              <th scope="col" className={classes.number}>
                {t('one.loss')}
              </th>
              <th scope="col" className={classes.number}>
                {t('one.lossShare')}
              </th>
              {withBarrels && (
                <th scope="col" className={classes.number}>
                  {t('one.barrels')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {lots.map((lot) => (
              <LotRow
                key={lot.id}
                lot={lot}
                backing={backing}
                planned={planned}
                withBarrels={withBarrels}
                due={due}
              />
            ))}
          </tbody>
          {lots.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row" colSpan={planned ? 6 : 5}>
                  {t('one.total')}
                </th>
                <td className={classes.number}>{tonnes(intakeKg(lots))}</td>
                <td />
                <td className={classes.number}>{outturned.length === 0 ? '–' : tonnes(outturn)}</td>
                <Loss lots={lots} />
                {withBarrels && <td />}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {loss.lotsWithout > 0 && (
        <p className={classes.small}>
          {loss.lossKg === null
            ? t('one.allWithout', { count: loss.lotsWithout })
            : t('one.lotsWithout', { count: loss.lotsWithout })}
        </p>
      )}
      {withBarrels && <p className={classes.small}>{t('one.barrelsText')}</p>}
      {unknown.length > 0 && (
        <p className={classes.small}>{t('one.barrelsUnknown', { grades: unknown.join(', ') })}</p>
      )}
    </section>
  );
}

interface LotRowProps {
  lot: RecordLot;
  backing: Backing;
  planned: boolean;
  withBarrels: boolean;
  /** The outturn is to be expected by now. */
  due: boolean;
}

function LotRow({ lot, backing, planned, withBarrels, due }: LotRowProps) {
  const { t } = useWording();
  const gap = <span className={classes.gap}>{t('one.notKnown')}</span>;
  const factor = lot.apiGravity === null ? null : barrelsPerTonne(lot.apiGravity);
  return (
    <tr>
      <th scope="row">
        {lot.no}
        {lot.note && <span className={classes.factor}>{lot.note}</span>}
      </th>
      <td>{lot.gradeName ?? gap}</td>
      <td>{lot.shipperName ?? gap}</td>
      <td>{lot.blNo ?? gap}</td>
      <td className={classes.moment}>
        {lot.blDate ? printDate(lot.blDate, lot.blDatePrecision ?? 'day') : gap}
      </td>
      {planned && <td className={classes.number}>{tonnes(lot.plannedKg)}</td>}
      <td className={classes.number}>
        {lot.blKg === null ? gap : tonnes(lot.blKg)}
        <PaperMark papers={papersBehind(backing, { of: 'bl', lotId: lot.id })} />
      </td>
      <td className={classes.moment}>{lot.outturnDate ? printDate(lot.outturnDate) : due ? gap : '–'}</td>
      <td className={classes.number}>
        {lot.outturnKg === null && due ? gap : tonnes(lot.outturnKg)}
        <PaperMark papers={papersBehind(backing, { of: 'outturn', lotId: lot.id })} />
      </td>
      <Loss lots={[lot]} />
      {withBarrels && (
        <td className={classes.number}>
          {factor === null || lot.blKg === null ? (
            gap
          ) : (
            <>
              {/* Thousandths of a barrel come out of kilograms as thousandths of a tonne do. */}
              {formatTonnes(Math.round(lot.blKg * factor))}
              <span className={classes.factor}>
                {t('one.barrelsFactor', { factor: factor.toFixed(2), api: lot.apiGravity ?? 0 })}
              </span>
            </>
          )}
        </td>
      )}
    </tr>
  );
}

/** Two cells: a loss is positive, a gain negative, and without an outturn there is neither. */
function Loss({ lots }: { lots: readonly Pick<RecordLot, 'blKg' | 'outturnKg'>[] }) {
  const { t } = useWording();
  const { lossKg, share, overLimit } = transitLoss(lots);
  const className = `${classes.number} ${overLimit ? classes.wrong : ''}`;
  return (
    <>
      <td className={className}>{tonnes(lossKg)}</td>
      <td className={className}>
        {share === null ? '–' : percent(share)}
        {overLimit && <span className={`${classes.factor} ${classes.wrong}`}>{t('one.overLimit')}</span>}
      </td>
    </>
  );
}
