/** How much a workbook unpacks to, counted while it is inflated and given up as soon as it is too much. */
import { Unzip, UnzipInflate } from 'fflate';
import type { Refusal } from '@/lib/result';

const UNPACKED_AT_MOST = 40 * 1024 * 1024;
const PARTS_AT_MOST = 100;
const PIECE = 16 * 1024;

/** Null when the parts are within bounds. What is inflated is counted and thrown away. */
export async function workbookRefusal(bytes: Uint8Array): Promise<Refusal | null> {
  let parts = 0;
  let unpacked = 0;
  let sheets = 0;
  let refusal: Refusal | null = null;
  const unzip = new Unzip((file) => {
    parts += 1;
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(file.name)) sheets += 1;
    if (parts > PARTS_AT_MOST) refusal ??= { reason: 'workbookParts', values: { most: PARTS_AT_MOST } };
    file.ondata = (error, data) => {
      if (error) refusal ??= { reason: 'workbookBroken' };
      unpacked += data?.length ?? 0;
      if (unpacked > UNPACKED_AT_MOST) {
        refusal ??= { reason: 'workbookTooLarge', values: { most: UNPACKED_AT_MOST / 1024 / 1024 } };
        file.terminate?.();
      }
    };
    if (refusal === null) file.start();
  });
  unzip.register(UnzipInflate);
  try {
    let looked = performance.now();
    for (let at = 0; at < bytes.length && refusal === null; at += PIECE) {
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      if (performance.now() - looked > 30) {
        await new Promise((resolve) => setImmediate(resolve));
        looked = performance.now();
      }
    }
  } catch {
    refusal ??= { reason: 'workbookBroken' };
  }
  return refusal ?? (sheets === 0 ? { reason: 'workbookBroken' } : null);
}
