import { Texts } from '@/components/texts';

export default function VoyageLayout({ children }: { children: React.ReactNode }) {
  return <Texts of={['voyages', 'refusals', 'evidence']}>{children}</Texts>;
}
