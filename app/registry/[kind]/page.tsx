import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { EntryHead } from '@/components/registry/entry-head';
import { EntryTable } from '@/components/registry/entry-table';
import classes from '@/components/registry/registry.module.css';
import { may } from '@/lib/people/role';
import { ENTERING } from '@/lib/registry/entry';
import { entriesOf } from '@/lib/registry/queries';
import { noticesInForce } from '@/lib/registry/record.queries';
import { kindOf, shortTitle } from '../addressed';

type Props = { params: Promise<{ kind: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindOf((await params).kind);
  return { title: (await getTranslations('registry'))(`kinds.${kind}`) };
}

export default async function EntriesPage({ params }: Props) {
  const person = await signedIn();
  const kind = kindOf((await params).kind);
  const t = await getTranslations('registry');
  const entries = await entriesOf(person, kind);
  const inForce = kind === 'notices' ? (await noticesInForce(person)).map(({ id }) => id) : [];
  const rows = entries.map((entry) => ({
    ...entry,
    title: shortTitle(t, entry),
    inForce: inForce.includes(entry.id),
  }));
  return (
    <>
      <EntryHead kind={kind} level={1} mayEnter={may(person, ENTERING[kind])} />
      <p className={classes.lead}>{t(`leads.${kind}`)}</p>
      <EntryTable kind={kind} rows={rows} />
    </>
  );
}
