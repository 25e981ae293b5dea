import { HOME_ZONE, printMoment } from '@/lib/calendar';
import type { EntryChange, EntrySave } from '@/lib/registry/history';
import { useRegistryWords } from './wording';
import classes from '../frame/reading.module.css';

/** Every save of an entry in plain words, latest first: what, who, when, why. */
export function History({ saves }: { saves: readonly EntrySave[] }) {
  const { t, name, keyed } = useRegistryWords();

  function sentence({ field, kind, from, to }: EntryChange, entered: boolean): string {
    const of = name(field);
    if (field === 'standing') return t(to === null ? 'history.standsAgain' : 'history.withdrawn');
    const word = (text: string) => (kind === 'key' ? keyed(text) : text);
    if (field === 'validTo' && (from === null || to === null) && !entered)
      return t('history.changed', {
        field: of,
        from: from ?? t('untilFurther'),
        to: to ?? t('untilFurther'),
      });
    if (from === null) return t(entered ? 'history.set' : 'history.added', { field: of, to: word(to ?? '') });
    if (to === null) return t('history.removed', { field: of, from: word(from) });
    return t('history.changed', { field: of, from: word(from), to: word(to) });
  }

  return (
    <section className={classes.section}>
      <h2>{t('history.title')}</h2>
      {saves.length === 0 ? (
        <p className={classes.small}>{t('history.none')}</p>
      ) : (
        <ol className={classes.list}>
          {saves.map(({ at, by, reason, act, other, changes }, index) => {
            const sentences = changes.map((change) => sentence(change, act === 'entered'));
            return (
              <li key={index}>
                <p className={classes.gap}>
                  {t('history.by', { at: printMoment(at, HOME_ZONE), name: by })}
                  {reason !== null && `, ${t('history.because', { reason })}`}
                </p>
                {act !== 'amended' && <p>{t(`history.acts.${act}`, { other: other ?? '' })}</p>}
                {act === 'entered' ? (
                  <p>{sentences.join(' · ')}</p>
                ) : (
                  <ul>
                    {sentences.map((text) => (
                      <li key={text}>{text}</li>
                    ))}
                  </ul>
                )}
              </li>
            );
          })}
        </ol>
      )}
      <p className={classes.small}>{t('history.time')}</p>
    </section>
  );
}
