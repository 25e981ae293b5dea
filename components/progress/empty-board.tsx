import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** The board of a log without a single voyage: not a failure, and not a year of zeros. */
export function EmptyBoard({ mayLog }: { mayLog: boolean }) {
  const t = useTranslations('board.empty');
  return (
    <section>
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <p>{mayLog ? <Link href="/voyages/new">{t('log')}</Link> : t('reader')}</p>
    </section>
  );
}
