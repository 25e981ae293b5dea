'use client';

import { useWording } from '../wording';
import { useField, useRefusalsOf } from './draft-context';
import { FieldRefusals } from './field-refusals';
import { idOf, refusalsIdOf } from './paths';
import { TextField } from './text-field';
import classes from './form.module.css';

/** The note, and the number where somebody else gave it already. */
export function Remarks({ isNew }: { isNew: boolean }) {
  const { t } = useWording();
  const [note, setNote] = useField('note');
  const wrong = useRefusalsOf('note').length > 0;
  return (
    <section className={classes.section}>
      <h2>{t('form.noteAndNumber')}</h2>
      <div className={classes.fields}>
        <div className={`${classes.field} ${classes.wide}`}>
          <label className={classes.label} htmlFor={idOf('note')}>
            {t('fields.note')}
          </label>
          <textarea
            id={idOf('note')}
            className={classes.area}
            rows={2}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
            aria-invalid={wrong || undefined}
            aria-describedby={wrong ? refusalsIdOf('note') : undefined}
          />
          <FieldRefusals path="note" />
        </div>
        {isNew && (
          <TextField path="voyageNo" label={t('fields.voyageNo')}>
            <p className={classes.hint}>{t('form.voyageNoHint')}</p>
          </TextField>
        )}
      </div>
    </section>
  );
}
