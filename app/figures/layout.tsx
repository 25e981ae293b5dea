import { FiguresNav } from '@/components/figures/figures-nav';
import { Texts } from '@/components/texts';

export default function FiguresLayout({ children }: { children: React.ReactNode }) {
  return (
    <Texts of={['figures', 'refusals', 'conflict']}>
      <FiguresNav />
      {children}
    </Texts>
  );
}
