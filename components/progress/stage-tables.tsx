import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { firstDay, lastDay, printMonth } from '@/lib/calendar';
import { linkToSum, type Selection } from '@/lib/progress/filter';
import { printHours, printSigned, type StageTime } from '@/lib/progress/voyage-time';
import { NumberTable } from './number-table';

/** Each stage in the year, against the twelve months before; the count opens the year's voyages. */
export function StageTable({ stages, link }: { stages: StageTime[]; link: string }) {
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
          <td>{printHours(medianHours)}</td>
          <td>{printHours(p90Hours)}</td>
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
export function StageMonths({ stages, selection }: { stages: StageTime[]; selection: Selection }) {
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
                    : t('pair', { median: printHours(of.medianHours), p90: printHours(of.p90Hours) })}
                </td>
              );
            })}
          </tr>
        );
      })}
    </NumberTable>
  );
}
