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
 * While nobody can administer, a new code by which a visitor becomes the administrator: in an empty database, after the
 * demonstration's people went, or when the last administrator was lost by other ways than the app's. Codes of earlier
 * starts no longer work. Agrees with `administratorMissing` in lib/people.
 * @param {string} ownerUrl
 * @returns {Promise<string | null>} null when there is an active administrator who has a password
 */
export function offerSetupCode(ownerUrl) {
  const code = newSetupCode();
  return withClient(ownerUrl, async (query) => {
    await query('DELETE FROM setup_code');
    const [{ missing }] = await query(
      `SELECT NOT EXISTS (SELECT FROM "user" u JOIN account a ON a.user_id = u.id
         WHERE u.role = 'administrator' AND u.active AND a.password IS NOT NULL) AS missing`,
    );
    if (!missing) return null;
    await query('INSERT INTO setup_code (code_hash, created_at) VALUES ($1, now())', [setupCodeHash(code)]);
    return code;
  });
}
