import Link from 'next/link';
import { useTranslations } from 'next-intl';

export default function NotFound() {
  const t = useTranslations('frame.notFound');
  return (
    <section>
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <p>
        <Link href="/voyages">{t('back')}</Link>
      </p>
    </section>
  );
}
