'use client';

import { useRef, useState, type FormEvent } from 'react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Month } from '@/lib/calendar';
import { linkToMonth } from '@/lib/programme/filter';
import { readPattern, voyagesOfPattern, type PatternText } from '@/lib/programme/input';
import { monthOfPattern, type Busy } from '@/lib/programme/pattern';
import type { Result } from '@/lib/result';
import type { Logged } from '@/lib/voyages/record';
import type { VoyageText } from '@/lib/voyages/text';
import { FieldsAlive } from '../frame/fields-alive';
import { newKey } from '../voyages/form/new-key';
import { Choice, type Entry } from './choice';
import { Field } from './field';
import { PatternPreview } from './pattern-preview';
import { Ships } from './ships';
import { usePlanAct } from './use-plan-act';
import { useRefusalWords } from './wording';
import form from '../frame/entry.module.css';
import classes from './programme.module.css';

interface PatternFormProps {
  month: Month;
  busy: readonly Busy[];
  choices: Record<'vessels' | 'load' | 'discharge' | 'grades' | 'shippers', readonly Entry[]>;
  usual: Pick<PatternText, 'loadTerminalId' | 'dischargeTerminalId'>;
  plan: (voyages: VoyageText[]) => Promise<Result<Logged[]>>;
}

/** Thirteen a month is 1.5 Mt a year in lots of 9.6 kt. */
const USUAL = { voyages: '13', laycanDays: '3', tonnes: '' };
const FIELDS = ['voyages', 'laycanDays', 'tonnes', 'vesselIds', 'loadTerminalId', 'dischargeTerminalId'];

/** A month from a pattern: what would be planned shows while it is typed, and nothing is stored before the button. */
export function PatternForm({ month, busy, choices, usual, plan }: PatternFormProps) {
  const t = useTranslations('programme.pattern');
  const say = useRefusalWords();
  const router = useRouter();
  const [text, setText] = useState<PatternText>({
    ...USUAL,
    ...usual,
    vesselIds: [],
    gradeId: null,
    shipperId: null,
  });
  const { pending, send, refuse, of, general } = usePlanAct<Logged[]>();
  // A second press, or an answer that was lost, plans the same voyages; another pattern plans others.
  const keys = useRef(new Map<string, string>());
  const keyOf = (at: number) => {
    const slot = `${at} ${JSON.stringify(text)}`;
    const key = keys.current.get(slot) ?? newKey();
    keys.current.set(slot, key);
    return key;
  };
  const put = (part: Partial<PatternText>) => {
    setText((now) => ({ ...now, ...part }));
    // What was wrong was said of what stood there before.
    refuse([]);
  };
  const read = readPattern(text);
  const slots = read.done ? monthOfPattern({ ...read.value, month }, busy) : [];

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!read.done) return refuse(read.refusals);
    send(
      () => plan(voyagesOfPattern(slots, read.value, keyOf)),
      () => router.push(linkToMonth(month)),
    );
  }
  const choice = (name: 'gradeId' | 'shipperId' | 'loadTerminalId' | 'dischargeTerminalId') => ({
    value: text[name],
    refusals: of(name),
    change: (id: number | null) => put({ [name]: id }),
  });
  return (
    <form noValidate className={classes.columns} onSubmit={submit}>
      <div>
        <FieldsAlive>
          <div className={form.fields}>
            <Field
              label={t('voyages')}
              numeric
              value={text.voyages}
              change={(voyages) => put({ voyages })}
              refusals={of('voyages')}
            />
            <Field
              label={t('laycanDays')}
              numeric
              value={text.laycanDays}
              change={(laycanDays) => put({ laycanDays })}
              refusals={of('laycanDays')}
            />
            <Field
              label={t('tonnes')}
              numeric
              hint={t('tonnesHint')}
              value={text.tonnes}
              change={(tonnes) => put({ tonnes })}
              refusals={of('tonnes')}
            />
            <Choice label={t('grade')} open={t('open')} entries={choices.grades} {...choice('gradeId')} />
            <Choice
              label={t('shipper')}
              open={t('open')}
              entries={choices.shippers}
              {...choice('shipperId')}
            />
            <Choice label={t('load')} open={t('open')} entries={choices.load} {...choice('loadTerminalId')} />
            <Choice
              label={t('discharge')}
              open={t('open')}
              entries={choices.discharge}
              {...choice('dischargeTerminalId')}
            />
          </div>
          <Ships
            vessels={choices.vessels}
            chosen={text.vesselIds}
            change={(vesselIds) => put({ vesselIds })}
            refusals={of('vesselIds')}
          />
          {general(...FIELDS).map((refusal) => (
            <p key={`${refusal.reason} ${refusal.field}`} role="alert" className={classes.wrong}>
              {say(refusal)}
            </p>
          ))}
          <div className={classes.buttons}>
            <button type="submit" className={classes.first} disabled={pending}>
              {pending ? t('making') : t('make', { voyages: slots.length })}
            </button>
            <Link className={classes.back} href={linkToMonth(month)} prefetch={false}>
              {t('back')}
            </Link>
          </div>
        </FieldsAlive>
      </div>
      <PatternPreview
        month={month}
        slots={slots}
        kgEach={read.done ? read.value.kgEach : null}
        vessels={choices.vessels}
        busy={busy}
      />
    </form>
  );
}
