import { Texts } from '@/components/texts';

export default function SignInLayout({ children }: { children: React.ReactNode }) {
  return <Texts of={['people', 'refusals']}>{children}</Texts>;
}
