import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FirstForm } from '@/components/people/first-form';
import { administratorMissing } from '@/lib/people/queries';
import { createFirst } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.first');
  return { title: t('title') };
}

export default async function FirstPage() {
  const missing = await administratorMissing();
  if (!missing) redirect('/sign-in');
  return <FirstForm create={createFirst} others={missing === 'others'} />;
}
