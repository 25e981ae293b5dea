import { openChromium } from './measure-pages.mjs';
import { line, shown } from './report.mjs';

/** What an analyst waits for, in Chromium: from the click until the page shows it. */

const ROUNDS = 24;

/** @typedef {{ link?: string, typed?: string, until: 'rows' | 'focus' }} Deed */

/**
 * In the page: does it, and says after how many milliseconds its effect was there to see.
 * @param {Deed} deed
 */
const inPage = async ({ link, typed, until }) => {
  const shownRows = () => document.querySelector('main table tbody')?.textContent ?? '';
  const [rows, address] = [shownRows(), location.href];
  const began = performance.now();
  if (link !== undefined) /** @type {HTMLElement} */ (document.querySelector(link)).click();
  else {
    const field = /** @type {HTMLInputElement} */ (document.querySelector('main input[name="q"]'));
    field.value = typed ?? '';
    field.form?.requestSubmit();
  }
  const there = () =>
    location.href !== address &&
    (until === 'rows'
      ? shownRows() !== rows && shownRows() !== ''
      : document.activeElement?.matches('main form input'));
  while (!there()) {
    if (performance.now() - began > 10_000) throw new Error(`nothing was shown after ${link ?? typed}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return performance.now() - began;
};

/** @param {import('./measure-pages.mjs').App} app @returns {Promise<import('./report.mjs').Line[]>} */
export async function measureHands(app) {
  const browser = await openChromium();
  /** @type {import('./report.mjs').Line[]} */
  const lines = [];
  try {
    const context = await browser.newContext({ extraHTTPHeaders: { cookie: app.cookie } });
    const page = await context.newPage();
    const log = async () => {
      await page.goto(`${app.address}/voyages`, { waitUntil: 'networkidle' });
    };
    /** @type {[string, (round: number) => Promise<Deed>][]} */
    const deeds = [
      ['sort the log', async () => ({ link: 'main table thead a[href*="sort=bl"]', until: 'rows' })],
      ['filter the log', async (round) => ({ typed: round % 2 ? 'astana' : 'almaty', until: 'rows' })],
      [
        'open the form',
        async () => {
          await log();
          return { link: 'a[href="/voyages/new"]', until: 'focus' };
        },
      ],
    ];
    for (const [what, deed] of deeds) {
      await log();
      /** @type {number[]} */
      const taken = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const ms = await page.evaluate(inPage, await deed(round));
        // The first loads what the rest find.
        if (round > 0) taken.push(ms);
      }
      taken.sort((a, b) => a - b);
      lines.push(
        line(`Chromium: ${what}, p75`, taken[Math.ceil(taken.length * 0.75) - 1] ?? NaN, {
          target: 100,
          unit: ' ms',
          digits: 0,
          note: `median ${shown(taken[Math.floor(taken.length / 2)] ?? NaN, 0)}, most ${shown(taken.at(-1) ?? NaN, 0)} of ${taken.length}`,
        }),
      );
    }
  } finally {
    await browser.close();
  }
  return lines;
}
