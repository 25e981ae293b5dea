import { Texts } from '@/components/texts';

export default function LogLayout({ children }: { children: React.ReactNode }) {
  return <Texts of={['log', 'views']}>{children}</Texts>;
}
