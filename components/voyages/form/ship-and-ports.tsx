'use client';

import { useWording } from '../wording';
import { AsLast } from './as-last';
import { ChoiceField } from './choice-field';
import { useEntry } from './entry-context';
import { PlannedProposals } from './planned-proposals';
import { DateField } from './read-fields';
import { Strip } from './strip';
import { VesselField } from './vessel-field';
import classes from './form.module.css';

export function ShipAndPorts({ isNew }: { isNew: boolean }) {
  const { t } = useWording();
  const { terminals } = useEntry().context;
  const of = (role: 'load' | 'discharge') => terminals.filter((terminal) => terminal.role === role);
  return (
    <section className={classes.section}>
      <h2>{t('form.shipAndPorts')}</h2>
      <div className={classes.fields}>
        <VesselField />
        <ChoiceField path="loadTerminalId" label={t('fields.loadTerminalId')} choices={of('load')} wide />
        <ChoiceField
          path="dischargeTerminalId"
          label={t('fields.dischargeTerminalId')}
          choices={of('discharge')}
          wide
        />
        <DateField path="laycanFrom" label={t('fields.laycanFrom')} hint={t('form.dateHint')} />
        <DateField path="laycanTo" label={t('fields.laycanTo')} hint={t('form.dateHint')} />
      </div>
      <Strip place="vesselId" />
      {isNew && <AsLast />}
      {isNew && <PlannedProposals />}
    </section>
  );
}
