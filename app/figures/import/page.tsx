import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { FigureImport } from '@/components/figures/figure-import';
import { Texts } from '@/components/texts';
import classes from '@/components/frame/reading.module.css';
import { may } from '@/lib/people/role';
import { importFigureFile } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures'))('import.title') };
}

export default async function ImportFiguresPage() {
  const [person, t, files] = await Promise.all([
    signedIn(),
    getTranslations('figures'),
    getTranslations('entryFile'),
  ]);
  if (!may(person, 'enterFigures'))
    return (
      <>
        <h1>{t('import.title')}</h1>
        <p>{t('form.mayNot')}</p>
      </>
    );
  return (
    <>
      <h1>{t('import.title')}</h1>
      <p className={classes.lead}>
        {t('import.lead')}{' '}
        {files.rich('rules', {
          export: (text) => (
            <a href="/figures/export" download>
              {text}
            </a>
          ),
        })}
      </p>
      <Texts of={['entryFile', 'figures', 'import', 'voyages', 'refusals']}>
        <FigureImport send={importFigureFile} />
      </Texts>
    </>
  );
}
