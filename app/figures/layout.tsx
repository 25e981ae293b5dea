import { getTranslations } from 'next-intl/server';
import { FiguresNav } from '@/components/figures/figures-nav';

/** The texts of the forms travel with their own pages: lists need none in the browser. */
export default async function FiguresLayout({ children }: { children: React.ReactNode }) {
  const t = await getTranslations('figures');
  return (
    <>
      <FiguresNav texts={{ label: t('parts'), published: t('published'), reconcile: t('reconcile') }} />
      {children}
    </>
  );
}
