import type { Kind } from '@/lib/registry/entry';
import type { EntryText } from '@/lib/registry/entry';
import { barrelsPerTonne, density60 } from '@/lib/quantity';
import { FIELDS } from './fields';
import { useRegistryWords } from './wording';
import classes from '../frame/reading.module.css';

/** Empty says that there is none, not that nobody knows. */
const MAY_BE_NONE = ['note', 'effectiveTo', 'supersedesId', 'monthlyTonnes', 'gradeIds', 'shipperId'];

interface ParticularsProps {
  kind: Kind;
  text: EntryText;
  /** Names of the entries that ids in the text stand for, by field. */
  names: Record<string, string | null>;
  apiGravity?: number | null;
}

/** What is stored of an entry; what nobody knows is shown as a gap. */
export function Particulars({ kind, text, names, apiGravity }: ParticularsProps) {
  const { t, label, keyed } = useRegistryWords();
  const fields = FIELDS[kind].filter(({ name, when }) => name !== 'name' && (when?.(text) ?? true));
  return (
    <section className={classes.section}>
      <h2>{t('one.particulars')}</h2>
      <dl className={classes.definitions}>
        {fields.map(({ name, type, unchosen }) => {
          const value = type === 'entry' || type === 'entries' ? (names[name] ?? null) : text[name];
          return [
            <dt key={`${name}-term`}>{label(name)}</dt>,
            <dd key={name}>
              {value === null || value === undefined || value === '' ? (
                <span className={classes.gap}>
                  {t(unchosen ?? (MAY_BE_NONE.includes(name) ? 'none' : 'gap'))}
                </span>
              ) : type === 'key' ? (
                keyed(String(value))
              ) : type === 'tonnes' || type === 'quantity' ? (
                String(value).replace(/\.000$/, '')
              ) : (
                value
              )}
            </dd>,
          ];
        })}
      </dl>
      {typeof apiGravity === 'number' && (
        <p className={classes.small}>
          {t('barrels', {
            factor: barrelsPerTonne(apiGravity).toFixed(2),
            density: density60(apiGravity).toFixed(1),
          })}
        </p>
      )}
    </section>
  );
}
