import { Texts } from '@/components/texts';

export default function AccountLayout({ children }: { children: React.ReactNode }) {
  return <Texts of={['people', 'refusals']}>{children}</Texts>;
}
