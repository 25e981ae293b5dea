import { Texts } from '@/components/texts';

export default function ProgrammeLayout({ children }: { children: React.ReactNode }) {
  return <Texts of={['programme', 'refusals']}>{children}</Texts>;
}
