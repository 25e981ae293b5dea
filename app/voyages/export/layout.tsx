import { Texts } from '@/components/texts';

export default function ExportLayout({ children }: { children: React.ReactNode }) {
  return <Texts of={['import', 'log']}>{children}</Texts>;
}
