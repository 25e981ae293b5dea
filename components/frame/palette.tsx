'use client';

import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { OverlayProps } from './commands';
import { commandsAtHand, isFound, useEntries, type Entry } from './palette-entries';
import { useFound } from './use-found';
import classes from './commands.module.css';

const REASONS = ['notSignedIn', 'databaseUnreachable', 'serverUnreachable'] as const;

/** Places, what the page at hand can do, and voyages and vessels of the log: typed, chosen with the arrows, Enter. */
export default function Palette({ destinations, close, open, takeTyped }: OverlayProps) {
  const t = useTranslations('frame.commands');
  const router = useRouter();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [atHand] = useState(commandsAtHand);
  const { answer, asking } = useFound(typed);
  const groups = useEntries({ typed, destinations, atHand, answer, showShortcuts: () => open('shortcuts') });
  const entries = groups.flatMap(({ entries }) => entries);
  const chosen = Math.min(at, entries.length - 1);
  const reason =
    answer && !answer.result.done ? (answer.result.refusals[0]?.reason ?? 'serverUnreachable') : null;

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, entries.length]);

  const takeUp = () => {
    const before = takeTyped();
    if (before !== '') setTyped(before);
  };
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    dialog.current?.close();
    if ('href' in entry) router.push(entry.href);
    else entry.run();
  };
  // A quick hand presses Enter before the log has answered: what is found first is meant, not what was found for less.
  const awaited = useRef<string | null>(null);
  const enter = () => {
    const first = entries[chosen];
    if (asking && at === 0 && (!first || isFound(first))) awaited.current = typed.trim();
    else choose(first);
  };
  const answered = useEffectEvent(() => {
    if (answer === null || asking || awaited.current !== answer.of) return;
    awaited.current = null;
    choose(entries[0]);
  });
  useEffect(() => answered(), [answer, asking]);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 }[event.key];
    if (to !== undefined) setAt((to + entries.length) % Math.max(1, entries.length));
    else if (event.key === 'Enter') enter();
    else return;
    event.preventDefault();
  };
  const optionId = (entry: Entry) => `${id}-${entries.indexOf(entry)}`;
  const selected = entries[chosen];
  return (
    <dialog
      ref={dialog}
      className={classes.palette}
      aria-label={t('open')}
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <input
        type="text"
        className={classes.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={selected && optionId(selected)}
        aria-label={t('typeHere')}
        placeholder={t('typeHere')}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onFocus={takeUp}
        value={typed}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          setAt(0);
          awaited.current = null;
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={`${id}-list`} className={classes.list} role="listbox" aria-label={t('open')}>
        {groups.map(({ title, entries: group }) => (
          <li key={title} role="presentation">
            <ul role="group" aria-label={title} className={classes.group}>
              <li role="presentation" className={classes.title}>
                {title}
              </li>
              {group.map((entry) => (
                <li
                  key={entry.key}
                  id={optionId(entry)}
                  role="option"
                  aria-selected={entry === selected}
                  className={classes.option}
                  onClick={() => choose(entry)}
                  onPointerMove={() => setAt(entries.indexOf(entry))}
                >
                  <span>{entry.label}</span>
                  {entry.detail && <span className={classes.detail}>{entry.detail}</span>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p className={classes.hint} role="status">
        {reason !== null
          ? t(`unreachable.${REASONS.find((one) => one === reason) ?? 'serverUnreachable'}`)
          : asking
            ? t('asking')
            : entries.length === 0
              ? t('nothing', { typed: typed.trim() })
              : t('howTo')}
      </p>
    </dialog>
  );
}
