import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { linkToVoyages, restricts, unfiltered, type VoyageFilter } from '@/lib/voyages/filter';
import classes from './log.module.css';

/** No rows: because nothing is logged, or because nothing fits the filter. Those are different things to do about. */
export function Empty({ filter, words, mayLog }: { filter: VoyageFilter; words: string; mayLog: boolean }) {
  const t = useTranslations('log');
  if (restricts(filter)) {
    return (
      <section className={classes.empty}>
        <h2>{t('empty.nothingMatches')}</h2>
        <p>{t('empty.nothingMatchesText', { words })}</p>
        <Link href={linkToVoyages(unfiltered(filter))}>{t('filter.clear')}</Link>
      </section>
    );
  }
  return (
    <section className={classes.empty}>
      <h2>{t('empty.nothingLogged')}</h2>
      <p>{t('empty.nothingLoggedText')}</p>
      {mayLog && <Link href="/voyages/new">{t('empty.logVoyage')}</Link>}
    </section>
  );
}
