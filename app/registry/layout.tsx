import { RegistryNav } from '@/components/registry/registry-nav';

export default function RegistryLayout({ children }: { children: React.ReactNode }) {
  return (
    <>
      <RegistryNav />
      {children}
    </>
  );
}
