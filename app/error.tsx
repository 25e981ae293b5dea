'use client';

import { startTransition, useCallback } from 'react';
import { useRouter } from 'next/navigation';
import { Failure } from '@/components/frame/failure';

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const router = useRouter();
  const retry = useCallback(
    () =>
      startTransition(() => {
        router.refresh();
        reset();
      }),
    [router, reset],
  );
  return <Failure digest={error.digest} retry={retry} />;
}
