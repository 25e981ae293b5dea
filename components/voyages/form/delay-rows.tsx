'use client';

import { Button } from '@mantine/core';
import { DELAY_REASONS, type DelayReason, type Port } from '@/lib/voyages/voyage';
import { useWording } from '../wording';
import { useDraft, useField, useRefusalsOf, useTyped } from './draft-context';
import { FieldRefusals } from './field-refusals';
import type { PortsShown } from './entry';
import { useZones } from './entry-context';
import { idOf, refusalsIdOf } from './paths';
import { MomentField } from './read-fields';
import { TextField } from './text-field';
import classes from './form.module.css';

export function DelayRows({ ports }: { ports: PortsShown }) {
  const { t } = useWording();
  const draft = useDraft();
  const count = useTyped(({ text }) => text.delays.length);
  const add = () => {
    const { delays } = draft.typed().text;
    draft.setRows('delays', [...delays, { port: 'load', reason: '', from: '', to: '', note: '' }]);
    requestAnimationFrame(() => document.getElementById(idOf(`delays.${delays.length}.port`))?.focus());
  };
  return (
    <section className={classes.section}>
      <h2>{t('form.delays')}</h2>
      <div className={classes.rows}>
        {Array.from({ length: count }, (_, index) => (
          <Delay key={index} index={index} ports={ports} />
        ))}
      </div>
      <Button size="xs" variant="default" onClick={add}>
        {t('form.addDelay')}
      </Button>
    </section>
  );
}

function Delay({ index, ports }: { index: number; ports: PortsShown }) {
  const { t } = useWording();
  const draft = useDraft();
  const zones = useZones();
  const path = (name: string) => `delays.${index}.${name}`;
  const [port, setPort] = useField<Port>(path('port'));
  const [reason, setReason] = useField<DelayReason | ''>(path('reason'));
  const unreasoned = useRefusalsOf(path('reason')).length > 0;
  const remove = () => {
    const { delays } = draft.typed().text;
    draft.setRows(
      'delays',
      delays.filter((_, at) => at !== index),
    );
  };
  return (
    <fieldset className={classes.row}>
      <legend>{t('form.delay', { no: index + 1 })}</legend>
      <div className={classes.fields}>
        <div className={classes.field}>
          <label className={classes.label} htmlFor={idOf(path('port'))}>
            {t('fields.port')}
          </label>
          <select
            id={idOf(path('port'))}
            className={classes.input}
            value={port}
            onChange={({ currentTarget }) => setPort(currentTarget.value as Port)}
          >
            <option value="load">{t('ports.load')}</option>
            <option value="discharge">{t('ports.discharge')}</option>
          </select>
          <p className={classes.hint}>
            {t('form.localTime', { port: ports[port].name, offset: ports[port].offset })}
          </p>
        </div>
        <div className={classes.field}>
          <label className={classes.label} htmlFor={idOf(path('reason'))}>
            {t('fields.reason')}
          </label>
          <select
            id={idOf(path('reason'))}
            className={classes.input}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value as DelayReason | '')}
            aria-invalid={unreasoned || undefined}
            aria-describedby={unreasoned ? refusalsIdOf(path('reason')) : undefined}
          >
            <option value="">{t('form.chooseReason')}</option>
            {DELAY_REASONS.map((one) => (
              <option key={one} value={one}>
                {t(`delayReasons.${one}`)}
              </option>
            ))}
          </select>
          <FieldRefusals path={path('reason')} />
        </div>
        <MomentField
          path={path('from')}
          label={t('fields.from')}
          zone={zones[port]}
          hint={t('form.momentHint')}
        />
        <MomentField
          path={path('to')}
          label={t('fields.to')}
          zone={zones[port]}
          above={() => draft.typed().text.delays[index]?.from ?? ''}
          hint={t('form.momentHint')}
        />
        <TextField path={path('note')} label={t('fields.note')} />
        <div className={classes.rowEnd}>
          <Button size="compact-sm" variant="subtle" onClick={remove}>
            {t('form.removeDelay', { no: index + 1 })}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
