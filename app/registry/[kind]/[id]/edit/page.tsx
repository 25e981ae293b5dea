import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { EntryForm } from '@/components/registry/entry-form';
import { may } from '@/lib/people/role';
import { ENTERING, pagesOf } from '@/lib/registry/entry';
import { textOfEntry } from '@/lib/registry/text';
import { amendEntry } from '../../../actions';
import { choicesFor, entryAt } from '../../../addressed';

type Props = { params: Promise<{ kind: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await entryAt(await params);
  return { title: (await getTranslations('registry'))('form.amendTitle', { name: title }) };
}

export default async function AmendEntryPage({ params }: Props) {
  const person = await signedIn();
  const { kind, id, entry, title } = await entryAt(await params);
  const t = await getTranslations('registry');
  if ('mergedInto' in entry && entry.mergedInto) redirect(`${pagesOf(kind)}/${id}`);
  const text = textOfEntry(kind, entry);
  return (
    <>
      <h1>{t('form.amendTitle', { name: title })}</h1>
      {may(person, ENTERING[kind]) ? (
        <EntryForm
          kind={kind}
          initial={text}
          stored={{ id, version: entry.version, text }}
          choices={await choicesFor(kind)}
          save={amendEntry.bind(null, { kind, id })}
        />
      ) : (
        <p>{t(ENTERING[kind] === 'manageTargets' ? 'form.mayNotPromise' : 'form.mayNot')}</p>
      )}
    </>
  );
}
