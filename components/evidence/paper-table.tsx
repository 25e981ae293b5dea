import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { printMoment } from '@/lib/calendar';
import type { Backing, Claim, Paper } from '@/lib/evidence/paper';
import type { VoyageRecord } from '@/lib/voyages/record';
import type { EventName } from '@/lib/voyages/voyage';
import { tonnes } from '../voyages/wording';
import { PaperForm } from './paper-form';
import { MarkSign } from './paper-mark';
import { PaperItem, type RemovePaper } from './paper-item';
import classes from './evidence.module.css';

interface PaperTableProps {
  voyage: VoyageRecord;
  backing: Backing;
  /** Takes a paper away; null where this person or this voyage allows no change. */
  remove: RemovePaper | null;
  /** Whether this person could, were the voyage not closed. */
  closed: boolean;
}

/** Which logged numbers are backed by paper and which are not, and the papers themselves. */
export function PaperTable({ voyage, backing, remove, closed }: PaperTableProps) {
  const t = useTranslations('evidence');
  const { claims, rest, logged, backed } = backing;
  const list = (shown: readonly Paper[], withAbout: boolean) => (
    <ul className={classes.papers}>
      {shown.map((paper) => (
        <li key={paper.id}>
          <PaperItem paper={paper} voyage={voyage} remove={remove} withAbout={withAbout} />
        </li>
      ))}
    </ul>
  );
  return (
    <section className={classes.section}>
      <h2 id="papers" tabIndex={-1}>
        {t('title')}
      </h2>
      <p className={classes.standing}>{t('standing', { backed, logged })}</p>
      {logged > 0 && (
        <p className={classes.small}>
          <MarkSign backed /> {t('mark.legendBacked')} · <MarkSign backed={false} /> {t('mark.legendGap')}
        </p>
      )}
      {claims.length + rest.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('number')}</th>
              <th scope="col">{t('logged')}</th>
              <th scope="col">{t('backedBy')}</th>
            </tr>
          </thead>
          <tbody>
            {claims.map((claim) => (
              <ClaimRow
                key={claim.of === 'times' ? claim.port : `${claim.of} ${claim.lot.id}`}
                claim={claim}
                voyage={voyage}
              >
                {claim.papers.length > 0 && list(claim.papers, claim.of === 'times')}
              </ClaimRow>
            ))}
            {rest.length > 0 && (
              <tr>
                <th scope="row" colSpan={2}>
                  {t('rest')}
                </th>
                <td>{list(rest, true)}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      {closed && <p className={`${classes.quiet} screen-only`}>{t('closed')}</p>}
      {remove && (
        <PaperForm
          voyageNo={voyage.voyageNo}
          lots={voyage.lots.map(({ id, no, blNo }) => ({ id, no, blNo }))}
          ports={portsOf(voyage)}
        />
      )}
    </section>
  );
}

/** What the ports of this voyage are called, where its terminals are known. */
function portsOf({ loadTerminal, dischargeTerminal }: VoyageRecord) {
  return { load: loadTerminal?.port ?? null, discharge: dischargeTerminal?.port ?? null };
}

function ClaimRow({ claim, voyage, children }: { claim: Claim; voyage: VoyageRecord; children: ReactNode }) {
  const t = useTranslations('evidence');
  const words = useTranslations('voyages');
  if (claim.of === 'times') {
    const { port, logged, unbacked, amendedSince } = claim;
    const named = (events: readonly EventName[]) =>
      events.map((event) => words(`events.${event}`)).join(', ');
    return (
      <tr>
        <th scope="row">{t('times', { port: portsOf(voyage)[port] ?? words(`ports.${port}`) })}</th>
        <td>{t('timesLogged', { count: logged.length })}</td>
        <td>
          {children}
          {unbacked.length > 0 && (
            <span className={classes.quiet}>
              {unbacked.length === logged.length
                ? t('noPaper')
                : t('noPaperFor', { events: named(unbacked) })}
            </span>
          )}
          {amendedSince.length > 0 && (
            <span className={classes.since}>{t('amendedSinceFor', { events: named(amendedSince) })}</span>
          )}
        </td>
      </tr>
    );
  }
  const { amendedSince } = claim;
  return (
    <tr>
      <th scope="row">{t(claim.of, { no: claim.lot.no })}</th>
      <td>{t('tonnes', { tonnes: tonnes(claim.kg) })}</td>
      <td>
        {children || <span className={classes.quiet}>{t('noPaper')}</span>}
        {amendedSince && (
          <span className={classes.since}>
            {t('amendedSince', { at: printMoment(amendedSince, voyage.zones.load) })}
          </span>
        )}
      </td>
    </tr>
  );
}
