'use client';

import { Fragment, useCallback } from 'react';
import { EVENTS, portOf, type EventName } from '@/lib/voyages/voyage';
import { useWording } from '../wording';
import { useDraft, useRefusals } from './draft-context';
import { useZones } from './entry-context';
import { FieldRefusals } from './field-refusals';
import { idOf } from './paths';
import { MomentCell } from './read-fields';
import { StageCell } from './stage-cell';
import { Strip } from './strip';
import classes from './form.module.css';

export const KINDS = ['planned', 'estimated', 'actual'] as const;
export type Kind = (typeof KINDS)[number];

/** `tabbed` is the column that Tab goes down. */
export function EventRow({ name, tabbed }: { name: EventName; tabbed: Kind }) {
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
          <td key={kind} data-column={kind} className={classes.time}>
            <EventCell
              name={name}
              kind={kind}
              zone={zone}
              label={field(`events.${name}.${kind}`)}
              tabbed={kind === tabbed}
            />
          </td>
        ))}
        <StageCell name={name} />
      </tr>
      {wrong.length > 0 && (
        <tr>
          <td colSpan={5}>
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

interface EventCellProps {
  name: EventName;
  kind: Kind;
  zone: string;
  label: string;
  tabbed: boolean;
}

function EventCell({ name, kind, zone, label, tabbed }: EventCellProps) {
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
  return (
    <MomentCell
      path={`events.${name}.${kind}`}
      zone={zone}
      label={label}
      above={above}
      tabIndex={tabbed ? undefined : -1}
    />
  );
}
