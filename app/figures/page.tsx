import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { FigureFilterForm } from '@/components/figures/figure-filter-form';
import { FigureTable } from '@/components/figures/figure-table';
import classes from '@/components/registry/registry.module.css';
import { choicesIn, figureSearch, matches, readFigureFilter } from '@/lib/figures/filter';
import { checkedFigures } from '@/lib/figures/queries';
import { may } from '@/lib/people/role';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures'))('title') };
}

export default async function FiguresPage({ searchParams }: PageProps<'/figures'>) {
  const [person, parameters, t] = await Promise.all([signedIn(), searchParams, getTranslations('figures')]);
  const filter = readFigureFilter(parameters) ?? notFound();
  const { figures, checked } = await checkedFigures(person);
  const rows = figures
    .map((figure) => ({ figure, verdict: checked.get(figure.key)?.verdict ?? ('alone' as const) }))
    .filter(({ figure, verdict }) => matches(filter, figure, verdict));
  return (
    <>
      <header className={classes.head}>
        <h1>{t('title')}</h1>
        <div className={`${classes.actions} screen-only`}>
          {may(person, 'enterFigures') && (
            <Link className={classes.action} href="/figures/new">
              {t('new')}
            </Link>
          )}
          {may(person, 'enterFigures') && (
            <Link className={classes.plain} href="/figures/import">
              {t('importLink')}
            </Link>
          )}
          <a className={classes.plain} href={`/figures/export${figureSearch(filter)}`}>
            {t('export')}
          </a>
        </div>
      </header>
      <p className={classes.lead}>{t('lead')}</p>
      <FigureFilterForm filter={filter} choices={choicesIn(figures)} />
      <FigureTable rows={rows} all={figures.length} />
    </>
  );
}
