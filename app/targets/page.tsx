import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { placeInTime } from '@/app/place-in-time';
import { signedIn } from '@/app/signed-in';
import { KnownPlace } from '@/components/known/place';
import { KnownRefused } from '@/components/known/refused';
import { EntryHead } from '@/components/registry/entry-head';
import { EntryTable } from '@/components/registry/entry-table';
import classes from '@/components/frame/reading.module.css';
import { may, type Person } from '@/lib/people/role';
import { ENTERING } from '@/lib/registry/entry';
import { entriesOf } from '@/lib/registry/queries';
import type { Past } from '@/lib/recorded.queries';
import { linkToPromises, type PromiseKind } from '@/lib/registry/promise-columns';
import { printKnown } from '@/lib/voyages/known';

/** The promises first, then what was agreed and what they count. */
const SHOWN: readonly PromiseKind[] = ['versions', 'agreements', 'scopes'];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry'))('targets.title') };
}

/** What was promised: agreements, their target versions, and the scopes that these count. */
export default async function TargetsPage({ searchParams }: PageProps<'/targets'>) {
  const person = await signedIn();
  const t = await getTranslations('registry');
  const time = await placeInTime(person, await searchParams, 'target_version');
  if (time.state === 'refused') return <KnownRefused {...time} action="/targets" now="/targets" />;
  return (
    <>
      <h1>{t('targets.title')}</h1>
      <p className={classes.lead}>{t('targets.lead')}</p>
      <KnownPlace when={time.when} path="/targets" keep={time.keep} />
      {SHOWN.map((kind) => (
        <Promises key={kind} person={person} kind={kind} past={time.past} />
      ))}
    </>
  );
}

async function Promises({ person, kind, past }: { person: Person; kind: PromiseKind; past: Past | null }) {
  const t = await getTranslations('registry');
  const known = past && printKnown(past);
  const rows = (await entriesOf(person, kind, past)).map((entry) => ({ ...entry, title: entry.name }));
  return (
    <section className={classes.section}>
      <EntryHead
        kind={kind}
        level={2}
        mayEnter={may(person, ENTERING[kind]) && past === null}
        file={linkToPromises(kind, known)}
      />
      <p className={classes.small}>{t(`leads.${kind}`)}</p>
      <EntryTable kind={kind} rows={rows} known={known} />
    </section>
  );
}
