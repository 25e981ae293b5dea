/** What a step of `npm test` amounts to, and the count of all of them. */

/** @typedef {{ passed: number, failed: number, output?: string }} Result `output` is shown when something failed */

/**
 * A static check is one test.
 * @param {boolean} ok
 * @param {string} output
 * @returns {Result}
 */
export const oneTest = (ok, output) => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output });

/**
 * @param {{ code: number | null, output: string }} ran
 * @param {{ numPassedTests: number, numFailedTests: number } | null} report Vitest's JSON; null when it wrote none
 * @returns {Result} a run that fails without a failed test (a file that cannot be loaded) counts as one failure
 */
export function vitestResult(ran, report) {
  return counted(ran, report?.numPassedTests ?? 0, report?.numFailedTests ?? 0);
}

/**
 * @param {{ code: number | null, output: string }} ran
 * @param {{ stats: { expected: number, unexpected: number, flaky: number } } | null} report Playwright's JSON
 * @returns {Result} a story that passes only at the second try has failed
 */
export function playwrightResult(ran, report) {
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  return counted(ran, expected, unexpected + flaky);
}

/** A run with nothing in it proves nothing, whatever its exit code. @returns {Result} */
function counted(
  /** @type {{ code: number | null, output: string }} */ { code, output },
  /** @type {number} */ passed,
  /** @type {number} */ failed,
) {
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed, output };
}

/** @param {Result[]} results */
export function closingLine(results) {
  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    results.reduce((total, result) => total + result[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
