'use client';

import { useState, useTransition, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import type { Refusal } from '@/lib/result';
import type { Amended } from '@/lib/voyages/record';
import type { ActKind } from '@/lib/voyages/voyage';
import { Modal } from '../../frame/modal';
import { useWording } from '../wording';
import classes from './one.module.css';

export type ActOn = (
  voyageNo: string,
  what: { version: number; kind: ActKind; reason: string },
) => Promise<Amended>;

interface VoyageActsProps {
  voyageNo: string;
  version: number;
  /** Those that its status allows. */
  kinds: ActKind[];
  act: ActOn;
}

/** Nominate, close, cancel, reopen: each asks for its reason before it is done. */
export function VoyageActs({ voyageNo, version, kinds, act }: VoyageActsProps) {
  const { t } = useWording();
  const [kind, setKind] = useState<ActKind | null>(null);
  return (
    <>
      {kinds.map((one) => (
        <Button key={one} size="xs" variant="default" onClick={() => setKind(one)} data-command>
          {t(`acts.${one}`)}
        </Button>
      ))}
      <Modal open={kind !== null} labelledBy="act-title" close={() => setKind(null)}>
        {kind && (
          <>
            <h2 id="act-title">{t('actForm.title', { act: t(`acts.${kind}`), voyageNo })}</h2>
            <ActForm
              kind={kind}
              act={(reason) => act(voyageNo, { version, kind, reason })}
              // An answer that arrives late leaves alone what was opened meanwhile.
              close={() => setKind((now) => (now === kind ? null : now))}
            />
          </>
        )}
      </Modal>
    </>
  );
}

function ActForm({
  kind,
  act,
  close,
}: {
  kind: ActKind;
  act: (reason: string) => Promise<Amended>;
  close: () => void;
}) {
  const { t, refusal: say } = useWording();
  const [reason, setReason] = useState('');
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [pending, startTransition] = useTransition();
  const needed = kind === 'cancel' || kind === 'reopen';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    startTransition(async () => {
      const answer = await act(reason).catch(() => null);
      if (answer?.done) close();
      else setRefusals(answer?.refusals ?? [{ reason: 'serverUnreachable' }]);
    });
  };
  const inField = refusals.filter(({ field }) => field === 'reason');
  return (
    <form noValidate onSubmit={submit}>
      <p>{t(`actForm.${kind}`)}</p>
      <TextInput
        autoFocus
        label={t(needed ? 'actForm.reason' : 'actForm.reasonOptional')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={inField.length > 0 && inField.map(say).join(' ')}
      />
      {refusals
        .filter(({ field }) => field !== 'reason')
        .map((refusal) => (
          <p key={refusal.reason} className={classes.wrong} role="alert">
            {say(refusal)}
          </p>
        ))}
      <div className={classes.buttons}>
        <Button type="submit" loading={pending}>
          {t(`acts.${kind}`)}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('actForm.dismiss')}
        </Button>
      </div>
    </form>
  );
}
