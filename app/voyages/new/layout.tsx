import { Texts } from '@/components/texts';

export default function NewVoyageLayout({ children }: { children: React.ReactNode }) {
  return <Texts of={['voyages', 'refusals']}>{children}</Texts>;
}
