import { useTranslations } from 'next-intl';
import { CellField } from './cell-field';
import type { Said } from './log-acts';
import classes from './desk.module.css';

interface WarningsProps {
  /** Those of what was said that have a code. */
  warnings: readonly Said[];
  /** The reasons typed, by code. */
  accepted: Record<string, string>;
  accept: (code: string, reason: string) => void;
}

/** What is unusual about the value: saved with a reason each. */
export function CellWarnings({ warnings, accepted, accept }: WarningsProps) {
  const t = useTranslations('log.amend');
  return warnings.map(({ code = '', text }) => (
    <div key={code} className={classes.warning} role="alert">
      <p>
        {text} {t('implausible')}
      </p>
      <CellField
        label={t('warningReason', { warning: text })}
        hidden
        kind="text"
        value={accepted[code] ?? ''}
        said={[]}
        invalid
        onType={(value) => accept(code, value)}
      />
    </div>
  ));
}
