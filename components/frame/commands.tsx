'use client';

import { useEffect, useEffectEvent, useRef, useState, type ComponentType } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { isSingle, keyOf, keyReader } from './shortcuts';
import { singleKeysAreOn } from './single-keys';
import classes from './frame.module.css';

export interface Destination {
  href: string;
  label: string;
}

/** What opens over the page. */
export interface OverlayProps {
  destinations: readonly Destination[];
  close: () => void;
  open: (which: Overlay) => void;
  /** Called once it is open: what was typed while it was on its way. */
  takeTyped: () => string;
}

type Overlay = 'commands' | 'shortcuts';

// Opened seldom: no page carries them until then.
const LOAD: Record<Overlay, () => Promise<{ default: ComponentType<OverlayProps> }>> = {
  commands: () => import('./palette'),
  shortcuts: () => import('./shortcut-sheet'),
};

const isTypedIn = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
const dialogIsOpen = () => document.querySelector('dialog[open], [aria-modal="true"]') !== null;

/** The search button, and the keys of the whole application. */
export function Commands({ destinations }: { destinations: readonly Destination[] }) {
  const t = useTranslations('frame.commands');
  const router = useRouter();
  const [opened, setOpened] = useState<{ Shown: ComponentType<OverlayProps>; no: number } | null>(null);
  const [failed, setFailed] = useState(false);
  const [read] = useState(keyReader);

  // A quick hand types on before the first of them has arrived: not a key of it may be lost, or act on the page.
  const waiting = useRef<string | null>(null);
  const takeTyped = () => {
    const typed = waiting.current ?? '';
    waiting.current = null;
    return typed;
  };

  const open = (which: Overlay) => {
    setFailed(false);
    waiting.current = '';
    LOAD[which]().then(
      ({ default: Shown }) => {
        // Opened again before the one just closed is gone: another one, not the closed one once more.
        if (waiting.current !== null) setOpened((before) => ({ Shown, no: (before?.no ?? 0) + 1 }));
      },
      // Without a connection they cannot come: the page stays as it is.
      () => {
        waiting.current = null;
        setFailed(true);
      },
    );
  };
  // A dialog's word that it is closed may come after the next one is open.
  const close = () => setOpened((now) => (now === opened ? null : now));

  const wait = (event: KeyboardEvent) => {
    const typed = waiting.current ?? '';
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') waiting.current = null;
    else if (event.key === 'Backspace') waiting.current = typed.slice(0, -1);
    else if (event.key.length === 1) waiting.current = typed + event.key;
    event.preventDefault();
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (waiting.current !== null && !dialogIsOpen()) return wait(event);
    const key = keyOf(event);
    if (key === null || event.defaultPrevented || dialogIsOpen()) return;
    if (isSingle(key) && (isTypedIn(event.target) || !singleKeysAreOn())) return;
    const found = read(key, event.timeStamp);
    if (found === null || found === 'begun') return;
    if (found.does === 'commands' || found.does === 'shortcuts') open(found.does);
    else if (found.does === 'go') {
      if (!destinations.some(({ href }) => href === found.href)) return;
      router.push(found.href);
    } else if (found.does === 'amend') {
      document.querySelector<HTMLElement>(`[data-command="${found.command}"]`)?.click();
    } else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return (
    <>
      <button
        type="button"
        className={classes.search}
        aria-label={t('open')}
        title={t('openHint')}
        aria-keyshortcuts="Control+K /"
        onClick={() => open('commands')}
      >
        <svg width="16" height="16" viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="10" cy="10" r="6.5" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M15 15l6 6" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        </svg>
        <span className={classes.searchText}>{t('search')}</span>
        <kbd className={classes.searchText}>/</kbd>
      </button>
      {failed && (
        <span role="alert" className={classes.failed}>
          {t('notLoaded')}
        </span>
      )}
      {opened && (
        <opened.Shown
          key={opened.no}
          destinations={destinations}
          close={close}
          open={open}
          takeTyped={takeTyped}
        />
      )}
    </>
  );
}
