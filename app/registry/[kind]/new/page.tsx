import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { EntryForm } from '@/components/registry/entry-form';
import { may } from '@/lib/people/role';
import { ENTERING } from '@/lib/registry/entry';
import { emptyEntryText } from '@/lib/registry/text';
import { createEntry } from '../../actions';
import { choicesFor, kindOf } from '../../addressed';

type Props = { params: Promise<{ kind: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindOf((await params).kind);
  return { title: (await getTranslations('registry'))(`new.${kind}`) };
}

export default async function NewEntryPage({ params }: Props) {
  const person = await signedIn();
  const kind = kindOf((await params).kind);
  const t = await getTranslations('registry');
  return (
    <>
      <h1>{t(`new.${kind}`)}</h1>
      {may(person, ENTERING[kind]) ? (
        <EntryForm
          kind={kind}
          initial={emptyEntryText(kind)}
          stored={null}
          choices={await choicesFor(kind)}
          save={createEntry.bind(null, kind)}
        />
      ) : (
        <p>{t(ENTERING[kind] === 'manageTargets' ? 'form.mayNotPromise' : 'form.mayNot')}</p>
      )}
    </>
  );
}
