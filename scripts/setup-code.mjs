import { createHash, randomInt } from 'node:crypto';
import { withClient } from './roles.mjs';

/** No letter or digit that can be taken for another. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** @returns {string} like K7QD-M2XA-9TRF-HW4C: 78 bits, typed once */
export function newSetupCode() {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/**
 * What is stored instead of the code: SHA-256, hex, of the code as it is printed.
 * @param {string} code
 */
export const setupCodeHash = (code) => createHash('sha256').update(code).digest('hex');

/**
 * While the database knows no person, a new code by which the first visitor becomes its administrator; codes of
 * earlier starts no longer work.
 * @param {string} ownerUrl
 * @returns {Promise<string | null>} null when there is somebody already
 */
export function offerSetupCode(ownerUrl) {
  const code = newSetupCode();
  return withClient(ownerUrl, async (query) => {
    const [{ nobody }] = await query('SELECT NOT EXISTS (SELECT FROM "user") AS nobody');
    if (!nobody) return null;
    await query('DELETE FROM setup_code');
    await query('INSERT INTO setup_code (code_hash, created_at) VALUES ($1, now())', [setupCodeHash(code)]);
    return code;
  });
}
