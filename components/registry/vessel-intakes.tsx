import Link from 'next/link';
import { printDate } from '@/lib/calendar';
import { formatTonnes, medianKg } from '@/lib/quantity';
import type { Intake, NoticeInForce } from '@/lib/registry/record.queries';
import { draughtLimitedIntake, type Particulars } from '@/lib/registry/vessel';
import { percent, tonnes } from '../voyages/wording';
import { useRegistryWords } from './wording';
import classes from '../frame/reading.module.css';

const ENOUGH = 3;

/** The last five intakes and their median, which a new one is compared with. */
export function LastIntakes({ intakes, vessel }: { intakes: readonly Intake[]; vessel: Particulars }) {
  const { t } = useRegistryWords();
  const { deadweightKg } = vessel;
  return (
    <section className={classes.section}>
      <h2>{t('intakes.title')}</h2>
      {intakes.length === 0 ? (
        <p className={classes.small}>{t('intakes.none')}</p>
      ) : (
        <>
          <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('intakes.title')}>
            <table className={`${classes.table} ${classes.dense}`}>
              <thead>
                <tr>
                  <th scope="col">{t('cargo.voyage')}</th>
                  <th scope="col">{t('cargo.date')}</th>
                  <th scope="col" className={classes.number}>
                    {t('intakes.intake')}
                  </th>
                  <th scope="col" className={classes.number}>
                    {t('intakes.share')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {intakes.map(({ voyageNo, datedOn, simulated, kg }) => (
                  <tr key={voyageNo}>
                    <th scope="row" className={classes.tight}>
                      <Link href={`/voyages/${encodeURIComponent(voyageNo)}`} prefetch={false}>
                        {voyageNo}
                      </Link>{' '}
                      {simulated && <span className={classes.mark}>{t('cargo.simulatedMark')}</span>}
                    </th>
                    <td className={classes.tight}>{printDate(datedOn)}</td>
                    <td className={classes.number}>{tonnes(kg)}</td>
                    <td className={classes.number}>
                      {deadweightKg === null ? t('none') : percent(kg / deadweightKg).replace(/\.\d+/, '')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className={classes.small}>
            {t('intakes.median', {
              tonnes: tonnes(medianKg(intakes.map(({ kg }) => kg))),
              count: intakes.length,
              enough: intakes.length >= ENOUGH ? 'yes' : 'no',
            })}
          </p>
        </>
      )}
    </section>
  );
}

const PARTICULARS = { deadweightKg: 'deadweightTonnes', ladenDraughtM: 'ladenDraughtM', tpc: 'tpc' } as const;

/** What the restrictions of today leave of the deadweight; without a particular it cannot be checked, and says so. */
export function DraughtLimits({
  vessel,
  notices,
}: {
  vessel: Particulars;
  notices: readonly NoticeInForce[];
}) {
  const { t, name, period } = useRegistryWords();
  const { deadweightKg } = vessel;
  const missing = (['deadweightKg', 'ladenDraughtM', 'tpc'] as const).filter((one) => vessel[one] === null);

  function leaves(limitM: number): string {
    const intake = draughtLimitedIntake({ ...vessel, limitM });
    if (intake === null || deadweightKg === null) {
      return t('draught.unchecked', { missing: missing.map((one) => name(PARTICULARS[one])).join(', ') });
    }
    if (intake === deadweightKg) return t('draught.full', { tonnes: formatTonnes(intake) });
    return t('draught.intake', { tonnes: formatTonnes(intake), less: formatTonnes(deadweightKg - intake) });
  }

  return (
    <section className={classes.section}>
      <h2>{t('draught.title')}</h2>
      {notices.length === 0 ? (
        <p className={classes.small}>
          {deadweightKg === null
            ? t('draught.noneUnknown')
            : t('draught.none', { tonnes: formatTonnes(deadweightKg) })}
        </p>
      ) : (
        <ul className={classes.list}>
          {notices.map(({ id, terminalName, kind, draughtLimitM, validFrom, validTo }) => {
            const when = { terminal: terminalName, period: period(validFrom, validTo) };
            return (
              <li key={id}>
                <Link href={`/registry/notices/${id}`} prefetch={false}>
                  {kind === 'closure'
                    ? t('draught.closure', when)
                    : t('draught.limit', { ...when, limit: String(draughtLimitM) })}
                </Link>
                {draughtLimitM !== null && <p>{leaves(draughtLimitM)}</p>}
              </li>
            );
          })}
        </ul>
      )}
      {notices.length > 0 && <p className={classes.small}>{t('draught.formula')}</p>}
    </section>
  );
}
