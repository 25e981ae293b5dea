import { useTranslations } from 'next-intl';
import { printMonth } from '@/lib/calendar';
import { METHODS, type BackTest } from '@/lib/progress/back-test';
import type { Outlook } from '@/lib/progress/outlook';
import { forecastFormula, verdictSaid } from '@/lib/progress/outlook-said';
import { printSignedKt } from '@/lib/progress/sentence';
import type { Standing } from '@/lib/progress/standing';
import { formatKt } from '@/lib/quantity';
import type { FilesOf } from './chart-files';
import { NumberTable } from './number-table';
import { BoardSection, MoreNumbers } from './section';
import classes from './board.module.css';
import section from './section.module.css';

/** How good the forecast is, from the log itself: the verdict, the errors, and month by month what was said. */
export function BackTestSection({
  outlook,
  standing,
  files,
}: {
  outlook: Outlook;
  standing: Standing;
  files: FilesOf;
}) {
  const t = useTranslations('board.backTest');
  const formula = useTranslations('board.formula');
  const { backTest } = outlook;
  const [verdict, ...notes] = verdictSaid(outlook, standing).map(({ key, values }) => t(key, values));
  const values = forecastFormula(outlook, standing);
  return (
    <BoardSection title={t('title')} says={verdict}>
      {backTest.scores.length > 0 && (
        <>
          <Scores backTest={backTest} />
          {files('errors')}
        </>
      )}
      {notes.map((note) => (
        <p key={note} className={section.note}>
          {note}
        </p>
      ))}
      {values && <p className={`${classes.quiet} paper-only`}>{formula('forecast', values)}</p>}
      {backTest.bands > 0 && (
        <MoreNumbers summary={t('details')}>
          <Said backTest={backTest} />
          {files('backTest')}
        </MoreNumbers>
      )}
    </BoardSection>
  );
}

function Scores({ backTest: { scores, best } }: { backTest: BackTest }) {
  const t = useTranslations('board.backTest');
  return (
    <NumberTable
      caption={t('table')}
      head={
        <tr>
          <th scope="col">{t('method')}</th>
          <th scope="col">{t('error')}</th>
          <th scope="col">{t('bias')}</th>
        </tr>
      }
    >
      {scores.map(({ method, errorKg, biasKg }) => (
        <tr key={method}>
          <th scope="row">
            {t(`methods.${method}`)} {method === best && <b>· {t('best')}</b>}
          </th>
          <td>{formatKt(errorKg)}</td>
          <td>{printSignedKt(biasKg)}</td>
        </tr>
      ))}
    </NumberTable>
  );
}

function Said({ backTest: { said } }: { backTest: BackTest }) {
  const t = useTranslations('board.backTest');
  return (
    <NumberTable
      caption={t('detailsTable')}
      head={
        <tr>
          <th scope="col">{t('saidAt')}</th>
          <th scope="col">P10</th>
          <th scope="col">P90</th>
          {METHODS.map((method) => (
            <th key={method} scope="col">
              {t(`short.${method}`)}
            </th>
          ))}
          <th scope="col">{t('truth')}</th>
        </tr>
      }
    >
      {said.map(({ month, band, ends, truthKg }) => (
        <tr key={month}>
          <th scope="row">{printMonth(month)}</th>
          <td>{formatKt(band?.p10 ?? null, 0)}</td>
          <td>{formatKt(band?.p90 ?? null, 0)}</td>
          {METHODS.map((method) => (
            <td key={method}>{formatKt(ends[method], 0)}</td>
          ))}
          <td>{formatKt(truthKg, 0)}</td>
        </tr>
      ))}
    </NumberTable>
  );
}
