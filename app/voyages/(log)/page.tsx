import { Suspense } from 'react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { vesselsToFilterBy } from '@/app/voyages/actions';
import { SavedViews, type ViewActs } from '@/components/views/saved-views';
import { ExportLink } from '@/components/voyages/export/export-link';
import { ImportLink } from '@/components/voyages/import/import-link';
import { Empty } from '@/components/voyages/log/empty';
import { FilterForm } from '@/components/voyages/log/filter-form';
import { filterInWords } from '@/components/voyages/log/filter-in-words';
import { LogPager } from '@/components/voyages/log/log-pager';
import { Totals, TotalsPending } from '@/components/voyages/log/totals';
import type { LogActs } from '@/components/voyages/log/log-acts';
import { VoyageTable } from '@/components/voyages/log/voyage-table';
import classes from '@/components/voyages/log/log.module.css';
import { may, type Person } from '@/lib/people/role';
import { printMoment } from '@/lib/calendar';
import { changed, filterFromParams, linkToVoyages, paramsOf, type VoyageFilter } from '@/lib/voyages/filter';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import { whenOf } from '@/lib/voyages/known.queries';
import { KnownBanner } from '@/components/known/banner';
import { KnownRefused } from '@/components/known/refused';
import { viewsFor } from '@/lib/views/queries';
import { voyagePage } from '@/lib/voyages/queries';
import { logChoices, voyageTotals } from '@/lib/voyages/totals.queries';
import { openVoyage } from '../actions';
import { actOnChosen, amendCell, choicesOfCell, commentOnChosen, undoChosen } from './actions';
import { putBackLogView, removeLogView, replaceLogView, saveLogView } from './view-actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('log'))('title') };
}

const acts: Omit<LogActs, 'person'> = {
  act: actOnChosen,
  comment: commentOnChosen,
  undo: undoChosen,
  open: openVoyage,
  choices: choicesOfCell,
  amend: amendCell,
};

const viewActs: ViewActs = {
  save: saveLogView,
  replace: replaceLogView,
  remove: removeLogView,
  putBack: putBackLogView,
};

/** The voyage log: filter, order, columns and place are the address. */
export default async function LogPage({ searchParams }: PageProps<'/voyages'>) {
  const person = await signedIn();
  const { filter, ignored } = filterFromParams(await searchParams);
  const when = filter.known && (await whenOf(person, filter.known));
  if (when !== null && when.state !== 'past') {
    const now = { ...filter, known: null };
    return (
      <KnownRefused
        when={when}
        read={filter.known?.kind === 'at' ? printMoment(new Date(filter.known.at), KNOWN_ZONE) : ''}
        action="/voyages"
        keep={[...paramsOf(changed(now, {}))]}
        now={linkToVoyages(changed(now, {}))}
      />
    );
  }
  const [t, choices, page, views] = await Promise.all([
    getTranslations('log'),
    logChoices(person, filter),
    voyagePage(person, filter),
    viewsFor(person, 'voyages'),
  ]);
  // What was known in the past is looked at, not changed.
  const mayAct = may(person, 'logVoyages') && filter.known === null;
  const words = filterInWords(filter, choices, t);
  const shown = paramsOf(changed(filter, {})).toString();
  const bar = (
    <div className={classes.barStart}>
      <SavedViews
        views={views}
        path="/voyages"
        query={shown.replaceAll('%2C', ',')}
        acts={viewActs}
        mayRemoveShared={may(person, 'removeSharedViews')}
      />
      <FilterForm filter={filter} choices={choices} loadVessels={vesselsToFilterBy} />
    </div>
  );
  return (
    <>
      {/* Nineteen columns need the long side of the paper; only while this page is shown. */}
      <style media="print">{'@page { size: A4 landscape; margin: 10mm }'}</style>
      <header className={classes.head}>
        <h1>{t('title')}</h1>
        <span className="screen-only" hidden={when !== null}>
          <ExportLink filter={filter} />
          {may(person, 'logVoyages') && <ImportLink />}
        </span>
        <p className="paper-only">
          {t('words.label', { list: words })}{' '}
          {t('words.sort', { column: t(`column.${filter.sort}`), direction: filter.direction })}{' '}
          {t('words.page', { size: filter.size })}
        </p>
      </header>
      {when !== null && (
        <KnownBanner when={when} of="log" now={linkToVoyages(changed(filter, { known: null }))} />
      )}
      {filter.by !== 'bl' && <p className={classes.notice}>{t('byDays', { by: filter.by })}</p>}
      {filter.gap !== null && (
        <p className={classes.notice}>{t('onlyGap', { gap: t('words.gap', { gap: filter.gap }) })}</p>
      )}
      {ignored.length > 0 && (
        <p className={classes.notice} role="alert">
          {t('ignored', { list: ignored.map(({ name, value }) => `${name}=${value}`).join(', ') })}
        </p>
      )}
      {page.fromBeginning && page.rows.length > 0 && <p className={classes.notice}>{t('fromBeginning')}</p>}
      <VoyageTable
        rows={page.rows}
        filter={filter}
        bar={bar}
        acts={mayAct ? { ...acts, person: person.id } : null}
        empty={<Empty filter={filter} words={words} mayLog={may(person, 'logVoyages')} />}
      />
      {page.rows.length > 0 && (
        <>
          <Suspense
            key={paramsOf({ ...filter, position: { kind: 'first' } }).toString()}
            fallback={<TotalsPending />}
          >
            <FilterTotals person={person} filter={filter} />
          </Suspense>
          <div className={classes.foot}>
            <LogPager filter={filter} page={page} />
            <p className={`${classes.keys} screen-only`}>{t(mayAct ? 'keysHint' : 'keysHintReader')}</p>
          </div>
        </>
      )}
    </>
  );
}

async function FilterTotals({ person, filter }: { person: Person; filter: VoyageFilter }) {
  return <Totals totals={await voyageTotals(person, filter)} />;
}
