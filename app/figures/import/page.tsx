import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { FigureImport } from '@/components/figures/figure-import';
import { ImportPage } from '@/components/registry/import-page';
import { Texts } from '@/components/texts';
import { may } from '@/lib/people/role';
import { importFigureFile } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures'))('import.title') };
}

export default async function ImportFiguresPage() {
  const [person, t] = await Promise.all([signedIn(), getTranslations('figures')]);
  return (
    <ImportPage
      title={t('import.title')}
      lead={t('import.lead')}
      pattern="/figures/export"
      mayNot={may(person, 'enterFigures') ? null : t('form.mayNot')}
    >
      <Texts of={['entryFile', 'figures', 'import', 'voyages', 'refusals']}>
        <FigureImport send={importFigureFile} />
      </Texts>
    </ImportPage>
  );
}
