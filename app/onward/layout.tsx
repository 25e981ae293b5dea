import { getTranslations } from 'next-intl/server';
import { OnwardNav } from '@/components/onward/onward-nav';
import { Texts } from '@/components/texts';

export default async function OnwardLayout({ children }: { children: React.ReactNode }) {
  const t = await getTranslations('onward');
  const places = [
    { href: '/onward', label: t('nav.balance') },
    { href: '/onward/movements', label: t('nav.movements') },
    { href: '/onward/routes', kind: '/onward/totals', label: t('nav.routes') },
    { href: '/onward/costs', label: t('nav.costs') },
  ];
  return (
    <Texts of={['registry', 'refusals', 'conflict']}>
      <OnwardNav label={t('nav.label')} places={places} />
      {children}
    </Texts>
  );
}
