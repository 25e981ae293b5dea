'use client';

import { startTransition, useCallback } from 'react';
import { useRouter } from 'next/navigation';
import { Failure } from '@/components/frame/failure';

/** A log that cannot be read is not an empty log. */
export default function LogError({
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
