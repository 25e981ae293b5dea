'use client';

import { createContext, use, useCallback, useEffect, useId, useRef, useState } from 'react';
import classes from './section.module.css';

const AllWanted = createContext(false);

/** The sections below here are loaded as they come into view; this asks for all at once. */
export function LoadAll({ button, children }: { button: string; children: React.ReactNode }) {
  const [all, setAll] = useState(false);
  return (
    <AllWanted value={all}>
      {!all && (
        <button type="button" className={`${classes.loadAll} screen-only`} onClick={() => setAll(true)}>
          {button}
        </button>
      )}
      {children}
    </AllWanted>
  );
}

export interface SectionTexts {
  waiting: string;
  show: string;
  failed: string;
  again: string;
  /** On paper, in the place of a section that was not loaded. */
  notPrinted: string;
}

type SectionInViewProps = {
  title: string;
  /** About that of the section, in rem: its place is kept, so that nothing jumps. */
  height: number;
  texts: SectionTexts;
  load: () => Promise<React.ReactNode>;
  /** Loaded at once. */
  wanted?: boolean;
};

type Read =
  | { state: 'waiting' }
  | { state: 'reading' }
  | { state: 'failed' }
  | { state: 'read'; section: React.ReactNode };

/** A section that is asked for when it comes near the view, or the focus reaches it; a fault is not an empty section. */
export function SectionInView({ title, height, texts, load, wanted = false }: SectionInViewProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const asked = useRef(false);
  const [read, setRead] = useState<Read>({ state: 'waiting' });
  const all = use(AllWanted);

  const ask = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    setRead({ state: 'reading' });
    load().then(
      (section) => {
        // The button that had the focus goes: the focus stays where the reader is.
        if (place.current?.contains(document.activeElement)) place.current.focus({ preventScroll: true });
        setRead({ state: 'read', section });
      },
      () => {
        asked.current = false;
        setRead({ state: 'failed' });
      },
    );
  }, [load]);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        seen.disconnect();
        ask();
      },
      { rootMargin: all || wanted ? '1000000px' : '200px' },
    );
    seen.observe(element);
    return () => seen.disconnect();
  }, [ask, all, wanted]);

  return (
    <div ref={place} tabIndex={-1} className={classes.place}>
      {read.state === 'read' ? (
        read.section
      ) : (
        <section
          className={classes.section}
          style={{ minHeight: `${height}rem` }}
          aria-labelledby={id}
          aria-busy={read.state === 'reading'}
        >
          <h2 id={id}>{title}</h2>
          <p className="paper-only">{texts.notPrinted}</p>
          {read.state === 'failed' ? (
            <p role="alert" className={`${classes.failed} screen-only`}>
              {texts.failed}{' '}
              <button type="button" onClick={ask}>
                {texts.again}
              </button>
            </p>
          ) : (
            <p className={`${classes.waiting} screen-only`}>
              {texts.waiting}{' '}
              <button type="button" onFocus={ask} onClick={ask}>
                {texts.show}
              </button>
            </p>
          )}
        </section>
      )}
    </div>
  );
}
