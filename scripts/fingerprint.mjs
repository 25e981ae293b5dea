import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './settings.mjs';

/**
 * One hash over the names and contents of files and folders; what does not exist counts as nothing.
 * @param {string[]} places relative to the base
 * @param {(file: string) => boolean} [counts]
 * @param {string} [base]
 */
export function fingerprint(places, counts = () => true, base = root) {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesIn(place, base)).filter(counts)) {
    const content = readFileSync(path.join(base, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} place @param {string} base @returns {string[]} sorted, with forward slashes */
function filesIn(place, base) {
  const kind = statSync(path.join(base, place), { throwIfNoEntry: false });
  if (!kind) return [];
  if (kind.isFile()) return [place];
  return readdirSync(path.join(base, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(base, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
