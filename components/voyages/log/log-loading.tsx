import { useTranslations } from 'next-intl';
import classes from './log.module.css';

/** The shape of the table while its rows are read: not an empty log. */
export function LogLoading() {
  const t = useTranslations('log');
  return (
    <section aria-busy="true">
      <header className={classes.head}>
        <h1>{t('title')}</h1>
        <p role="status">{t('loading')}</p>
      </header>
      <div className={classes.skeletons} aria-hidden="true">
        {Array.from({ length: 12 }, (_, index) => (
          <div key={index} className={classes.skeleton} />
        ))}
      </div>
    </section>
  );
}
