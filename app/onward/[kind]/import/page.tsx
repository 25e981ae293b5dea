import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { importOnwardFile } from '@/app/onward/actions';
import { signedIn } from '@/app/signed-in';
import { RegistryImport } from '@/components/registry/registry-import';
import { ImportPage } from '@/components/registry/import-page';
import { Texts } from '@/components/texts';
import { NEEDED } from '@/lib/onward/columns';
import { linkToExport } from '@/lib/onward/filter';
import { may } from '@/lib/people/role';
import { ENTERING, ONWARD_KINDS } from '@/lib/registry/entry';

type Props = { params: Promise<{ kind: string }> };

async function kindIn(params: Props['params']) {
  const { kind } = await params;
  return ONWARD_KINDS.find((one) => one === kind) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = await kindIn(params);
  return { title: (await getTranslations('onward'))('import.title', { kind }) };
}

/** Movements, totals or costs from a file. */
export default async function ImportOnwardPage({ params }: Props) {
  const kind = await kindIn(params);
  const [person, t, registry] = await Promise.all([
    signedIn(),
    getTranslations('onward'),
    getTranslations('registry'),
  ]);
  return (
    <ImportPage
      title={t('import.title', { kind })}
      lead={t('import.lead', { kind })}
      pattern={linkToExport(kind)}
      mayNot={may(person, ENTERING[kind]) ? null : registry('form.mayNot')}
    >
      <Texts of={['entryFile', 'registry', 'import', 'voyages', 'refusals']}>
        <RegistryImport
          kind={kind}
          needed={
            kind === 'costs'
              ? NEEDED.costs.join(', ')
              : t('import.needed', { first: NEEDED[kind].join(', ') })
          }
          send={importOnwardFile.bind(null, kind)}
        />
      </Texts>
    </ImportPage>
  );
}
