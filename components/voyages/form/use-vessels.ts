import { useCallback, useEffect, useMemo, useState } from 'react';
import { unpackVessels, type EntryVessel } from '@/lib/voyages/record';

export interface VesselsSent {
  /** The vessel of the voyage at hand. */
  atHand: EntryVessel[];
  /** All of them, packed; they follow after the form, which is typed in before a thousand ships are there. */
  all: Promise<string>;
}

/** The list with what was added to it and is not in it yet. */
export const withAdded = <T extends { id: number }>(list: readonly T[], added: readonly T[]): T[] => [
  ...list,
  ...added.filter((one) => !list.some(({ id }) => id === one.id)),
];

/** The vessels to choose from, as far as they have arrived. Throws what kept them from coming: no list is not an empty list. */
export function useVessels({ atHand, all }: VesselsSent) {
  const [arrived, setArrived] = useState<EntryVessel[] | null>(null);
  const [failed, setFailed] = useState<{ why: unknown } | null>(null);
  const [added, setAdded] = useState<EntryVessel[]>([]);
  useEffect(() => {
    let left = false;
    all.then(
      (packed) => !left && setArrived(unpackVessels(packed)),
      (why: unknown) => !left && setFailed({ why }),
    );
    return () => {
      left = true;
    };
  }, [all]);
  if (failed) throw failed.why;
  const addVessel = useCallback((vessel: EntryVessel) => setAdded((before) => [...before, vessel]), []);
  const vessels = useMemo(() => withAdded(arrived ?? atHand, added), [arrived, atHand, added]);
  return { vessels, arriving: arrived === null, addVessel };
}
