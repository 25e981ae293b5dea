import 'server-only';
import { cache } from 'react';
import { signedIn } from '@/app/signed-in';
import type { VoyageRecord } from '@/lib/voyages/record';
import { voyageByNo } from '@/lib/voyages/record.queries';

/** The voyage of an address, read once a request; null where nothing has this number. */
export const recordOf = cache(async (segment: string): Promise<VoyageRecord | null> => {
  let voyageNo: string;
  try {
    voyageNo = decodeURIComponent(segment);
  } catch {
    return null;
  }
  // PostgreSQL takes no text with a zero byte.
  return voyageNo.includes('\0') ? null : voyageByNo(await signedIn(), voyageNo);
});
