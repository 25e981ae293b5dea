import { useTranslations } from 'next-intl';
import type { About } from '@/lib/evidence/paper';
import type { Port } from '@/lib/voyages/voyage';

export interface Subjects {
  lots: readonly { id: number; no: number; blNo: string | null }[];
  /** What the ports are called; null where the terminal is not known. */
  ports: Record<Port, string | null>;
}

/** What a paper is about, in words. */
export function useAboutWords({ lots, ports }: Subjects) {
  const t = useTranslations('evidence');
  const words = useTranslations('voyages');
  return (about: About): string => {
    if (about.of === 'voyage') return t('about.voyage');
    if (about.of === 'event') return words(`events.${about.event}`);
    if (about.of === 'port')
      return t('about.port', { port: ports[about.port] ?? words(`ports.${about.port}`) });
    const lot = lots.find(({ id }) => id === about.lotId);
    if (!lot?.blNo) return t('about.lot', { no: lot?.no ?? '' });
    return t('about.lotWithNo', { no: lot.no, blNo: lot.blNo });
  };
}
