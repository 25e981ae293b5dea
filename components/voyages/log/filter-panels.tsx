import { useTranslations } from 'next-intl';
import { ChoiceField, Tick } from '@/components/data-table/fields';
import type { Choice, LogChoices } from '@/lib/voyages/totals.queries';
import { STATUSES } from '@/lib/voyages/voyage';
import type { FilterFields } from './filter-fields';
import classes from './log.module.css';

interface ManyProps {
  name: string;
  legend: string;
  options: { value: string; label: string }[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** Several of a few. */
function Many({ name, legend, options, chosen, onChange }: ManyProps) {
  return (
    <fieldset className={classes.group}>
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <Tick
          key={value}
          name={name}
          value={value}
          label={label}
          checked={chosen.includes(value)}
          onTick={(ticked) => onChange(ticked ? [...chosen, value] : chosen.filter((one) => one !== value))}
        />
      ))}
    </fieldset>
  );
}

export function StatusFilter({ chosen, onChange }: Pick<ManyProps, 'chosen' | 'onChange'>) {
  const t = useTranslations('log');
  const options = STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }));
  return (
    <Many name="status" legend={t('filter.status')} options={options} chosen={chosen} onChange={onChange} />
  );
}

interface MoreFiltersProps {
  fields: FilterFields;
  choices: LogChoices;
  onChange: (change: Partial<FilterFields>) => void;
}

/** Grade, terminal, shipper, whose days the period means, real or simulated, and whether only what counts in a figure. */
export function MoreFilters({ fields, choices, onChange }: MoreFiltersProps) {
  const t = useTranslations('log.filter');
  const one = (name: 'terminal' | 'shipper', label: string, any: string, options: Choice[]) => (
    <ChoiceField
      labelled
      name={name}
      label={label}
      value={fields[name]}
      onChoose={(value) => onChange({ [name]: value })}
      options={[
        { value: '', label: any },
        ...options.map(({ id, name: text }) => ({ value: String(id), label: text })),
      ]}
    />
  );
  const grades = choices.grades.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <>
      <Many
        name="grade"
        legend={t('grade')}
        options={[...grades, { value: '0', label: t('gradeUnknown') }]}
        chosen={fields.grade}
        onChange={(grade) => onChange({ grade })}
      />
      {one('terminal', t('terminal'), t('anyTerminal'), choices.terminals)}
      {one('shipper', t('shipper'), t('anyShipper'), choices.shippers)}
      <ChoiceField
        labelled
        name="by"
        label={t('by')}
        value={fields.by}
        onChoose={(by) => onChange({ by })}
        options={[
          { value: '', label: t('byBl') },
          { value: 'departure', label: t('byDeparture') },
          { value: 'discharge', label: t('byDischarge') },
        ]}
      />
      <ChoiceField
        labelled
        name="data"
        label={t('data')}
        value={fields.data}
        onChoose={(data) => onChange({ data })}
        options={[
          { value: '', label: t('anyData') },
          { value: 'real', label: t('onlyReal') },
          { value: 'simulated', label: t('onlySimulated') },
        ]}
      />
      <Tick
        name="counted"
        value="yes"
        label={t('counted')}
        hint={t('countedHint')}
        checked={fields.counted}
        onTick={(counted) => onChange({ counted })}
      />
    </>
  );
}
