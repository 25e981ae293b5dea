'use client';

import { printMoment } from '@/lib/calendar';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import type { Clash } from '@/lib/voyages/record';
import { readExcepted, type LaytimeFor } from '@/lib/voyages/terms';
import { useWording } from '../wording';
import { valueAt } from './draft';
import { useDraft, useTyped } from './draft-context';
import { useEntry } from './entry-context';
import { CONFLICT_ID } from './paths';
import type { Clashed } from './use-save';
import classes from './form.module.css';

/** What stands in a field, as text: ids as their names. */
function useShown() {
  const { t } = useWording();
  const { vessels, context } = useEntry();
  const { terminals, grades, companies } = context;
  return (path: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('conflict.empty');
    if (path === 'terms.allowedFor') return t(`laytimeFor.${value as LaytimeFor}`);
    if (path === 'terms.excepted')
      return (readExcepted(String(value)) ?? []).map((reason) => t(`delayReasons.${reason}`)).join(', ');
    const list = path.endsWith('vesselId')
      ? vessels
      : path.endsWith('TerminalId')
        ? terminals
        : path.endsWith('gradeId')
          ? grades
          : path.endsWith('shipperId')
            ? companies
            : [];
    if (typeof value === 'object') return Object.values(value).filter(Boolean).join(' · ');
    return list.find(({ id }) => String(id) === String(value))?.name ?? String(value);
  };
}

/** The value that a field holds for a text of a clash. */
function valueOf(path: string, text: string): string | number | null {
  if (!/Id$/.test(path)) return text;
  return text === '' ? null : Number(text);
}

/**
 * Somebody saved the voyage since it was opened. The form holds both versions put together already; here each field
 * that both changed is chosen, and what they alone changed is shown.
 */
export function ConflictPanel({ conflict, voyageNo, was }: Clashed) {
  const { t, field } = useWording();
  const shown = useShown();
  const at = printMoment(conflict.at, KNOWN_ZONE);
  const clashing = new Set(conflict.clash.map((clash) => clash.field));
  const onlyTheirs = conflict.changed.filter((path) => !clashing.has(path));
  return (
    <div
      className={classes.summary}
      id={CONFLICT_ID}
      role="alertdialog"
      aria-labelledby="conflict-title"
      tabIndex={-1}
    >
      <h2 id="conflict-title">{t('conflict.title', { voyageNo })}</h2>
      <p>
        {conflict.reason === null
          ? t('conflict.byWithoutReason', { name: conflict.by, at })
          : t('conflict.by', { name: conflict.by, at, reason: conflict.reason })}{' '}
        {conflict.clash.length > 0 ? t('conflict.text') : t('conflict.noClash')}
      </p>
      <div className={classes.table}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('conflict.field')}</th>
              <th scope="col">{t('conflict.was')}</th>
              <th scope="col">{t('conflict.theirs')}</th>
              <th scope="col">{t('conflict.yours')}</th>
            </tr>
          </thead>
          <tbody>
            {conflict.clash.map((clash) => (
              <ClashRow key={clash.field} clash={clash} shown={shown} />
            ))}
            {onlyTheirs.map((path) => (
              <tr key={path}>
                <th scope="row">{field(path)}</th>
                <td>{shown(path, valueAt(was, path))}</td>
                <td>
                  <strong>{shown(path, valueAt(conflict.merged, path))}</strong>
                </td>
                <td>{t('conflict.unchanged')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function ClashRow({ clash, shown }: { clash: Clash; shown: (path: string, value: unknown) => string }) {
  const { field } = useWording();
  const draft = useDraft();
  const now = useTyped(({ text }) => String(valueAt(text, clash.field) ?? ''));
  // A row that one of the two removed is in the form; its own button removes it.
  const isRow = /^(lots|delays)\.\d+$/.test(clash.field);
  const choice = (side: 'theirs' | 'mine') =>
    isRow ? (
      shown(clash.field, clash[side])
    ) : (
      <label>
        <input
          type="radio"
          name={`conflict-${clash.field}`}
          checked={now === clash[side]}
          onChange={() => draft.set(clash.field, valueOf(clash.field, clash[side]))}
        />{' '}
        {shown(clash.field, clash[side])}
      </label>
    );
  return (
    <tr>
      <th scope="row">{field(clash.field)}</th>
      <td>{shown(clash.field, clash.base)}</td>
      <td>{choice('theirs')}</td>
      <td>{choice('mine')}</td>
    </tr>
  );
}
