import { openChromium } from './measure-pages.mjs';
import { line, shown } from './report.mjs';

/** What an analyst waits for, in Chromium: from the click until the page shows it. */

const ROUNDS = 24;

/** @typedef {{ link?: string, typed?: string, until: 'rows' | 'focus' }} Deed */

/**
 * In the page: does it. The instants are those of the browser's clock, which goes on where a page is loaded anew.
 * @param {Deed} deed
 */
const act = ({ link, typed }) => {
  const rows = document.querySelector('main table tbody')?.textContent ?? '';
  const before = { rows, address: location.href, began: performance.timeOrigin + performance.now() };
  if (link !== undefined) /** @type {HTMLElement} */ (document.querySelector(link)).click();
  else {
    const field = /** @type {HTMLInputElement} */ (document.querySelector('main input[name="q"]'));
    field.value = typed ?? '';
    field.form?.requestSubmit();
  }
  return before;
};

/**
 * In the page, asked at each frame: the instant, once the effect is there to see.
 * @param {{ until: Deed['until'], rows: string, address: string }} before
 */
const seen = ({ until, rows, address }) => {
  if (location.href === address) return 0;
  const shown = document.querySelector('main table tbody')?.textContent ?? '';
  const there =
    until === 'rows' ? shown !== '' && shown !== rows : document.activeElement?.matches('main form input');
  return there ? performance.timeOrigin + performance.now() : 0;
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
        const next = await deed(round);
        const before = await page.evaluate(act, next);
        const there = await page.waitForFunction(seen, { ...before, until: next.until }, { timeout: 10_000 });
        const ms = Number(await there.jsonValue()) - before.began;
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
