'use client';

import { Fragment, useCallback, useState, type KeyboardEvent } from 'react';
import { EVENTS, portOf, type EventName, type Port } from '@/lib/voyages/voyage';
import { useWording } from '../wording';
import { useDraft, useRefusals } from './draft-context';
import type { PortsShown } from './entry';
import { useZones } from './entry-context';
import { FieldRefusals } from './field-refusals';
import { idOf } from './paths';
import { MomentCell } from './read-fields';
import { Strip } from './strip';
import classes from './form.module.css';

const KINDS = ['planned', 'estimated', 'actual'] as const;
type Kind = (typeof KINDS)[number];
const PORTS = ['load', 'discharge'] as const satisfies readonly Port[];

/** Enter and the arrows move within a column, as in a sheet: a port log is copied downwards. */
function moveWithin(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0;
  const cell = (event.target as HTMLElement).closest('td[data-column]');
  if (step === 0 || event.ctrlKey || event.metaKey || !cell) return;
  const column = cell.getAttribute('data-column');
  const cells = [...event.currentTarget.querySelectorAll(`td[data-column='${column}']`)];
  const next = cells[cells.indexOf(cell) + step]?.querySelector('input');
  event.preventDefault();
  next?.focus();
  next?.select();
}

/** The statement of facts: events below one another, what was planned, is estimated and happened beside one another. */
export function EventGrid({ ports }: { ports: PortsShown }) {
  const { t } = useWording();
  const [column, setColumn] = useState<Kind>('actual');
  return (
    <section className={classes.section}>
      <h2>{t('form.facts')}</h2>
      <p className={classes.hint}>{t('form.factsHint')}</p>
      <div className={classes.columns} role="radiogroup" aria-label={t('form.column')}>
        {KINDS.map((kind) => (
          <label key={kind}>
            <input type="radio" name="column" checked={column === kind} onChange={() => setColumn(kind)} />{' '}
            {t(`one.${kind}`)}
          </label>
        ))}
      </div>
      <table className={classes.grid} data-column={column} onKeyDown={moveWithin}>
        <thead>
          <tr>
            <th scope="col">{t('one.event')}</th>
            {KINDS.map((kind) => (
              <th key={kind} scope="col">
                {t(`one.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        {PORTS.map((port) => (
          <tbody key={port}>
            <tr>
              <th colSpan={4} scope="rowgroup" className={classes.port}>
                {ports[port].name}
                <span className={classes.zone}>
                  {t('form.localTime', { port: ports[port].name, offset: ports[port].offset })}
                </span>
              </th>
            </tr>
            {EVENTS.filter((event) => event.port === port).map(({ name }) => (
              <EventRow key={name} name={name} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function EventRow({ name }: { name: EventName }) {
  const { t, field } = useWording();
  const zone = useZones()[portOf(name)];
  const refusals = useRefusals();
  const paths = KINDS.map((kind) => `events.${name}.${kind}`);
  const wrong = paths.filter((path) => refusals.some((refusal) => refusal.field === path));
  return (
    <Fragment>
      <tr>
        <th scope="row">
          <label htmlFor={idOf(`events.${name}.actual`)}>{t(`events.${name}`)}</label>
        </th>
        {KINDS.map((kind) => (
          <td key={kind} data-column={kind}>
            <EventCell name={name} kind={kind} zone={zone} label={field(`events.${name}.${kind}`)} />
          </td>
        ))}
      </tr>
      {wrong.length > 0 && (
        <tr>
          <td colSpan={4}>
            {wrong.map((path) => (
              <FieldRefusals key={path} path={path} />
            ))}
          </td>
        </tr>
      )}
      <Strip place={`events.${name}`} asRow />
    </Fragment>
  );
}

function EventCell({
  name,
  kind,
  zone,
  label,
}: {
  name: EventName;
  kind: Kind;
  zone: string;
  label: string;
}) {
  const draft = useDraft();
  /** The latest line above that says anything in this column, of whichever port. */
  const above = useCallback(() => {
    const { events } = draft.typed().text;
    const before = EVENTS.slice(
      0,
      EVENTS.findIndex((event) => event.name === name),
    );
    return (
      before.map((event) => events[event.name]?.[kind] ?? '').findLast((text) => text.trim() !== '') ?? ''
    );
  }, [draft, name, kind]);
  return <MomentCell path={`events.${name}.${kind}`} zone={zone} label={label} above={above} />;
}
