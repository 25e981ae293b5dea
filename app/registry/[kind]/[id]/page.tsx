import type { ComponentProps } from 'react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { Parameters } from '@/app/open-board';
import { signedIn } from '@/app/signed-in';
import { KnownPlace } from '@/components/known/place';
import { KnownRefused } from '@/components/known/refused';
import { EntryTable } from '@/components/registry/entry-table';
import { Entitlement } from '@/components/registry/entitlement';
import { History } from '@/components/registry/history';
import { Particulars } from '@/components/registry/particulars';
import { Published } from '@/components/registry/published';
import classes from '@/components/frame/reading.module.css';
import { CargoSentence, CargoTable } from '@/components/registry/vessel-cargo';
import { DraughtLimits, LastIntakes } from '@/components/registry/vessel-intakes';
import { yearOf } from '@/lib/calendar';
import { may, type Person } from '@/lib/people/role';
import { ENTERING, isAmendable, isMergeable, pagesOf } from '@/lib/registry/entry';
import type { VersionEntry } from '@/lib/registry/promise.queries';
import { entriesOf, portNotices, type GradeEntry, type VesselEntry } from '@/lib/registry/queries';
import { entitlementUnder } from '@/lib/progress/entitlement.queries';
import { linkToBoard } from '@/lib/progress/filter';
import { entryHistory, noticesInForce, vesselCargo } from '@/lib/registry/record.queries';
import type { Past } from '@/lib/recorded.queries';
import { textOfEntry } from '@/lib/registry/text';
import { entryAt, entryTime, kindOf, namesIn, shortTitle } from '../../addressed';

type Props = { params: Promise<{ kind: string; id: string }>; searchParams: Promise<Parameters> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const of = await params;
  const time = await entryTime(await signedIn(), kindOf(of.kind), await searchParams);
  if (time.state === 'refused') return {};
  return { title: (await entryAt(of, time.known)).title };
}

export default async function EntryPage({ params, searchParams }: Props) {
  const [person, of] = [await signedIn(), await params];
  const time = await entryTime(person, kindOf(of.kind), await searchParams);
  const address = `${pagesOf(kindOf(of.kind))}/${of.id}`;
  if (time.state === 'refused') return <KnownRefused {...time} action={address} now={address} />;
  const { past, known } = time;
  const { kind, id, entry, title } = await entryAt(of, known);
  const t = await getTranslations('registry');
  const mergedInto = 'mergedInto' in entry ? entry.mergedInto : null;
  const duplicates = isMergeable(kind)
    ? (await entriesOf(person, kind)).filter((other) => other.mergedInto?.id === id)
    : [];
  const vessel = kind === 'vessels' ? (entry as VesselEntry) : null;
  const cargo = vessel && (await vesselCargo(person, id));
  return (
    <article>
      {time.when && <KnownPlace when={time.when} path={address} keep={time.keep} />}
      <header className={classes.head}>
        <div>
          <h1>{title}</h1>
          {vessel && (
            <p className={classes.facts}>
              <span>{vessel.imoNumber ? t('one.imo', { imo: vessel.imoNumber }) : t('one.imoUnknown')}</span>
              {vessel.flag && <span>{vessel.flag}</span>}
            </p>
          )}
        </div>
        <div className={`${classes.actions} screen-only`}>
          {may(person, ENTERING[kind]) && isAmendable(kind) && !mergedInto && past === null && (
            <Link className={classes.action} href={`${pagesOf(kind)}/${id}/edit`}>
              {t('one.amend')}
            </Link>
          )}
          {isMergeable(kind) && may(person, 'mergeRegistry') && !mergedInto && (
            <Link className={classes.plain} href={`${pagesOf(kind)}/${id}/merge`} prefetch={false}>
              {t('one.merge')}
            </Link>
          )}
        </div>
      </header>
      {mergedInto && (
        <p className={classes.notice}>
          <Link href={`${pagesOf(kind)}/${mergedInto.id}`}>
            {t('one.isMerged', { name: mergedInto.name })}
          </Link>
        </p>
      )}
      {'figure' in entry && <Published entry={entry} known={known} />}
      {cargo && !mergedInto && <CargoSentence totals={cargo.totals} />}
      <div className={cargo ? classes.columns : undefined}>
        <div>
          {cargo && <CargoTable vesselId={id} cargo={cargo} />}
          {vessel && cargo && <VesselIntakes person={person} vessel={vessel} intakes={cargo.intakes} />}
          {kind === 'versions' && (
            <UnderPromise
              person={person}
              version={entry as VersionEntry}
              known={past && time.when && { past, at: time.when.at }}
            />
          )}
          {kind === 'terminals' && <TerminalNotices person={person} terminalId={id} />}
        </div>
        <div>
          <Particulars
            kind={kind}
            text={textOfEntry(kind, entry)}
            names={namesIn(entry)}
            apiGravity={kind === 'grades' ? (entry as GradeEntry).apiGravity : null}
          />
          {duplicates.length > 0 && (
            <p>{t('one.duplicates', { names: duplicates.map(({ name }) => name).join(', ') })}</p>
          )}
          <History saves={await entryHistory(person, kind, id, past)} />
        </div>
      </div>
    </article>
  );
}

type VesselIntakesProps = {
  person: Person;
  vessel: VesselEntry;
  intakes: ComponentProps<typeof LastIntakes>['intakes'];
};

async function VesselIntakes({ person, vessel, intakes }: VesselIntakesProps) {
  return (
    <>
      <LastIntakes intakes={intakes} vessel={vessel} />
      <DraughtLimits vessel={vessel} notices={await noticesInForce(person)} />
    </>
  );
}

/** The restrictions of one terminal, the latest first. */
async function TerminalNotices({ person, terminalId }: { person: Person; terminalId: number }) {
  const t = await getTranslations('registry');
  const [all, now] = [await portNotices(person), await noticesInForce(person)];
  const rows = all
    .filter((notice) => notice.terminalId === terminalId)
    .map((notice) => ({
      ...notice,
      title: shortTitle(t, notice),
      inForce: now.some(({ id }) => id === notice.id),
    }));
  return (
    <section className={classes.section}>
      <h2>{t('one.notices')}</h2>
      <EntryTable kind="notices" rows={rows} />
    </section>
  );
}

/** What a promise entitled to, against what was lifted; who wants more asks the board under it. */
type UnderPromiseProps = { person: Person; version: VersionEntry; known: { past: Past; at: Date } | null };

async function UnderPromise({ person, version, known }: UnderPromiseProps) {
  const [t, found] = await Promise.all([
    getTranslations('registry'),
    entitlementUnder(person, version, known),
  ]);
  const last = found?.months.at(-1);
  // The latest year in which it is in force; the board's own choice before it begins.
  const year = last ? yearOf(last.month) : null;
  return (
    <>
      <p>
        <Link
          href={linkToBoard({
            target: version.key,
            scope: null,
            year,
            basis: 'bl',
            plan: 'straight',
            data: 'all',
            known: known?.past ?? null,
          })}
        >
          {t('entitlement.board')}
        </Link>
      </p>
      {found ? <Entitlement {...found} /> : <p>{t('entitlement.otherBasis')}</p>}
    </>
  );
}
