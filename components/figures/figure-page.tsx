import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Checked } from '@/lib/figures/check';
import type { Figure } from '@/lib/figures/figure';
import { linkToFigure } from '@/lib/figures/filter';
import type { Finding } from '@/lib/figures/finding';
import { FigureParticulars } from './figure-particulars';
import { Findings } from './findings';
import { useFigureWords } from './wording';
import table from '../frame/reading.module.css';
import classes from './figures.module.css';

interface FigurePageProps {
  figure: Figure;
  figures: readonly Figure[];
  checked: Checked;
  /** What is said of others with this one in it. */
  namedIn: readonly Finding[];
  actions: ReactNode;
  /** The moment, as the address says it; null: as known now. */
  known: string | null;
  children: ReactNode;
}

/** One figure: what was printed, what the arithmetic makes of it, and its history. */
export function FigurePage(props: FigurePageProps) {
  const { figure, figures, checked, namedIn, actions, known, children } = props;
  const { t, period, publisher, scope, nameOf } = useFigureWords();
  const names = Object.fromEntries(figures.map((one) => [one.key, nameOf(one)]));
  const relays = figures.filter(({ relayOf }) => relayOf === figure.key);
  const tied = [
    ['relayOf', figure.relayOf],
    ['supersedes', figure.supersedes],
    ['supersededBy', figure.supersededBy],
  ] as const;
  return (
    <article>
      <header className={table.head}>
        <div>
          <h1>
            {period(figure)}: {figure.valueAsCited}
          </h1>
          <p className={table.facts}>
            <span>{scope(figure)}</span>
            <span>{publisher(figure.publisher)}</span>
            <span className={classes.verdict} data-verdict={checked.verdict}>
              {t(`verdict.${checked.verdict}`)}
            </span>
          </p>
        </div>
        <div className={`${table.actions} screen-only`}>{actions}</div>
      </header>
      {figure.quote && <blockquote className={classes.quote}>{figure.quote}</blockquote>}
      {tied.map(([tie, key]) =>
        key === null ? null : (
          <p key={tie} className={table.notice}>
            <Link href={linkToFigure(key, known)} prefetch={false}>
              {t(tie, { name: names[key] ?? key })}
            </Link>
          </p>
        ),
      )}
      {relays.length > 0 && (
        <p className={table.notice}>
          {t('relaysOfThis', { names: relays.map(({ key }) => names[key]).join('; ') })}
        </p>
      )}
      <div className={table.columns}>
        <div>
          <section className={table.section}>
            <h2>{t('one.whatChecker')}</h2>
            {checked.findings.length === 0 ? (
              <p className={table.gap}>{t('one.alone')}</p>
            ) : (
              <Findings findings={checked.findings} names={names} known={known} />
            )}
          </section>
          {namedIn.length > 0 && (
            <section className={table.section}>
              <h2>{t('one.namedIn')}</h2>
              <Findings findings={namedIn} names={names} known={known} ofOthers />
            </section>
          )}
        </div>
        <div>
          <FigureParticulars figure={figure} />
          {children}
        </div>
      </div>
    </article>
  );
}
