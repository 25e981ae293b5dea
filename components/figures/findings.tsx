import Link from 'next/link';
import { linkToFigure } from '@/lib/figures/filter';
import type { Finding } from '@/lib/figures/finding';
import { useFigureWords, type Names } from './wording';
import table from '../frame/reading.module.css';
import classes from './figures.module.css';

interface FindingsProps {
  findings: readonly Finding[];
  names: Names;
  /** The moment, as the address says it. */
  known: string | null;
  /** Says of which figure each speaks. */
  ofOthers?: boolean;
}

/** What the checker finds, in words, with the arithmetic below and the figures it was held against. */
export function Findings({ findings, names, known, ofOthers = false }: FindingsProps) {
  const { t, finding, step } = useFigureWords();
  return findings.map((one, index) => (
    <div key={index} className={classes.finding} data-outcome={one.outcome}>
      {ofOthers && (
        <p className={table.small}>
          <Link href={linkToFigure(one.about, known)} prefetch={false}>
            {names[one.about] ?? one.about}
          </Link>
        </p>
      )}
      <p>{finding(one, names)}</p>
      {one.steps.length > 0 && (
        <ol className={classes.steps} aria-label={t('step.label')}>
          {one.steps.map((line, at) => (
            <li key={at} data-agrees={line.agrees === null ? undefined : line.agrees}>
              {step(one, line)}
            </li>
          ))}
        </ol>
      )}
      {!ofOthers && one.uses.length > 0 && (
        <p className={table.small}>
          {t('uses')}:{' '}
          {one.uses.map((key, at) => (
            <span key={key}>
              {at > 0 && ' · '}
              <Link href={linkToFigure(key, known)} prefetch={false}>
                {names[key] ?? key}
              </Link>
            </span>
          ))}
        </p>
      )}
    </div>
  ));
}
