'use client';

import { useRef } from 'react';
import { useTranslations } from 'next-intl';
import type { Onward } from '@/components/data-table/cell-after';
import { useFetched } from '@/components/frame/use-fetched';
import type { Chosen } from '@/lib/voyages/many';
import { CellWaiting, type Begun } from './cell-waiting';
import type { LogActs } from './log-acts';
import { openCell } from './open-cell';
import type { Amending, Settle } from './use-amending';
import { useBeside } from './use-beside';
import { useSettle } from './use-settle';
import classes from './desk.module.css';

interface AmendedCellProps extends Amending {
  acts: LogActs;
  settle: Settle;
  /** Another cell is still being saved: this one is not opened yet. */
  waits: boolean;
  /** The cell is done with; `saved` is null where nothing was. */
  finish: (saved: { voyage: Chosen; field: string } | null, onward: Onward | null) => void;
}

/** A cell over the table: its editor, and until that is here, the fields that take what is typed. */
export function AmendedCell({ cell, typed, waits, settle, ...rest }: AmendedCellProps) {
  const t = useTranslations('log.amend');
  const said = useTranslations('log.chosen');
  const { voyage, fields, acts, finish } = rest;
  const place = useBeside(cell);
  const begun = useRef<Begun>({ texts: typed === '' ? [] : [typed], at: 0, enter: false });
  const { part, failed, again } = useFetched(!waits, () => openCell(acts, voyage.voyageNo, fields));
  const signedOut = part === 'signedOut';
  const opened = signedOut ? null : part;
  const editor = useSettle(waits ? null : settle, {
    open: opened !== null,
    failed: failed || signedOut,
    isTyped: () => begun.current.texts.some((text) => text !== ''),
  });
  return (
    <div
      role="dialog"
      aria-label={t('label', { field: fields[0] ? t(`fields.${fields[0].name}`) : '', ...voyage })}
      className={classes.editor}
      style={place}
    >
      {opened ? (
        <opened.Editor {...rest} settle={editor} opened={opened} begun={begun} />
      ) : (
        <CellWaiting
          fields={fields}
          first={typed}
          type={(index, text) => {
            begun.current.texts[index] = text;
          }}
          turnTo={(index) => {
            begun.current.at = index;
          }}
          enter={() => {
            begun.current.enter = true;
          }}
          failed={signedOut ? said('signedOut') : failed ? said('unreachable') : null}
          again={again}
          leave={() => finish(null, null)}
        />
      )}
    </div>
  );
}
