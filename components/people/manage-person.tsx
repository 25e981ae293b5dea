'use client';

import { useState } from 'react';
import { Button, Group, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ActiveInput, AmendPersonInput } from '@/lib/people/input';
import type { Role } from '@/lib/people/role';
import type { Result } from '@/lib/result';
import { TextField } from './fields';
import { Said, Wrong } from './notices';
import { OneTimeLink, type ShownLink } from './one-time-link';
import { RoleField } from './role-field';
import { useSubmission } from './use-submission';
import classes from './people.module.css';

export type ShownPerson = {
  id: string;
  version: number;
  name: string;
  email: string;
  role: Role;
  state: 'active' | 'inactive' | 'invited' | 'invitationOver';
  demonstration: boolean;
  you: boolean;
  /** Port-local, printed; null when there is no session to tell from. */
  lastSignIn: string | null;
};

export type PersonActions = {
  amend: (input: AmendPersonInput) => Promise<Result<null>>;
  setActive: (input: ActiveInput) => Promise<Result<null>>;
  offerLink: (input: { id: string }) => Promise<Result<ShownLink>>;
};

/** Everything that an administrator does about one person. */
export function ManagePerson({ person, actions }: { person: ShownPerson; actions: PersonActions }) {
  return (
    <Stack gap="lg">
      <NameAndRole person={person} amend={actions.amend} />
      <SigningIn person={person} {...actions} />
    </Stack>
  );
}

function NameAndRole({ person, amend }: { person: ShownPerson; amend: PersonActions['amend'] }) {
  const t = useTranslations('people');
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState(person.role);
  const [said, setSaid] = useState<string | null>(null);
  const { form, pending, submit, errorOf, general } = useSubmission(amend);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setSaid(null);
        submit({ id: person.id, version: person.version, name, role }, () => setSaid(t('admin.saved')));
      }}
    >
      <Stack>
        <p className={`${classes.quiet} ${classes.cell}`}>{person.email}</p>
        <Wrong texts={general('name', 'role')} />
        <TextField
          name="name"
          label={t('name')}
          autoComplete="off"
          data-autofocus
          value={name}
          error={errorOf('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RoleField value={role} error={errorOf('role')} onChange={setRole} />
        <Group>
          <Button type="submit" loading={pending}>
            {t('admin.save')}
          </Button>
          <Said text={said} />
        </Group>
      </Stack>
    </form>
  );
}

type SigningInProps = { person: ShownPerson } & Omit<PersonActions, 'amend'>;

function SigningIn({ person, setActive, offerLink }: SigningInProps) {
  const t = useTranslations('people.admin');
  const [link, setLink] = useState<ShownLink | null>(null);
  const entry = useSubmission(setActive);
  const offer = useSubmission(offerLink);
  const active = person.state !== 'inactive';
  const waits = person.state === 'invited' || person.state === 'invitationOver';
  return (
    <section className={classes.section}>
      <h3>{t('signInTitle')}</h3>
      <Stack gap="sm">
        <Wrong texts={[...entry.general(), ...offer.general()]} />
        <Group gap="xs">
          {active && (
            <Button
              variant="default"
              loading={offer.pending}
              onClick={() => offer.submit({ id: person.id }, setLink)}
            >
              {waits ? t('invitationLink') : t('resetLink')}
            </Button>
          )}
          <Button
            variant="default"
            loading={entry.pending}
            onClick={() =>
              entry.submit({ id: person.id, version: person.version, active: !active }, () => setLink(null))
            }
          >
            {active ? t('deactivate') : t('reactivate')}
          </Button>
        </Group>
        <p className={classes.quiet}>{active ? t('deactivateNote') : t('reactivateNote')}</p>
        {link && <OneTimeLink name={person.name} link={link} />}
      </Stack>
    </section>
  );
}
