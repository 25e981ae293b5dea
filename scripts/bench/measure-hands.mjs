import { setTimeout as wait } from 'node:timers/promises';
import { openChromium } from './measure-pages.mjs';
import { line, shown } from './report.mjs';

/** What an analyst waits for, in Chromium: from the press until the page shows it. */

const ROUNDS = 24;

/** Between the pointer's arrival over something and the press: a quick hand. */
const AIMED_MS = 150;

/**
 * @typedef {{ link?: string, key?: string, typed?: string, until: 'rows' | 'focus' }} Deed a link pressed with the
 * pointer, a key, or a text typed into the search with Enter behind it
 */

/** In the page: what it shows now, and an ear for the press that counts. */
const listen = () => {
  const heard = (/** @type {Event} */ event) => {
    if (event instanceof KeyboardEvent && event.key.length === 1 && document.activeElement?.matches('input'))
      return;
    Object.assign(window, { pressed: performance.timeOrigin + event.timeStamp });
  };
  for (const press of ['click', 'keydown']) window.addEventListener(press, heard, true);
  return {
    rows: document.querySelector('main table tbody')?.textContent ?? '',
    address: location.href,
  };
};

/**
 * Does it with the browser's own pointer and keys.
 * @param {import('@playwright/test').Page} page
 * @param {Deed} deed
 */
async function act(page, { link, key, typed }) {
  if (typed !== undefined) await page.fill('main input[name="q"]', typed);
  if (link !== undefined) {
    await page.hover(link);
    await wait(AIMED_MS);
  }
  const before = await page.evaluate(listen);
  if (link !== undefined) {
    await page.mouse.down();
    await page.mouse.up();
  } else await page.keyboard.press(key ?? 'Enter');
  return before;
}

/**
 * In the page, asked at each frame: the milliseconds since the press, once the effect is there to see.
 * @param {{ until: Deed['until'], rows: string, address: string }} before
 */
const seen = ({ until, rows, address }) => {
  if (location.href === address) return 0;
  const shown = document.querySelector('main table tbody')?.textContent ?? '';
  const there =
    until === 'rows' ? shown !== '' && shown !== rows : document.activeElement?.matches('main form input');
  const { pressed = NaN } = /** @type {{ pressed?: number }} */ (/** @type {unknown} */ (window));
  return there ? performance.timeOrigin + performance.now() - pressed : 0;
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
      [
        'sort the log',
        async () => {
          // Anew: the router would have kept the order of the round before.
          await log();
          return { link: 'main table thead a[href*="sort=bl"]', until: 'rows' };
        },
      ],
      ['filter the log', async (round) => ({ typed: round % 2 ? 'astana' : 'almaty', until: 'rows' })],
      [
        'open the form',
        async () => {
          await log();
          return { link: 'a[href="/voyages/new"]', until: 'focus' };
        },
      ],
      [
        'open the form by its key',
        async () => {
          await log();
          return { key: 'n', until: 'focus' };
        },
      ],
    ];
    for (const [what, deed] of deeds) {
      await log();
      /** @type {number[]} */
      const taken = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const next = await deed(round);
        const before = await act(page, next);
        const there = await page.waitForFunction(seen, { ...before, until: next.until }, { timeout: 10_000 });
        const ms = Number(await there.jsonValue());
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
