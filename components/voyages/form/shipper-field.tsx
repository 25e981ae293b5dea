'use client';

import { useMemo, useTransition } from 'react';
import { Select, type ComboboxItem } from '@mantine/core';
import { useWording } from '../wording';
import { useDraft, useField, useRefusalsOf } from './draft-context';
import { useEntry } from './entry-context';
import { FieldRefusals } from './field-refusals';
import { idOf, refusalsIdOf } from './paths';
import { NEW, useProposals } from './proposals';
import { useSought } from './use-sought';
import classes from './form.module.css';

/** A shipper by name; one that is not known yet is added by its name alone. */
export function ShipperField({ path }: { path: string }) {
  const { t } = useWording();
  const draft = useDraft();
  const { context, actions, mayEnterVessels, addCompany } = useEntry();
  const [shipperId, setShipperId] = useField<number | null>(path);
  const wrong = useRefusalsOf(path).length > 0;
  const [pending, startTransition] = useTransition();

  const { companies } = context;
  const { typed, shown, field } = useSought({
    path,
    chosenName: companies.find(({ id }) => id === shipperId)?.name ?? '',
    named: (text) => companies.filter(({ name }) => name.toLowerCase() === text),
    elsewhere: pending,
  });
  const known = companies.some(({ name }) => name.toLowerCase() === typed.toLowerCase());
  const added = mayEnterVessels && typed !== '' && !known ? t('form.newCompany', { name: typed }) : null;
  const options = useMemo((): ComboboxItem[] => {
    const all = companies.map(({ id, name }) => ({ value: String(id), label: name }));
    return added === null ? all : [...all, { value: NEW, label: added }];
  }, [companies, added]);
  const chosen = shipperId === null ? null : String(shipperId);
  const proposals = useProposals(options, chosen, ({ label }, sought) =>
    label.toLowerCase().includes(sought),
  );
  const create = (name: string) =>
    startTransition(async () => {
      const answer = await actions.createCompany(name).catch(() => null);
      if (answer?.done) {
        addCompany(answer.value);
        setShipperId(answer.value.id);
      } else draft.refuseField(path, answer?.refusals[0] ?? { reason: 'serverUnreachable' });
    });

  return (
    <div className={classes.field} {...field}>
      <label className={classes.label} htmlFor={idOf(path)}>
        {t('fields.shipperId')}
      </label>
      <Select
        id={idOf(path)}
        size="sm"
        classNames={{ input: classes.combobox }}
        openOnFocus={false}
        searchable
        clearable
        selectFirstOptionOnChange
        // Not disabled: that would take the focus from whoever typed the new name.
        readOnly={pending}
        allowDeselect={false}
        {...proposals}
        onOptionSubmit={(value) => {
          if (value === NEW) create(typed);
          else setShipperId(Number(value));
        }}
        onClear={() => setShipperId(null)}
        searchValue={shown}
        nothingFoundMessage={t('form.noShipper')}
        error={wrong}
        aria-describedby={wrong ? refusalsIdOf(path) : undefined}
      />
      <FieldRefusals path={path} />
    </div>
  );
}
