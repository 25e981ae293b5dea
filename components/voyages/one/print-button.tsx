'use client';

import { Button } from '@mantine/core';

export function PrintButton({ label }: { label: string }) {
  return (
    <Button size="xs" variant="default" onClick={() => window.print()} data-command>
      {label}
    </Button>
  );
}
