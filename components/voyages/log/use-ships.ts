'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { VesselChoice } from '@/lib/voyages/totals.queries';
import type { CellShip } from './cell-ship';
import type { LoadVessels } from './vessel-filter';

/** The ships, and the field that chooses one: both on their way until somebody amends a ship. */
export type Ships = { Field: typeof CellShip; vessels: VesselChoice[] } | 'failed' | null;

/** Fetched only where they are needed; null until they are here. */
export function useShips(needed: boolean, load: LoadVessels): Ships {
  const [ships, setShips] = useState<Ships>(null);
  const read = useEffectEvent(load);
  useEffect(() => {
    if (!needed) return;
    Promise.all([read(), import('./cell-ship')]).then(
      ([result, { CellShip: Field }]) => setShips(result.done ? { Field, vessels: result.value } : 'failed'),
      () => setShips('failed'),
    );
  }, [needed]);
  return ships;
}
