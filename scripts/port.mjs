import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { say, Trouble } from './say.mjs';

/** The port kept beside the data, or another when something else has taken it. @param {string} file */
export async function choosePort(file) {
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (kept && (await listenOnce(kept))) return kept;
  const port = await listenOnce(0);
  if (!port) throw new Trouble('No free port on 127.0.0.1.');
  if (kept) say(`  Database port ${kept} is taken by another program: using ${port}.`);
  writeFileSync(file, String(port));
  return port;
}

/** @param {number} port 0 for any @returns {Promise<number | null>} null when it is taken */
function listenOnce(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const { port: got } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(got));
    });
  });
}
