'use client';

import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { isSingle, keyOf, readKeys } from './shortcuts';
import { singleKeysAreOn } from './single-keys';
import classes from './frame.module.css';

// Opened seldom: no page carries them until then.
const Palette = lazy(() => import('./palette'));
const ShortcutSheet = lazy(() => import('./shortcut-sheet'));

export interface Destination {
  href: string;
  label: string;
}

const SEQUENCE_MS = 1_500;

const isTypedIn = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
const dialogIsOpen = () => document.querySelector('dialog[open], [aria-modal="true"]') !== null;

/** The search button, and the keys of the whole application. */
export function Commands({ destinations }: { destinations: readonly Destination[] }) {
  const t = useTranslations('frame.commands');
  const router = useRouter();
  const [open, setOpen] = useState<'commands' | 'shortcuts' | null>(null);
  const before = useRef<{ key: string; at: number } | null>(null);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const key = keyOf(event);
    if (key === null || event.defaultPrevented || dialogIsOpen()) return;
    if (isSingle(key) && (isTypedIn(event.target) || !singleKeysAreOn())) return;
    const recent =
      before.current && event.timeStamp - before.current.at < SEQUENCE_MS ? before.current.key : null;
    const found = readKeys(recent, key);
    before.current = found === 'begun' ? { key, at: event.timeStamp } : null;
    if (found === null || found === 'begun') return;
    if (found.does === 'commands' || found.does === 'shortcuts') setOpen(found.does);
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

  const close = () => setOpen(null);
  return (
    <>
      <button
        type="button"
        className={classes.search}
        aria-label={t('open')}
        title={t('openHint')}
        aria-keyshortcuts="Control+K /"
        onClick={() => setOpen('commands')}
      >
        <svg width="16" height="16" viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="10" cy="10" r="6.5" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M15 15l6 6" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        </svg>
        <span className={classes.searchText}>{t('search')}</span>
        <kbd className={classes.searchText}>/</kbd>
      </button>
      <Suspense>
        {open === 'commands' && (
          <Palette destinations={destinations} close={close} showShortcuts={() => setOpen('shortcuts')} />
        )}
        {open === 'shortcuts' && <ShortcutSheet destinations={destinations} close={close} />}
      </Suspense>
    </>
  );
}
