'use client';

import { useWording } from '../wording';
import { useDraft, useRefusalsOf, useTyped } from './draft-context';
import { FieldRefusals } from './field-refusals';
import { idOf, refusalsIdOf } from './paths';
import classes from './form.module.css';

/** Why a stored voyage is changed: without it nothing is saved. */
export function ReasonField() {
  const { t } = useWording();
  const draft = useDraft();
  const reason = useTyped((typed) => typed.reason);
  const wrong = useRefusalsOf('reason').length > 0;
  return (
    <section className={classes.section}>
      <label className={classes.label} htmlFor={idOf('reason')}>
        {t('amend.reason')}
      </label>
      <input
        id={idOf('reason')}
        className={classes.input}
        autoComplete="off"
        required
        value={reason}
        onChange={({ currentTarget }) => {
          draft.replace({ reason: currentTarget.value });
          if (wrong) draft.refuseField('reason', null);
        }}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? refusalsIdOf('reason') : `${idOf('reason')}-hint`}
      />
      <FieldRefusals path="reason" />
      <p id={`${idOf('reason')}-hint`} className={classes.hint}>
        {t('amend.reasonHint')}
      </p>
    </section>
  );
}
