'use client';

import { lazy, Suspense, useRef, useState, type ClipboardEvent, type FocusEvent } from 'react';
import { Button } from '@mantine/core';
import { EVENTS, type Port } from '@/lib/voyages/voyage';
import { useWording } from '../wording';
import type { PortsShown } from './entry';
import { EventRow, KINDS, type Kind } from './event-row';
import { moveWithin } from './grid-keys';
import { idOf } from './paths';
import classes from './form.module.css';

const PORTS = ['load', 'discharge'] as const satisfies readonly Port[];

// The words of four languages travel to those who paste alone.
const PasteStatement = lazy(async () => ({ default: (await import('./paste-statement')).PasteStatement }));

/**
 * The statement of facts: events below one another, what was planned, is estimated and happened beside one another. Tab
 * goes down the column that somebody is in and on; the arrows lead to the others.
 */
export function EventGrid({ ports }: { ports: PortsShown }) {
  const { t } = useWording();
  const [column, setColumn] = useState<Kind>('actual');
  /** What was pasted; empty where somebody is about to; null while the panel is closed. */
  const [pasted, setPasted] = useState<{ text: string; times: number } | null>(null);
  const opener = useRef<HTMLButtonElement>(null);

  const enter = ({ target }: FocusEvent) => {
    const { column: entered } = target.closest<HTMLTableCellElement>('td[data-column]')?.dataset ?? {};
    const kind = KINDS.find((one) => one === entered);
    if (kind) setColumn(kind);
  };
  /** One value goes into its cell; a block is read first. */
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    setPasted((before) => ({ text, times: (before?.times ?? 0) + 1 }));
  };
  const close = (path: string | null) => {
    setPasted(null);
    const field = path === null ? opener.current : document.getElementById(idOf(path));
    requestAnimationFrame(() => field?.focus());
  };
  return (
    <section className={classes.section}>
      <h2>{t('form.facts')}</h2>
      <p className={classes.hint}>{t('form.factsHint')}</p>
      <Button
        ref={opener}
        size="compact-sm"
        variant="default"
        className={classes.paste}
        onClick={() => setPasted({ text: '', times: 0 })}
      >
        {t('paste.open')}
      </Button>
      {pasted && (
        <Suspense fallback={null}>
          <PasteStatement key={pasted.times} pasted={pasted.text} close={close} />
        </Suspense>
      )}
      <div className={classes.columns} role="radiogroup" aria-label={t('form.column')}>
        {KINDS.map((kind) => (
          <label key={kind}>
            <input type="radio" name="column" checked={column === kind} onChange={() => setColumn(kind)} />{' '}
            {t(`one.${kind}`)}
          </label>
        ))}
      </div>
      <table
        className={classes.grid}
        data-column={column}
        onFocus={enter}
        onKeyDown={moveWithin}
        onPaste={paste}
      >
        <thead>
          <tr>
            <th scope="col">{t('one.event')}</th>
            {KINDS.map((kind) => (
              <th key={kind} scope="col">
                {t(`one.${kind}`)}
              </th>
            ))}
            <th scope="col" className={classes.stage}>
              {t('form.stage')}
            </th>
          </tr>
        </thead>
        {PORTS.map((port) => (
          <tbody key={port}>
            <tr>
              <th colSpan={5} scope="rowgroup" className={classes.port}>
                {ports[port].name}{' '}
                <span className={classes.zone}>
                  {t('form.localTime', { port: ports[port].name, offset: ports[port].offset })}
                </span>
              </th>
            </tr>
            {EVENTS.filter((event) => event.port === port).map(({ name }) => (
              <EventRow key={name} name={name} tabbed={column} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
