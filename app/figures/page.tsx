import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { placeInTime } from '@/app/place-in-time';
import { signedIn } from '@/app/signed-in';
import { FigureFilterForm } from '@/components/figures/figure-filter-form';
import { FigurePages } from '@/components/figures/figure-pages';
import { FigureTable } from '@/components/figures/figure-table';
import { KnownPlace } from '@/components/known/place';
import { KnownRefused } from '@/components/known/refused';
import { ExportLinks } from '@/components/registry/export-links';
import classes from '@/components/frame/reading.module.css';
import { choicesIn, figureSearch, matches, pageOf, readFigureFilter } from '@/lib/figures/filter';
import { checkedFigures } from '@/lib/figures/queries';
import { may } from '@/lib/people/role';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures'))('title') };
}

export default async function FiguresPage({ searchParams }: PageProps<'/figures'>) {
  const [person, parameters, t, files] = await Promise.all([
    signedIn(),
    searchParams,
    getTranslations('figures'),
    getTranslations('entryFile'),
  ]);
  const filter = readFigureFilter(parameters) ?? notFound();
  const time = await placeInTime(person, parameters, 'reported_figure');
  if (time.state === 'refused')
    return <KnownRefused {...time} action="/figures" now={`/figures${figureSearch(filter)}`} />;
  const { known, past } = time;
  const { figures, checked } = await checkedFigures(person, past);
  const mayEnter = may(person, 'enterFigures') && past === null;
  const found = figures
    .map((figure) => ({ figure, verdict: checked.get(figure.key)?.verdict ?? ('alone' as const) }))
    .filter(({ figure, verdict }) => matches(filter, figure, verdict));
  const { rows, page, pages } = pageOf(found, parameters);
  const search = figureSearch(filter, known);
  return (
    <>
      <header className={classes.head}>
        <h1>{t('title')}</h1>
        <div className={`${classes.actions} screen-only`}>
          {mayEnter && (
            <Link className={classes.action} href="/figures/new">
              {t('new')}
            </Link>
          )}
          {mayEnter && (
            <Link className={classes.plain} href="/figures/import">
              {files('importLink')}
            </Link>
          )}
          <ExportLinks file={`/figures/export${figureSearch(filter, known)}`} what={t('title')} />
        </div>
      </header>
      <p className={classes.lead}>{t('lead')}</p>
      <KnownPlace when={time.when} path="/figures" keep={time.keep} />
      <FigureFilterForm filter={filter} known={known} choices={choicesIn(figures)} />
      <FigureTable rows={rows} all={figures.length} found={found.length} known={known} />
      <FigurePages
        page={page}
        pages={pages}
        link={(to) => `/figures${search}${search === '' ? '?' : '&'}page=${to}`}
      />
    </>
  );
}
