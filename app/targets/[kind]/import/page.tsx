import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { importPromiseFile } from '@/app/targets/actions';
import { RegistryImport } from '@/components/registry/registry-import';
import { ImportPage } from '@/components/registry/import-page';
import { Texts } from '@/components/texts';
import { may } from '@/lib/people/role';
import { ENTERING, PROMISE_KINDS } from '@/lib/registry/entry';
import { linkToPromises, NEEDED } from '@/lib/registry/promise-columns';

type Props = { params: Promise<{ kind: string }> };

async function kindIn(params: Props['params']) {
  const { kind } = await params;
  return PROMISE_KINDS.find((one) => one === kind) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = await kindIn(params);
  return { title: (await getTranslations('registry'))(`import.${kind}.title`) };
}

/** Agreements, scopes or target versions from a file. */
export default async function ImportPromisesPage({ params }: Props) {
  const kind = await kindIn(params);
  const [person, t] = await Promise.all([signedIn(), getTranslations('registry')]);
  return (
    <ImportPage
      title={t(`import.${kind}.title`)}
      lead={t(`import.${kind}.lead`)}
      pattern={linkToPromises(kind)}
      mayNot={may(person, ENTERING[kind]) ? null : (await getTranslations('entryFile'))('mayNot')}
    >
      <Texts of={['entryFile', 'registry', 'import', 'voyages', 'refusals']}>
        <RegistryImport
          kind={kind}
          needed={NEEDED[kind].join(', ')}
          send={importPromiseFile.bind(null, kind)}
        />
      </Texts>
    </ImportPage>
  );
}
