import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { KnownPlace } from '@/components/known/place';
import { KnownRefused } from '@/components/known/refused';
import { EntryHead } from '@/components/registry/entry-head';
import { EntryTable } from '@/components/registry/entry-table';
import classes from '@/components/frame/reading.module.css';
import { may } from '@/lib/people/role';
import { linkToDisruptions } from '@/lib/registry/disruption-columns';
import { ENTERING, listOf } from '@/lib/registry/entry';
import { entriesOf } from '@/lib/registry/queries';
import { noticesInForce } from '@/lib/registry/record.queries';
import { entryTime, isAskedInThePast, kindOf, shortTitle } from '../addressed';

type Props = PageProps<'/registry/[kind]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindOf((await params).kind);
  return { title: (await getTranslations('registry'))(`kinds.${kind}`) };
}

export default async function EntriesPage({ params, searchParams }: Props) {
  const person = await signedIn();
  const kind = kindOf((await params).kind);
  const t = await getTranslations('registry');
  const time = await entryTime(person, kind, await searchParams);
  const address = listOf(kind);
  if (time.state === 'refused') return <KnownRefused {...time} action={address} now={address} />;
  const { known, past } = time;
  const entries = await entriesOf(person, kind, past);
  const inForce = kind === 'notices' ? (await noticesInForce(person)).map(({ id }) => id) : [];
  const rows = entries.map((entry) => ({
    ...entry,
    title: shortTitle(t, entry),
    inForce: inForce.includes(entry.id),
  }));
  return (
    <>
      <EntryHead
        kind={kind}
        level={1}
        mayEnter={may(person, ENTERING[kind]) && past === null}
        file={kind === 'disruptions' ? linkToDisruptions(known) : undefined}
      />
      <p className={classes.lead}>{t(`leads.${kind}`)}</p>
      {isAskedInThePast(kind) && <KnownPlace when={time.when} path={address} keep={time.keep} />}
      <EntryTable kind={kind} rows={rows} known={known} />
    </>
  );
}
