import { useTranslations } from 'next-intl';
import { Clash } from './cell-clash';
import { CellField } from './cell-field';
import type { CellField as Field } from './cell-fields';
import { CellWarnings } from './cell-warnings';
import type { useCell } from './use-cell';
import type { Choices } from './open-cell';

interface CellInputsProps {
  fields: readonly Field[];
  edit: ReturnType<typeof useCell>;
  choices: Choices | null;
}

/** The values of the cell, each with what is refused about it or has to be chosen, and the reason of the amendment. */
export function CellInputs({ fields, edit, choices }: CellInputsProps) {
  const t = useTranslations('log.amend');
  const { typed, said, clash } = edit;
  const shown = (value: string) =>
    choices?.all.find(({ id }) => String(id) === value)?.name ?? (value === '' ? t('empty') : value);
  return (
    <>
      {fields.map((field) => {
        const { path, name, kind } = field;
        const both = clash?.find((one) => one.path === path);
        const known = {
          label: t(`fields.${name}`),
          value: typed.values[path] ?? '',
          said: said.filter((one) => one.field === path && one.code === undefined),
          onType: (text: string) => edit.set(path, text),
        };
        return (
          <div key={path}>
            {both && (
              <Clash
                label={known.label}
                clash={both}
                value={known.value}
                shown={shown}
                choose={known.onType}
              />
            )}
            {kind !== 'choice' && (
              <CellField {...known} kind={kind} onLeave={(text) => edit.left(field, text)} />
            )}
            {kind === 'choice' && choices && <choices.Field {...known} all={choices.all} />}
          </div>
        );
      })}
      <CellWarnings
        warnings={said.filter(({ code }) => code !== undefined)}
        accepted={typed.accepted}
        accept={edit.accept}
      />
      <CellField
        label={t('reason')}
        kind="text"
        value={typed.reason}
        said={said.filter(({ field }) => field === 'reason')}
        onType={edit.reason}
      />
    </>
  );
}
