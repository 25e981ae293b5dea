import { Texts } from '@/components/texts';

export default function ImportLayout({ children }: { children: React.ReactNode }) {
  return <Texts of={['import', 'voyages', 'refusals']}>{children}</Texts>;
}
