'use client';

import { useMemo, useState } from 'react';
import type { Chosen } from '@/lib/voyages/many';
import type { VoyageRow } from '@/lib/voyages/queries';

/** The voyages that are ticked, on this page and on others, each at the version that was last seen of it. */
export function useChosen(rows: readonly VoyageRow[]) {
  const [versions, setVersions] = useState<ReadonlyMap<string, number>>(new Map());
  const chosen = useMemo((): Chosen[] => {
    const here = new Map(rows.map(({ voyageNo, version }) => [voyageNo, version]));
    return [...versions].map(([voyageNo, version]) => ({ voyageNo, version: here.get(voyageNo) ?? version }));
  }, [versions, rows]);
  return {
    chosen,
    ids: useMemo(() => new Set(versions.keys()), [versions]),
    choose(numbers: readonly string[], wanted: boolean) {
      const next = new Map(versions);
      for (const voyageNo of numbers) {
        const row = rows.find((one) => one.voyageNo === voyageNo);
        if (!wanted) next.delete(voyageNo);
        else if (row) next.set(voyageNo, row.version);
      }
      setVersions(next);
    },
    chooseNone: () => setVersions(new Map()),
  };
}
