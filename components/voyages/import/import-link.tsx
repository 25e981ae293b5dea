import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** Many voyages at once, beside the export of them. */
export function ImportLink() {
  const t = useTranslations('import');
  return (
    <>
      {' · '}
      <Link href="/voyages/import">{t('link')}</Link>
    </>
  );
}
