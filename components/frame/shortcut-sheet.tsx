'use client';

import { Fragment, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslations } from 'next-intl';
import { ROW_KEYS, type RowDeed } from '../data-table/row-keys';
import type { OverlayProps } from './commands';
import { isSingle, SHORTCUTS, type Shortcut } from './shortcuts';
import { singleKeysAreOn, switchSingleKeys } from './single-keys';
import classes from './commands.module.css';

/** What the rows of a table answer to themselves, while the keyboard is in one that can do it. */
type Listed = Shortcut | { does: 'rows'; can: RowDeed; keys: readonly string[] };
const IN_ROWS = (Object.keys(ROW_KEYS) as RowDeed[]).map((can): Listed => ({
  does: 'rows',
  can,
  keys: ROW_KEYS[can],
}));

/** Exactly the keys that work for this person, from the table that makes them work. */
export default function ShortcutSheet({ destinations, close, takeTyped }: OverlayProps) {
  const t = useTranslations('frame.commands');
  const dialog = useRef<HTMLDialogElement>(null);
  const [single, setSingle] = useState(singleKeysAreOn);
  const show = useEffectEvent(() => {
    dialog.current?.showModal();
    takeTyped();
  });
  useEffect(() => show(), []);
  const labelOf = (shortcut: Listed) => {
    if (shortcut.does === 'rows')
      return document.querySelector(`[data-rows~="${shortcut.can}"]`) && t(`rows.${shortcut.can}`);
    if (shortcut.does === 'undo' || shortcut.does === 'redo')
      return document.querySelector('[data-undo]') && t(`does.${shortcut.does}`);
    if (shortcut.does !== 'go') return t(`does.${shortcut.does}`);
    return destinations.find(({ href }) => href === shortcut.href)?.label ?? null;
  };
  return (
    <dialog ref={dialog} className={classes.sheet} aria-labelledby="shortcuts-title" onClose={close}>
      <h2 id="shortcuts-title">{t('shortcuts')}</h2>
      <dl className={classes.keys}>
        {[...SHORTCUTS, ...IN_ROWS].map((shortcut) => {
          const label = labelOf(shortcut);
          // In the rows they act only once the keyboard is there: nobody presses them by accident.
          const keys = shortcut.keys.filter((key) => single || shortcut.does === 'rows' || !isSingle(key));
          if (label === null || keys.length === 0) return null;
          return (
            <Fragment key={label}>
              <dt>
                {keys.map((key, index) => (
                  <Fragment key={key}>
                    {index > 0 && (shortcut.does === 'rows' && keys.length > 2 ? ' ' : ` ${t('or')} `)}
                    <Keys of={key} />
                  </Fragment>
                ))}
              </dt>
              <dd>{label}</dd>
            </Fragment>
          );
        })}
      </dl>
      <label className={classes.single}>
        <input
          type="checkbox"
          checked={single}
          onChange={({ currentTarget: { checked } }) => {
            switchSingleKeys(checked);
            setSingle(checked);
          }}
        />
        {t('singleKeys')}
      </label>
      <p className={classes.hint}>{t('singleKeysHint')}</p>
      <form method="dialog">
        <button className={classes.button}>{t('close')}</button>
      </form>
    </dialog>
  );
}

function Keys({ of }: { of: string }) {
  const t = useTranslations('frame.commands');
  const words: Record<string, string> = {
    Mod: t('ctrl'),
    Shift: t('shift'),
    Enter: t('enter'),
    Space: t('space'),
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
  };
  return of.split(' ').map((key, at) => (
    <Fragment key={at}>
      {at > 0 && ' '}
      {key.split('+').map((part, index) => (
        <Fragment key={part}>
          {index > 0 && '+'}
          <kbd>{words[part] ?? part}</kbd>
        </Fragment>
      ))}
    </Fragment>
  ));
}
