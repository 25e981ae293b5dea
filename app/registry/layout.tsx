import { RegistryNav } from '@/components/registry/registry-nav';
import { Texts } from '@/components/texts';

export default function RegistryLayout({ children }: { children: React.ReactNode }) {
  return (
    <Texts of={['registry', 'refusals', 'conflict']}>
      <RegistryNav />
      {children}
    </Texts>
  );
}
