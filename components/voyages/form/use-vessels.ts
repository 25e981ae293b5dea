import { useCallback, useEffect, useMemo, useState } from 'react';
import { unpackVessels, type EntryVessel } from '@/lib/voyages/record';
import { useResend } from './use-resend';

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

/**
 * The vessels to choose from, as far as they have arrived. What kept them from coming takes nothing away from whoever
 * types in the form: they are asked for again until they come.
 */
export function useVessels({ atHand, all }: VesselsSent, ask: () => Promise<string | null>) {
  const [arrived, setArrived] = useState<EntryVessel[] | null>(null);
  const [missing, setMissing] = useState(false);
  const [added, setAdded] = useState<EntryVessel[]>([]);
  useEffect(() => {
    let left = false;
    all.then(
      (packed) => !left && setArrived(unpackVessels(packed)),
      () => !left && setMissing(true),
    );
    return () => {
      left = true;
    };
  }, [all]);
  useResend(missing && arrived === null, () => {
    ask().then(
      (packed) => packed !== null && setArrived(unpackVessels(packed)),
      // Asked again by the next turn.
      () => {},
    );
  });
  const addVessel = useCallback((vessel: EntryVessel) => setAdded((before) => [...before, vessel]), []);
  const vessels = useMemo(() => withAdded(arrived ?? atHand, added), [arrived, atHand, added]);
  const arriving = arrived === null ? (missing ? 'missing' : 'onTheWay') : null;
  return { vessels, arriving, addVessel } as const;
}
