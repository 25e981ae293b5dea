import { redirect } from 'next/navigation';

export default function RegistryPage() {
  redirect('/registry/vessels');
}
