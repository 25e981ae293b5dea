import { useTranslations } from 'next-intl';
import type { Paper } from '@/lib/evidence/paper';
import classes from './evidence.module.css';

/** Beside a number: a sheet where a paper backs it, an empty ring where none does; nothing where nothing is logged. */
export function PaperMark({ papers }: { papers: readonly Paper[] | null }) {
  const t = useTranslations('evidence');
  if (papers === null) return null;
  const backed = papers.length > 0;
  const words = backed
    ? t('mark.backed', { names: papers.map(({ fileName }) => fileName).join(', ') })
    : t('mark.gap');
  return (
    <span className={classes.mark} title={words}>
      <MarkSign backed={backed} />
      <span className={classes.spoken}>{words}</span>
    </span>
  );
}

/** The sign alone, also for the line that explains it. */
export function MarkSign({ backed }: { backed: boolean }) {
  return (
    <svg className={classes.sign} width="11" height="11" viewBox="0 0 11 11" aria-hidden="true">
      {backed ? (
        <path d="M2 .5h4.5L9 3v7.5H2z M6.5.5V3H9 M3.5 5.5h4 M3.5 7.5h4" fill="none" stroke="currentColor" />
      ) : (
        <circle cx="5.5" cy="5.5" r="3.5" fill="none" stroke="currentColor" strokeDasharray="1.5 1.5" />
      )}
    </svg>
  );
}
