import { useTranslations } from 'next-intl';
import { PictureButtons } from '@/components/charts/picture-buttons';
import { printMoment } from '@/lib/calendar';
import type { ChartKey } from '@/lib/progress/chart-table';
import type { Chosen } from '@/lib/progress/choice';
import type { Standing } from '@/lib/progress/standing';
import { formatKt } from '@/lib/quantity';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import classes from './section.module.css';

/** What a chart is taken away as, to stand below it. */
export type FilesOf = (chart: ChartKey) => React.ReactNode;

type ChartFilesProps = {
  chart: ChartKey;
  /** The canonical address of the board. */
  address: string;
  chosen: Chosen;
  standing: Standing;
  known: { at: Date; snapshot: string | null };
};

/** Those that stand in a section of another name. */
const ANCHORS: Partial<Record<ChartKey, string>> = {
  period: 'years',
  stages: 'voyageTime',
  delays: 'voyageTime',
  backTest: 'backTest',
  errors: 'backTest',
};
/** Numbers alone: nothing of them is drawn. */
const NOT_DRAWN: readonly ChartKey[] = ['period', 'backTest', 'errors'];

/** The numbers of a chart as files, its picture, and its own link. */
export function ChartFiles({ chart, address, chosen, standing, known }: ChartFilesProps) {
  const t = useTranslations('chartFiles');
  const board = useTranslations('board');
  const { target, scope, year, basis, data } = chosen;
  const title = t(`title.${chart}`);
  const file = `/board/export${address.slice(1)}${address.includes('?') ? '&' : '?'}chart=${chart}`;
  const { liftedKg, simulatedKg } = standing;
  return (
    <div className={`${classes.files} screen-only`} role="group" aria-label={t('label', { title })}>
      {t('numbers')}{' '}
      {(['CSV', 'XLSX'] as const).map((as) => (
        <a key={as} href={`${file}&as=${as.toLowerCase()}`} download aria-label={t('of', { as, title })}>
          {as}
        </a>
      ))}
      {!NOT_DRAWN.includes(chart) && (
        <>
          {t('picture')}{' '}
          <PictureButtons
            of={chart}
            title={title}
            failed={t('failed')}
            head={[
              `${title} · ${board('titleOf', { target: target.name, year: String(year) })}`,
              board('by', { agreement: target.agreementTitle, scope: scope.name, basis, data }),
            ]}
            foot={[
              `${t('note.read', {
                at: printMoment(known.at, KNOWN_ZONE),
                snapshot: known.snapshot ?? 'none',
              })} ${
                liftedKg === 0
                  ? ''
                  : board('simulated', { simulated: formatKt(simulatedKg), lifted: formatKt(liftedKg) })
              }`,
              t('note.source', { target: target.name, source: target.source }),
            ]}
            file={`board-${chart}-${year}`}
          />
        </>
      )}
      <a href={`${address}#${ANCHORS[chart] ?? chart}`} aria-label={t('linkOf', { title })}>
        {t('link')}
      </a>
    </div>
  );
}
