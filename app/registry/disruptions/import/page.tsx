import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { importDisruptionFile } from '@/app/registry/disruptions/actions';
import { signedIn } from '@/app/signed-in';
import { RegistryImport } from '@/components/registry/registry-import';
import classes from '@/components/frame/reading.module.css';
import { Texts } from '@/components/texts';
import { may } from '@/lib/people/role';
import { DISRUPTIONS_NEEDED, linkToDisruptions } from '@/lib/registry/disruption-columns';
import { ENTERING } from '@/lib/registry/entry';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registry'))('import.disruptions.title') };
}

/** Disruptions from a file. */
export default async function ImportDisruptionsPage() {
  const [person, t, files] = await Promise.all([
    signedIn(),
    getTranslations('registry'),
    getTranslations('entryFile'),
  ]);
  return (
    <>
      <h1>{t('import.disruptions.title')}</h1>
      {may(person, ENTERING.disruptions) ? (
        <>
          <p className={classes.lead}>
            {t('import.disruptions.lead')}{' '}
            {files.rich('rules', {
              export: (text) => (
                <a href={linkToDisruptions()} download>
                  {text}
                </a>
              ),
            })}
          </p>
          <Texts of={['entryFile', 'registry', 'import', 'voyages', 'refusals']}>
            <RegistryImport
              kind="disruptions"
              needed={DISRUPTIONS_NEEDED.join(', ')}
              send={importDisruptionFile}
            />
          </Texts>
        </>
      ) : (
        <p>{t('form.mayNot')}</p>
      )}
    </>
  );
}
