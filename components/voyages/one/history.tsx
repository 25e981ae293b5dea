import { printMoment } from '@/lib/calendar';
import type { SavedChange } from '@/lib/voyages/history';
import type { VoyageRecord } from '@/lib/voyages/record';
import { lastUndoable } from '@/lib/voyages/undo';
import { useWording } from '../wording';
import { UndoButton, type UndoLast } from './undo-button';
import { useHistoryWords } from './use-history-words';
import classes from './one.module.css';

/** Every save in plain words, latest first: what, who, when, why. */
export function History({
  voyage,
  saves,
  undo,
}: {
  voyage: VoyageRecord;
  saves: readonly SavedChange[];
  /** Null where the last change has no way back, or whoever reads may not take it. */
  undo: UndoLast | null;
}) {
  const { t } = useWording();
  const last = lastUndoable(saves);
  const { sentences } = useHistoryWords(voyage.lots.length > 1);
  const port = voyage.loadTerminal?.port ?? t('ports.load');
  return (
    <section className={`${classes.section} ${classes.history}`}>
      <h2>{t('one.history')}</h2>
      {saves.length === 0 ? (
        <p className={classes.small}>{t('one.noHistory')}</p>
      ) : (
        <ol className={classes.list}>
          {saves.map((save, index) => {
            const { at, by, reason, changes } = save;
            return (
              <li key={index}>
                <p className={classes.gap}>
                  {t('history.by', { name: by, at: printMoment(at, voyage.zones.load) })}
                  {reason !== null && `, ${t('history.because', { reason })}`}
                </p>
                <ul className={classes.changes}>
                  {sentences(changes).map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
                {undo && save === last && (
                  <UndoButton
                    key={voyage.version}
                    voyageNo={voyage.voyageNo}
                    version={voyage.version}
                    undo={undo}
                  />
                )}
              </li>
            );
          })}
        </ol>
      )}
      <p className={classes.small}>{t('one.historyTime', { port })}</p>
    </section>
  );
}
