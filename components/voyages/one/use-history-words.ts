import type { Change } from '@/lib/voyages/history';
import { DELAY_REASONS, type ActKind } from '@/lib/voyages/voyage';
import { useWording } from '../wording';

/** One change in plain words: `B/L tonnes 9 500.000 → 9 959.000`. `manyLots`: then each one is named by its number. */
export function useHistoryWords(manyLots: boolean) {
  const { t } = useWording();
  /** A key of the catalogue that comes as text; one that it does not know is shown as it is. */
  const worded = (group: string, key: string) =>
    t.has(`${group}.${key}`) ? t(`${group}.${key}` as 'kinds.actual') : key;

  function value({ kind, field }: Change, text: string): string {
    if (kind !== 'key') return text;
    if (field === 'port') return worded('ports', text);
    if (field === 'allowedFor') return worded('laytimeFor', text);
    if (field === 'excepted')
      return text
        .split(', ')
        .map((reason) => worded('delayReasons', reason))
        .join(', ');
    return DELAY_REASONS.some((reason) => reason === text) ? worded('delayReasons', text) : text;
  }

  function fieldOf({ noun, which, field }: Change): string {
    const name = worded('history.fields', field);
    const of = which ?? '';
    if (noun === 'event') {
      return t('fields.eventField', { event: worded('events', of), kind: worded('kinds', field) });
    }
    if (noun === 'delay') return t('history.delayField', { reason: worded('delayReasons', of), field: name });
    if (noun === 'warning') {
      const warning = worded('history.warnings', of);
      return t(field === 'reason' ? 'history.warningReason' : 'history.warningFor', { warning });
    }
    return noun === 'lot' && manyLots ? t('history.lotField', { no: of, field: name }) : name;
  }

  function rowOf({ noun, which }: Change): string {
    const of = which ?? '';
    if (noun === 'act') return worded('actsDone', of as ActKind);
    if (noun === 'delay') return t('history.delay', { reason: worded('delayReasons', of) });
    if (noun === 'warning') return t('history.warning', { warning: worded('history.warnings', of) });
    if (noun === 'paper') return t('history.paper', { name: of });
    if (noun === 'comment')
      return t(which === null ? 'history.commentWithdrawnSince' : 'history.comment', { text: of });
    return noun === 'lot' ? t('history.lot', { no: of }) : worded('events', of);
  }

  /** Whole sentences of one save; what a new row holds is said with it, not field by field. */
  function sentences(changes: readonly Change[]): string[] {
    const logged = changes.some(({ noun, action }) => noun === 'voyage' && action === 'added');
    const said = new Set<string>();
    const words = changes.flatMap((change): string[] => {
      const { noun, action, field: name, from, to } = change;
      if (name === 'acceptedFor' && action === 'removed') return [];
      if (noun === 'comment') return [action === 'added' ? rowOf(change) : t('history.commentWithdrawn')];
      const row = rowOf(change);
      if (noun === 'act' || noun === 'warning' ? action === 'added' : from === null && to === null) {
        if (said.has(row)) return [];
        said.add(row);
        if (noun === 'act' || noun === 'warning') return [row];
        return [t(action === 'removed' ? 'history.rowRemoved' : 'history.rowAdded', { row })];
      }
      const field = fieldOf(change);
      if (from === null) {
        return [t('history.set', { field, to: value(change, to ?? '') })];
      }
      if (to === null) return [t('history.removed', { field, from: value(change, from) })];
      return [t('history.changed', { field, from: value(change, from), to: value(change, to) })];
    });
    return logged ? [t('history.logged'), words.join(' · ')] : words;
  }
  return { sentences };
}
