'use client';

import { Fragment } from 'react';
import { Button } from '@mantine/core';
import { foundOf, isAccepted, printFound } from '@/lib/voyages/acceptance';
import { fieldOfWarning } from '@/lib/voyages/judgement';
import type { Warning } from '@/lib/voyages/plausibility';
import { useWording } from '../wording';
import { useDraft, useRefusals, useTyped, useWarnings } from './draft-context';
import { warningIdOf } from './paths';
import classes from './form.module.css';

function placeOf(warning: Warning): string {
  const field = fieldOfWarning(warning);
  if (field.startsWith('lots.')) return 'lots';
  return field.startsWith('events.') ? field.split('.').slice(0, 2).join('.') : field;
}

/** What is unusual, under what it speaks of; each kind of it takes one reason. */
export function Strip({ place, asRow = false }: { place: string; asRow?: boolean }) {
  const warnings = useWarnings();
  const here = warnings.filter((warning) => placeOf(warning) === place);
  if (here.length === 0) return null;
  const content = (
    <div className={classes.strip} role="status">
      {here.map((warning, index) => {
        const first = warnings.find(({ code }) => code === warning.code) === warning;
        return (
          <Fragment key={index}>
            <WarningLine warning={warning} asks={first && warning.kind === 'warning'} />
          </Fragment>
        );
      })}
    </div>
  );
  return asRow ? (
    <tr>
      <td colSpan={5}>{content}</td>
    </tr>
  ) : (
    content
  );
}

function WarningLine({ warning, asks }: { warning: Warning; asks: boolean }) {
  const { t, warning: say } = useWording();
  const draft = useDraft();
  const { code } = warning;
  const given = useTyped(({ text }) => text.acceptedWarnings.find((accepted) => accepted.code === code));
  const found = foundOf(useWarnings(), code);
  // What has become worse since is asked anew.
  const outgrown = given?.found && !isAccepted(code, found, given.found) ? given : null;
  const reason = outgrown ? '' : (given?.reason ?? '');
  const before = outgrown && {
    acceptedFor: printFound(code, outgrown.found ?? []),
    acceptedBecause: outgrown.reason,
  };
  const refused = useRefusals().some(
    (refusal) => refusal.reason === 'implausible' && refusal.values?.code === code,
  );
  const id = warningIdOf(code);
  return (
    <>
      <p id={`${id}-text`} className={warning.kind === 'unchecked' ? classes.unchecked : undefined}>
        {say(before && asks ? { code, values: { ...warning.values, ...before } } : warning)}{' '}
        {asks && t('form.implausible')}
      </p>
      {asks && (
        <input
          id={id}
          className={classes.input}
          placeholder={t('form.warningReason')}
          aria-label={t('form.warningReason')}
          aria-describedby={`${id}-text`}
          aria-invalid={((refused || outgrown) && reason.trim() === '') || undefined}
          value={reason}
          onChange={({ currentTarget }) => draft.accept(code, currentTarget.value)}
        />
      )}
      {asks && outgrown && (
        <Button
          size="compact-xs"
          variant="default"
          mt={4}
          onClick={() => draft.accept(code, outgrown.reason)}
        >
          {t('form.sameReason')}
        </Button>
      )}
    </>
  );
}
