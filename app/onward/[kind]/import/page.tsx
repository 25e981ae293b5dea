import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { importOnwardFile } from '@/app/onward/actions';
import { signedIn } from '@/app/signed-in';
import { RegistryImport } from '@/components/registry/registry-import';
import { Texts } from '@/components/texts';
import classes from '@/components/frame/reading.module.css';
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
  const [person, t, registry, files] = await Promise.all([
    signedIn(),
    getTranslations('onward'),
    getTranslations('registry'),
    getTranslations('entryFile'),
  ]);
  return (
    <>
      <h1>{t('import.title', { kind })}</h1>
      {may(person, ENTERING[kind]) ? (
        <>
          <p className={classes.lead}>
            {t('import.lead', { kind })}{' '}
            {files.rich('rules', {
              export: (text) => (
                <a href={linkToExport(kind)} download>
                  {text}
                </a>
              ),
            })}
          </p>
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
        </>
      ) : (
        <p>{registry('form.mayNot')}</p>
      )}
    </>
  );
}
