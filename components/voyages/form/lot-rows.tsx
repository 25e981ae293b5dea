'use client';

import { Button } from '@mantine/core';
import { emptyLotText } from '@/lib/voyages/text';
import { useWording } from '../wording';
import { Checks } from './checks';
import { ChoiceField } from './choice-field';
import { useDraft, useTyped } from './draft-context';
import { useEntry } from './entry-context';
import { idOf } from './paths';
import { DateField, TonnesField } from './read-fields';
import { ShipperField } from './shipper-field';
import { Strip } from './strip';
import { TextField } from './text-field';
import classes from './form.module.css';

/** The bills of lading of the voyage, each with its outturn. */
export function LotRows() {
  const { t } = useWording();
  const draft = useDraft();
  const count = useTyped(({ text }) => text.lots.length);
  const add = () => {
    const { lots } = draft.typed().text;
    // A second bill of the same loading has, as a rule, the same grade, shipper and day.
    const { gradeId = null, shipperId = null, blDate = '' } = lots.at(-1) ?? {};
    draft.setRows('lots', [...lots, { ...emptyLotText(), gradeId, shipperId, blDate }]);
    requestAnimationFrame(() => document.getElementById(idOf(`lots.${lots.length}.gradeId`))?.focus());
  };
  return (
    <section className={classes.section}>
      <h2>{t('form.lots')}</h2>
      <div className={classes.rows}>
        {Array.from({ length: count }, (_, index) => (
          <Lot key={index} index={index} only={count === 1} />
        ))}
      </div>
      <Strip place="lots" />
      <Checks />
      <Button size="xs" variant="default" onClick={add}>
        {t('form.addLot')}
      </Button>
    </section>
  );
}

function Lot({ index, only }: { index: number; only: boolean }) {
  const { t } = useWording();
  const draft = useDraft();
  const { grades } = useEntry().context;
  const path = (name: string) => `lots.${index}.${name}`;
  const label = (name: 'gradeId' | 'blNo' | 'blDate' | 'blTonnes' | 'outturnTonnes' | 'note') =>
    t(`fields.${name}`);
  const remove = () => {
    const { lots } = draft.typed().text;
    draft.setRows(
      'lots',
      lots.filter((_, at) => at !== index),
    );
  };
  return (
    <fieldset className={classes.row}>
      <legend>{t('form.lot', { no: index + 1 })}</legend>
      <div className={classes.fields}>
        <ChoiceField path={path('gradeId')} label={label('gradeId')} choices={grades} />
        <ShipperField path={path('shipperId')} />
        <TextField path={path('blNo')} label={label('blNo')} />
        <DateField path={path('blDate')} label={label('blDate')} hint={t('form.monthHint')} />
        <TonnesField path={path('blTonnes')} label={label('blTonnes')} />
        <TonnesField path={path('plannedTonnes')} label={t('fields.plannedTonnes')} />
        <DateField path={path('outturnDate')} label={t('fields.outturnDate')} hint={t('form.dateHint')} />
        <TonnesField path={path('outturnTonnes')} label={label('outturnTonnes')} />
        <TextField path={path('note')} label={label('note')} className={classes.input} />
        {!only && (
          <div className={classes.rowEnd}>
            <Button size="compact-sm" variant="subtle" onClick={remove}>
              {t('form.removeLot', { no: index + 1 })}
            </Button>
          </div>
        )}
      </div>
    </fieldset>
  );
}
