/** Progress on the terminal: one line when something begins to take long, one when it is done, with its time. */

/** An expected failure: shown as its message alone, without a stack. */
export class Trouble extends Error {}

/** @param {string} text */
export function say(text) {
  console.log(text);
}

/** @param {number} since `performance.now()` at the beginning */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs one piece of work and says how long it took; speaks up every ten seconds while it lasts.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const began = performance.now();
  const reminder = setInterval(() => say(`  … ${label} (${seconds(began)})`), 10_000);
  try {
    const result = await work();
    say(`  ✓ ${label} (${seconds(began)})`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}

/**
 * Ends the process after a failure: the plain message of an expected one, the stack of a surprise.
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
  const text =
    error instanceof Trouble ? error.message : error instanceof Error ? error.stack : String(error);
  console.error(`\n${text}`);
  process.exit(1);
}
