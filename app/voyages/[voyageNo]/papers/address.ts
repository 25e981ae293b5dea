/** The voyage number of an address; empty, which no voyage has, where it cannot be read. */
export function voyageNoOf(segment: string): string {
  try {
    const voyageNo = decodeURIComponent(segment);
    // PostgreSQL takes no text with a zero byte.
    return voyageNo.includes('\0') ? '' : voyageNo;
  } catch {
    return '';
  }
}
