import type { Metadata } from 'next';
import { Stack, Title } from '@mantine/core';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import type { ShownPerson } from '@/components/people/manage-person';
import classes from '@/components/people/people.module.css';
import { PeopleTable } from '@/components/people/people-table';
import { printMoment } from '@/lib/calendar';
import { listPeople, type PersonRow } from '@/lib/people/queries';
import { may } from '@/lib/people/role';
import { USUAL_ZONES } from '@/lib/voyages/input';
import { amendPerson, invite, offerLink, setActive } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.admin');
  return { title: t('title') };
}

function stateOf({ active, hasPassword, linkExpiresAt }: PersonRow): ShownPerson['state'] {
  if (!active) return 'inactive';
  if (hasPassword) return 'active';
  return linkExpiresAt ? 'invited' : 'invitationOver';
}

export default async function PeoplePage() {
  const person = await signedIn();
  const t = await getTranslations('people');
  if (!may(person, 'managePeople')) {
    return (
      <section className={classes.half}>
        <Title order={1}>{t('admin.notAllowedTitle')}</Title>
        <p>{t('admin.notAllowed', { name: person.name, role: t(`roles.${person.role}`) })}</p>
      </section>
    );
  }
  const people = (await listPeople(person)).map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    email: row.email,
    role: row.role,
    state: stateOf(row),
    demonstration: row.demonstration,
    you: row.id === person.id,
    lastSignIn: row.lastSignInAt && printMoment(row.lastSignInAt, USUAL_ZONES.load),
  }));
  return (
    <Stack gap="sm" className={classes.page}>
      <PeopleTable people={people} actions={{ invite, amend: amendPerson, setActive, offerLink }} />
    </Stack>
  );
}
