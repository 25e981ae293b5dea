import type { Metadata } from 'next';
import Link from 'next/link';
import { Title } from '@mantine/core';
import { getTranslations } from 'next-intl/server';
import { ChoosePasswordForm } from '@/components/people/choose-password-form';
import classes from '@/components/people/people.module.css';
import { printMoment } from '@/lib/calendar';
import { LINK_HOURS } from '@/lib/people/link.mutations';
import { openLink } from '@/lib/people/queries';
import { USUAL_ZONES } from '@/lib/voyages/input';
import { acceptLink } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.link');
  // The address is the secret: it goes to no other site and into no index.
  return { title: t('title'), referrer: 'no-referrer', robots: { index: false } };
}

/** Opening the link uses nothing up: programs that look at links in messages would spoil it. */
export default async function LinkPage({ params }: PageProps<'/sign-in/link/[token]'>) {
  const { token } = await params;
  const link = await openLink(token);
  if (link) {
    const until = printMoment(link.expiresAt, USUAL_ZONES.load);
    const { kind, name, email } = link;
    return <ChoosePasswordForm token={token} link={{ kind, name, email, until }} accept={acceptLink} />;
  }
  const t = await getTranslations('people.link');
  return (
    <section className={classes.narrow}>
      <Title order={1}>{t('invalidTitle')}</Title>
      <p>{t('invalid', { hours: LINK_HOURS })}</p>
      <Link href="/sign-in">{t('toSignIn')}</Link>
    </section>
  );
}
