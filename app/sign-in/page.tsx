import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { personOrNull } from '@/app/signed-in';
import { SignInForm } from '@/components/people/sign-in-form';
import { administratorMissing } from '@/lib/people/queries';
import { signIn } from './actions';
import { nextPath } from './next-path';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.signIn');
  return { title: t('title') };
}

/** Where somebody goes who need not sign in. With the database down nobody can know: the form is shown and says so. */
async function situation(next: string): Promise<{ to: string | null; noAdministrator: boolean }> {
  try {
    if (await personOrNull()) return { to: next, noAdministrator: false };
    const missing = await administratorMissing();
    return { to: missing === 'nobody' ? '/sign-in/first' : null, noAdministrator: missing === 'others' };
  } catch (error) {
    console.error('sign-in:', error instanceof Error ? error.message : error);
    return { to: null, noAdministrator: false };
  }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const asked = await searchParams;
  const next = nextPath(asked.next);
  const { to, noAdministrator } = await situation(next);
  if (to) redirect(to);

  const t = await getTranslations('people.signIn');
  const notices = new Map([
    ['ended', t('ended')],
    ['password-set', t('passwordSet')],
    ['signed-out', t('signedOut')],
  ]);
  return (
    <SignInForm
      said={notices.get(String(asked.said)) ?? null}
      email={typeof asked.email === 'string' ? asked.email : ''}
      next={next}
      noAdministrator={noAdministrator}
      signIn={signIn}
    />
  );
}
