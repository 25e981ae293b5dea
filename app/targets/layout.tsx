import { Texts } from '@/components/texts';

export default function TargetsLayout({ children }: { children: React.ReactNode }) {
  return <Texts of={['registry', 'refusals', 'conflict']}>{children}</Texts>;
}
