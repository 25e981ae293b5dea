import { Texts } from '@/components/texts';

export default function AdminLayout({ children }: { children: React.ReactNode }) {
  return <Texts of={['people', 'refusals']}>{children}</Texts>;
}
