import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { placeInTime } from '@/app/place-in-time';
import { signedIn } from '@/app/signed-in';
import { KnownPlace } from '@/components/known/place';
import { KnownRefused } from '@/components/known/refused';
import { ProgrammeCalendar } from '@/components/programme/calendar';
import { ProgrammeDesk } from '@/components/programme/desk';
import { MergeProposals, type Pair } from '@/components/programme/merge-proposals';
import { MonthNav } from '@/components/programme/month-nav';
import { ProgrammeTable } from '@/components/programme/table';
import { ProgrammeSentence, ProgrammeTotals } from '@/components/programme/totals';
import classes from '@/components/programme/programme.module.css';
import page from '@/components/frame/reading.module.css';
import { PrintButton } from '@/components/voyages/one/print-button';
import { HOME_ZONE, localDateOf, printMonth, todayAt } from '@/lib/calendar';
import { may } from '@/lib/people/role';
import { blKgOf, plannedKgOf } from '@/lib/programme/programme';
import { linkToPattern, linkToProgrammeFile, readProgrammeFilter } from '@/lib/programme/filter';
import { LINES_AT_MOST, programmeOf } from '@/lib/programme/queries';
import type { MergeProposal } from '@/lib/programme/proposal';
import { sheetOf } from '@/lib/programme/sheet';
import * as actions from './actions';
import { againstTarget } from './against';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programme'))('title') };
}

function pairOf({ planned, logged }: MergeProposal): Pair {
  return {
    vessel: planned.vessel?.name ?? '',
    planned: {
      voyageNo: planned.voyageNo,
      version: planned.version,
      laycan: planned.laycan ?? { from: '', to: '' },
      kg: plannedKgOf(planned),
    },
    logged: {
      voyageNo: logged.voyageNo,
      version: logged.version,
      began: logged.begunOn ?? logged.loadedOn ?? '',
      blKg: blKgOf(logged),
    },
  };
}

export default async function ProgrammePage({ searchParams }: PageProps<'/programme'>) {
  const [person, parameters, t] = await Promise.all([signedIn(), searchParams, getTranslations('programme')]);
  const time = await placeInTime(person, parameters, 'voyages');
  if (time.state === 'refused') return <KnownRefused {...time} action="/programme" now="/programme" />;
  const { known, past } = time;
  const today = time.when ? localDateOf(time.when.at, HOME_ZONE) : todayAt(HOME_ZONE);
  const filter = readProgrammeFilter(parameters, today) ?? notFound();
  const { month } = filter;
  const [books, against] = await Promise.all([
    programmeOf(person, month, past),
    againstTarget(person, filter, { today, past }),
  ]);
  const sheet = sheetOf(month, books, today);
  const target = against?.(sheet) ?? notFound();
  const mayPlan = may(person, 'logVoyages') && past === null;
  const file = linkToProgrammeFile(sheet.lines.map(({ voyage }) => voyage.voyageNo));
  const planned = sheet.lines.flatMap(({ voyage: { voyageNo, version, vessel, status, laycan } }) =>
    laycan ? [{ voyageNo, version, vessel: vessel?.name ?? t('table.unknownVessel'), status, laycan }] : [],
  );
  return (
    <div className={classes.sheet}>
      <header className={page.head}>
        <h1>{t('of', { month: printMonth(month) })}</h1>
        <div className={`${page.actions} screen-only`}>
          {mayPlan && (
            <Link className={page.action} href={linkToPattern(month)} data-command>
              {t('new')}
            </Link>
          )}
          {mayPlan && (
            <Link className={page.plain} href="/voyages/import" title={t('files')} prefetch={false}>
              {t('import')}
            </Link>
          )}
          {file !== null && past === null && (
            <Link className={page.plain} href={file} prefetch={false}>
              {t('export')}
            </Link>
          )}
          <PrintButton label={t('print')} />
        </div>
      </header>
      <MonthNav month={month} {...target.choice} chosen={filter.target !== null} known={known} />
      <KnownPlace when={time.when} path="/programme" keep={time.keep} of="log" />
      <ProgrammeSentence sheet={sheet} against={target.against} />
      {books.cutOff && <p className={page.notice}>{t('cutOff', { most: LINES_AT_MOST })}</p>}
      <MergeProposals pairs={sheet.proposals.map(pairOf)} merge={mayPlan ? actions.merge : null} />
      {sheet.lines.length === 0 && <p className={page.notice}>{t('empty', { month: printMonth(month) })}</p>}
      <ProgrammeDesk
        planned={planned}
        acts={mayPlan ? { nominate: actions.nominate, move: actions.move } : null}
      >
        {sheet.lines.length > 0 && (
          <p className={`${classes.keys} screen-only`}>{t(mayPlan ? 'keys' : 'keysToRead')}</p>
        )}
        <ProgrammeCalendar sheet={sheet} />
        {sheet.lines.length > 0 && (
          <div className={`${page.section} ${classes.lines}`}>
            <h2>{t('table.title')}</h2>
            <ProgrammeTable sheet={sheet} mayPlan={mayPlan} />
            {sheet.berthsUnknown.length > 0 && (
              <p className={page.small}>
                {t('berthsUnknown', { terminals: sheet.berthsUnknown.join(', ') })}{' '}
                <Link className="screen-only" href="/registry/terminals" prefetch={false}>
                  {t('enterBerths')}
                </Link>
              </p>
            )}
          </div>
        )}
      </ProgrammeDesk>
      <ProgrammeTotals totals={sheet.totals} />
    </div>
  );
}
