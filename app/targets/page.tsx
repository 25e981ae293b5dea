import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { EntryHead } from '@/components/registry/entry-head';
import { EntryTable } from '@/components/registry/entry-table';
import classes from '@/components/registry/registry.module.css';
import { may, type Person } from '@/lib/people/role';
import { ENTERING, PROMISE_KINDS } from '@/lib/registry/entry';
import { entriesOf } from '@/lib/registry/queries';

type PromiseKind = (typeof PROMISE_KINDS)[number];

/** The promises first, then what was agreed and what they count. */
const SHOWN: readonly PromiseKind[] = ['versions', 'agreements', 'scopes'];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry'))('targets.title') };
}

/** What was promised: agreements, their target versions, and the scopes that these count. */
export default async function TargetsPage() {
  const person = await signedIn();
  const t = await getTranslations('registry');
  return (
    <>
      <h1>{t('targets.title')}</h1>
      <p className={classes.lead}>{t('targets.lead')}</p>
      {SHOWN.map((kind) => (
        <Promises key={kind} person={person} kind={kind} />
      ))}
    </>
  );
}

async function Promises({ person, kind }: { person: Person; kind: PromiseKind }) {
  const t = await getTranslations('registry');
  const rows = (await entriesOf(person, kind)).map((entry) => ({ ...entry, title: entry.name }));
  return (
    <section className={classes.section}>
      <EntryHead kind={kind} level={2} mayEnter={may(person, ENTERING[kind])} />
      <p className={classes.small}>{t(`leads.${kind}`)}</p>
      <EntryTable kind={kind} rows={rows} />
    </section>
  );
}
