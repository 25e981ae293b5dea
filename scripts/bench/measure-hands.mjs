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

/**
 * In the page, before the press: an ear for the press that counts, and at each frame a look whether its effect is
 * there. `effect` comes to the milliseconds between them. It all runs in the page and was put there beforehand: what
 * drives the browser would otherwise load its own script between the press and the effect, and time itself.
 * @param {Deed['until']} until
 */
const watch = (until) => {
  const rows = () => document.querySelector('main table tbody')?.textContent ?? '';
  const before = { rows: rows(), address: location.href };
  let pressed = NaN;
  const heard = (/** @type {Event} */ event) => {
    if (event instanceof KeyboardEvent && event.key.length === 1 && document.activeElement?.matches('input'))
      return;
    pressed = event.timeStamp;
  };
  for (const press of ['click', 'keydown']) window.addEventListener(press, heard, true);
  const there = () =>
    location.href !== before.address &&
    (until === 'rows'
      ? rows() !== '' && rows() !== before.rows
      : document.activeElement?.matches('main form input'));
  const effect = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('nothing to see ten seconds after the press')), 10_000);
    const look = () => {
      if (there()) resolve(performance.now() - pressed);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  Object.assign(window, { effect });
};

/**
 * Does it with the browser's own pointer and keys.
 * @param {import('@playwright/test').Page} page
 * @param {Deed} deed
 * @returns {Promise<number>} milliseconds from the press until the page shows its effect
 */
async function act(page, { link, key, typed, until }) {
  if (typed !== undefined) await page.fill('main input[name="q"]', typed);
  if (link !== undefined) {
    await page.hover(link);
    await wait(AIMED_MS);
  }
  await page.evaluate(watch, until);
  if (link !== undefined) {
    await page.mouse.down();
    await page.mouse.up();
  } else await page.keyboard.press(key ?? 'Enter');
  return page.evaluate(
    () => /** @type {{ effect: Promise<number> }} */ (/** @type {unknown} */ (window)).effect,
  );
}

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
        const ms = await act(page, next);
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
