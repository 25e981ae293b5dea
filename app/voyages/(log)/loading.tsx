import { LogLoading } from '@/components/voyages/log/log-loading';

export default function Loading() {
  return <LogLoading />;
}
