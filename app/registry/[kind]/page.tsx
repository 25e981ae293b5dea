import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { EntryTable } from '@/components/registry/entry-table';
import classes from '@/components/registry/registry.module.css';
import { may } from '@/lib/people/role';
import { ENTERING, pagesOf } from '@/lib/registry/entry';
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
      <header className={classes.head}>
        <h1>{t(`kinds.${kind}`)}</h1>
        {may(person, ENTERING[kind]) && (
          <div className={`${classes.actions} screen-only`}>
            <Link className={classes.action} href={`${pagesOf(kind)}/new`}>
              {t(`new.${kind}`)}
            </Link>
          </div>
        )}
      </header>
      <p className={classes.lead}>{t(`leads.${kind}`)}</p>
      <EntryTable kind={kind} rows={rows} />
    </>
  );
}
