import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { importDisruptionFile } from '@/app/registry/disruptions/actions';
import { signedIn } from '@/app/signed-in';
import { RegistryImport } from '@/components/registry/registry-import';
import { ImportPage } from '@/components/registry/import-page';
import { Texts } from '@/components/texts';
import { may } from '@/lib/people/role';
import { DISRUPTIONS_NEEDED, linkToDisruptions } from '@/lib/registry/disruption-columns';
import { ENTERING } from '@/lib/registry/entry';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry'))('import.disruptions.title') };
}

/** Disruptions from a file. */
export default async function ImportDisruptionsPage() {
  const [person, t] = await Promise.all([signedIn(), getTranslations('registry')]);
  return (
    <ImportPage
      title={t('import.disruptions.title')}
      lead={t('import.disruptions.lead')}
      pattern={linkToDisruptions()}
      mayNot={may(person, ENTERING.disruptions) ? null : t('form.mayNot')}
    >
      <Texts of={['entryFile', 'registry', 'import', 'voyages', 'refusals']}>
        <RegistryImport
          kind="disruptions"
          needed={DISRUPTIONS_NEEDED.join(', ')}
          send={importDisruptionFile}
        />
      </Texts>
    </ImportPage>
  );
}
