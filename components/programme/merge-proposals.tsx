'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { printDate } from '@/lib/calendar';
import { formatTonnes, type Kg } from '@/lib/quantity';
import type { Laycan } from '@/lib/programme/programme';
import type { Amended, Logged } from '@/lib/voyages/record';
import { FieldsAlive } from '../frame/fields-alive';
import { Field } from './field';
import { usePlanAct } from './use-plan-act';
import { laycanText, useRefusalWords } from './wording';
import classes from './programme.module.css';

type Of = { voyageNo: string; version: number };

/** A pair that may be one voyage, plain for the browser. */
export interface Pair {
  vessel: string;
  planned: Of & { laycan: Laycan; kg: Kg | null };
  logged: Of & { began: string; blKg: Kg | null };
}

export type MergeAct = (of: { planned: Of; logged: Of; reason: string }) => Promise<Amended>;

/** Proposed, never done unasked: each pair with its reason and one button. */
export function MergeProposals({ pairs, merge }: { pairs: readonly Pair[]; merge: MergeAct | null }) {
  const t = useTranslations('programme.merge');
  const [said, setSaid] = useState('');
  if (pairs.length === 0 && said === '') return null;
  return (
    <section className={classes.proposals} aria-labelledby="programme-merge">
      <h2 id="programme-merge">{t('title')}</h2>
      <p>{t('text')}</p>
      <p role="status">{said}</p>
      <ul>
        {pairs.map((pair) => (
          <li key={pair.planned.voyageNo}>
            <PairText of={pair} />
            {merge && <MergeForm of={pair} merge={merge} done={setSaid} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PairText({ of: { vessel, planned, logged } }: { of: Pair }) {
  const t = useTranslations('programme.merge');
  return (
    <p>
      {t('pair', {
        vessel,
        planned: planned.voyageNo,
        laycan: laycanText(planned.laycan),
        kg: planned.kg === null ? 'none' : formatTonnes(planned.kg),
        logged: logged.voyageNo,
        began: t('began', { day: printDate(logged.began) }),
        bl: logged.blKg === null ? 'none' : formatTonnes(logged.blKg),
      })}
    </p>
  );
}

function MergeForm({ of, merge, done }: { of: Pair; merge: MergeAct; done: (said: string) => void }) {
  const t = useTranslations('programme.merge');
  const say = useRefusalWords();
  const [reason, setReason] = useState('');
  const { pending, send, of: at, general } = usePlanAct<Logged>();
  const names = { planned: of.planned.voyageNo, logged: of.logged.voyageNo };
  const versionOf = ({ voyageNo, version }: Of) => ({ voyageNo, version });
  return (
    <FieldsAlive>
      <form
        noValidate
        className={`${classes.merge} screen-only`}
        onSubmit={(event) => {
          event.preventDefault();
          const asked = { planned: versionOf(of.planned), logged: versionOf(of.logged), reason };
          send(
            () => merge(asked),
            () => done(t('done', names)),
          );
        }}
      >
        <Field label={t('reason', names)} value={reason} change={setReason} refusals={at('reason')} />
        <button type="submit" className={classes.button} disabled={pending} aria-label={t('mergeOf', names)}>
          {t('merge')}
        </button>
        {general('reason').map((refusal) => (
          <p key={refusal.reason} role="alert" className={classes.wrong}>
            {say(refusal)}
          </p>
        ))}
      </form>
    </FieldsAlive>
  );
}
