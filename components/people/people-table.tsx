'use client';

import { useState } from 'react';
import { Button, Table, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { InviteInput } from '@/lib/people/input';
import type { Result } from '@/lib/result';
import { Dialog } from './dialog';
import { InviteForm } from './invite-form';
import { ManagePerson, type PersonActions, type ShownPerson } from './manage-person';
import type { ShownLink } from './one-time-link';
import classes from './people.module.css';

type PeopleTableProps = {
  people: ShownPerson[];
  actions: PersonActions & { invite: (input: InviteInput) => Promise<Result<ShownLink>> };
};

export function PeopleTable({ people, actions }: PeopleTableProps) {
  const t = useTranslations('people');
  const [opened, setOpened] = useState<'invite' | { id: string } | null>(null);
  const close = () => setOpened(null);
  const managed = typeof opened === 'object' ? people.find(({ id }) => id === opened?.id) : undefined;
  return (
    <>
      <div className={classes.head}>
        <Title order={1}>{t('admin.title')}</Title>
        <Button onClick={() => setOpened('invite')}>{t('admin.invite')}</Button>
      </div>
      <p className={classes.quiet}>
        {t('admin.lead', { active: people.filter(({ state }) => state === 'active').length })}
      </p>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('admin.person')}</Table.Th>
            <Table.Th className={classes.wide}>{t('role')}</Table.Th>
            <Table.Th className={classes.wide}>{t('admin.state')}</Table.Th>
            <Table.Th className={classes.wide}>{t('admin.lastSignIn')}</Table.Th>
            <Table.Th>{t('admin.manage')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} manage={() => setOpened({ id: person.id })} />
          ))}
        </Table.Tbody>
      </Table>
      <Dialog
        opened={opened === 'invite'}
        close={close}
        title={t('admin.inviteTitle')}
        closeLabel={t('admin.close')}
      >
        <InviteForm invite={actions.invite} close={close} />
      </Dialog>
      <Dialog
        opened={managed !== undefined}
        close={close}
        title={managed?.name ?? ''}
        closeLabel={t('admin.close')}
      >
        {managed && <ManagePerson key={managed.id} person={managed} actions={actions} />}
      </Dialog>
    </>
  );
}

function PersonRow({ person, manage }: { person: ShownPerson; manage: () => void }) {
  const t = useTranslations('people');
  const notes = [person.you && t('admin.you'), person.demonstration && t('admin.demonstration')].filter(
    Boolean,
  );
  return (
    <Table.Tr className={person.state === 'inactive' ? classes.inactive : undefined}>
      <Table.Td className={classes.cell}>
        {person.name}
        {notes.length > 0 && <span className={classes.quiet}> ({notes.join(', ')})</span>}
        <br />
        <span className={classes.quiet}>{person.email}</span>
        <span className={classes.slim}>
          {t(`roles.${person.role}`)} · {t(`admin.states.${person.state}`)}
        </span>
      </Table.Td>
      <Table.Td className={classes.wide}>{t(`roles.${person.role}`)}</Table.Td>
      <Table.Td className={classes.wide}>{t(`admin.states.${person.state}`)}</Table.Td>
      <Table.Td className={classes.wide}>{person.lastSignIn ?? t('admin.never')}</Table.Td>
      <Table.Td>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('admin.manageOne', { name: person.name })}
          onClick={manage}
        >
          {t('admin.manage')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
