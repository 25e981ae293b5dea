import type { Metadata } from 'next';
import { Stack, Title } from '@mantine/core';
import { getTranslations } from 'next-intl/server';
import { signOut } from '@/app/sign-in/actions';
import { sessionNow, signedIn } from '@/app/signed-in';
import { OwnPassword } from '@/components/people/own-password';
import { OwnSessions } from '@/components/people/own-sessions';
import classes from '@/components/people/people.module.css';
import { SignOutButton } from '@/components/people/sign-out-button';
import { printMoment } from '@/lib/calendar';
import { deviceOf, shortAddress } from '@/lib/people/device';
import { ownSessions } from '@/lib/people/queries';
import { USUAL_ZONES } from '@/lib/voyages/input';
import { changeOwnPassword, endOtherSessions, endSession } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.account');
  return { title: t('title') };
}

export default async function AccountPage() {
  const person = await signedIn();
  const here = (await sessionNow())?.sessionId;
  const sessions = (await ownSessions(person)).map(({ id, createdAt, ipAddress, userAgent }) => ({
    id,
    device: deviceOf(userAgent),
    address: shortAddress(ipAddress),
    since: printMoment(createdAt, USUAL_ZONES.load),
    here: id === here,
  }));
  const t = await getTranslations('people');
  return (
    <Stack gap="lg" className={classes.page}>
      <div className={classes.head}>
        <Title order={1}>{t('account.title')}</Title>
        <SignOutButton signOut={signOut} />
      </div>
      <dl className={classes.facts}>
        <dt>{t('name')}</dt>
        <dd>{person.name}</dd>
        <dt>{t('email')}</dt>
        <dd>{person.email}</dd>
        <dt>{t('role')}</dt>
        <dd>
          {t(`roles.${person.role}`)}: {t(`roleMeans.${person.role}`)}
        </dd>
      </dl>
      <section className={classes.section}>
        <Title order={2}>{t('account.passwordTitle')}</Title>
        <OwnPassword change={changeOwnPassword} />
      </section>
      <section className={classes.section}>
        <Title order={2}>{t('account.sessionsTitle')}</Title>
        <OwnSessions sessions={sessions} end={endSession} endOthers={endOtherSessions} />
      </section>
    </Stack>
  );
}
