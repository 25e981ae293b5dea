import { useTranslations } from 'next-intl';
import { printDate } from '@/lib/calendar';
import type { EntryText, Mergeable } from '@/lib/registry/entry';
import type { MergePreview } from '@/lib/registry/merge.queries';
import { tonnes } from '../voyages/wording';
import { FIELDS } from './fields';
import { useRegistryWords } from './wording';
import classes from '../frame/reading.module.css';

/** One of the two entries, with what it is called and what stands in it. */
export interface MergeSide {
  name: string;
  text: EntryText;
  /** Names of the entries that ids in the text stand for, by field. */
  names: Record<string, string | null>;
}

interface MergePreviewProps {
  kind: Mergeable;
  from: MergeSide;
  into: MergeSide;
  preview: MergePreview;
}

/** What goes over to the entry that stays, what stands against it, and what its gaps are filled with. */
export function MergeOutline({ kind, from, into, preview }: MergePreviewProps) {
  const { t, refusal } = useRegistryWords();
  const { voyages, lots, blKg, first, last, vessels, agreements, scopes, notices, against } = preview;
  const counted = { count: voyages, lots, tonnes: tonnes(blKg) };
  return (
    <>
      <section className={classes.section}>
        <h2>{t('merge.moves', { from: from.name, into: into.name })}</h2>
        <ul>
          <li>
            {kind === 'companies' || kind === 'grades'
              ? t('merge.companyLots', counted)
              : t(voyages === 0 ? 'merge.noVoyages' : 'merge.voyages', counted)}
            {first && last && `, ${t('merge.dated', { from: printDate(first), to: printDate(last) })}`}
          </li>
          {kind === 'companies' && <li>{t('merge.others', { vessels, agreements, scopes })}</li>}
          {kind === 'terminals' && <li>{t('merge.notices', { notices })}</li>}
          {kind === 'grades' && <li>{t('merge.scopes', { scopes })}</li>}
        </ul>
        {against.length > 0 && (
          <div role="alert" className={`${classes.notice} ${classes.caution}`}>
            <p>
              <strong>{t('merge.blocked')}</strong>
            </p>
            {against.map((one) => (
              <p key={one.reason}>{refusal(one)}</p>
            ))}
          </div>
        )}
      </section>
      <Compared kind={kind} from={from} into={into} />
    </>
  );
}

/** Field by field; a gap of the entry that stays takes over what the other one knows. */
function Compared({ kind, from, into }: { kind: Mergeable; from: MergeSide; into: MergeSide }) {
  const { t, label } = useRegistryWords();
  const conflict = useTranslations('conflict');
  const shown = ({ text, names }: MergeSide, field: string) => {
    const value = field.endsWith('Id') ? (names[field] ?? null) : (text[field] ?? null);
    if (value === '') return null;
    return field === 'deadweightTonnes' ? String(value).replace(/\.000$/, '') : value;
  };
  const gap = <span className={classes.gap}>{t('gap')}</span>;
  return (
    <section className={classes.section}>
      <h2>{t('merge.compare')}</h2>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('merge.compare')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{conflict('field')}</th>
              <th scope="col">{t('merge.goes', { name: from.name })}</th>
              <th scope="col">{t('merge.stays', { name: into.name })}</th>
              <th scope="col">{t('merge.result')}</th>
            </tr>
          </thead>
          <tbody>
            {FIELDS[kind].map(({ name }) => {
              const [theirs, ours] = [shown(from, name), shown(into, name)];
              const both = name === 'source' && kind === 'vessels' && theirs !== null && theirs !== ours;
              const after = both ? [ours, theirs].filter(Boolean).join('; ') : (ours ?? theirs);
              return (
                <tr key={name}>
                  <th scope="row">{label(name)}</th>
                  <td>{theirs ?? gap}</td>
                  <td>{ours ?? gap}</td>
                  <td>
                    {after ?? gap}{' '}
                    {after !== ours && <span className={classes.mark}>{t('merge.filled')}</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
