import { setTimeout as wait } from 'node:timers/promises';
import { Trouble } from '../say.mjs';
import { openChromium } from './measure-pages.mjs';
import { line, shown } from './report.mjs';

/** The board in Chromium: how long it holds the browser up while it loads, and how soon a moved slider is drawn. */

const LOADS = 8;
const MOVES = 24;

/**
 * What {@link watch} leaves in the page.
 * @typedef {{ longTasks: number[], pressed: number, words: () => string, paths: () => string }} Watched
 */

/** In every page before its own scripts: notes the tasks that held the browser up and the key that counts. */
const watch = () => {
  /** @type {Watched} */
  const watched = {
    longTasks: [],
    pressed: NaN,
    words: () => document.querySelector('fieldset dl')?.textContent ?? '',
    paths: () => [...document.querySelectorAll('main svg path')].map((path) => path.getAttribute('d')).join(),
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  window.addEventListener('keydown', ({ timeStamp }) => (watched.pressed = timeStamp), true);
  Object.assign(window, { watched });
};

/** In the page: what the slider leads to, in words and as it is drawn. */
const shownNow = () => {
  const { watched } = /** @type {{ watched: Watched }} */ (/** @type {unknown} */ (window));
  return { words: watched.words(), paths: watched.paths() };
};

/** In the page, asked at each frame: the milliseconds since the key, once both are others. */
const redrawn = (/** @type {{ words: string, paths: string }} */ before) => {
  const { watched } = /** @type {{ watched: Watched }} */ (/** @type {unknown} */ (window));
  const changed = watched.words() !== before.words && watched.paths() !== before.paths;
  return changed ? performance.now() - watched.pressed : 0;
};

/** @param {import('./measure-pages.mjs').App} app @returns {Promise<import('./report.mjs').Line[]>} */
export async function measureBoard(app) {
  const browser = await openChromium();
  try {
    const context = await browser.newContext({ extraHTTPHeaders: { cookie: app.cookie } });
    await context.addInitScript(watch);
    const page = await context.newPage();
    /** @type {number[]} */
    const longest = [];
    for (let load = 0; load <= LOADS; load += 1) {
      await page.goto(app.address, { waitUntil: 'networkidle' });
      for (let step = 0; step < 12; step += 1) {
        await page.mouse.wheel(0, 600);
        await wait(100);
      }
      await page.waitForLoadState('networkidle');
      const tasks = await page.evaluate(
        () => /** @type {{ watched: Watched }} */ (/** @type {unknown} */ (window)).watched.longTasks,
      );
      // The first loads what the rest find.
      if (load > 0) longest.push(Math.max(0, ...tasks));
    }
    longest.sort((a, b) => a - b);
    const moves = await moveSlider(page);
    return [
      line('Chromium: longest task while the board loads, p75', at(longest, 0.75), {
        target: 150,
        unit: ' ms',
        digits: 0,
        note: `scrolled to its end; median ${shown(at(longest, 0.5), 0)}, most ${shown(longest.at(-1) ?? NaN, 0)} of ${LOADS}`,
      }),
      line('Chromium: a slider moved until it is drawn, p75', at(moves, 0.75), {
        target: 100,
        unit: ' ms',
        digits: 0,
        note: `median ${shown(at(moves, 0.5), 0)}, most ${shown(moves.at(-1) ?? NaN, 0)} of ${moves.length}`,
      }),
    ];
  } finally {
    await browser.close();
  }
}

/** @param {import('@playwright/test').Page} page @returns {Promise<number[]>} milliseconds, shortest first */
async function moveSlider(page) {
  const slider = page.locator('fieldset input[type="range"]').first();
  if ((await slider.count()) === 0)
    throw new Trouble('The board shows no slider: has its log no year to plan?');
  await slider.scrollIntoViewIfNeeded();
  await slider.focus();
  /** @type {number[]} */
  const taken = [];
  for (let move = 0; move < MOVES; move += 1) {
    const before = await page.evaluate(shownNow);
    await page.keyboard.press(move % 2 ? 'ArrowLeft' : 'ArrowRight');
    const there = await page.waitForFunction(redrawn, before, { timeout: 10_000 });
    if (move > 0) taken.push(Number(await there.jsonValue()));
  }
  return taken.sort((a, b) => a - b);
}

/** @param {number[]} sorted @param {number} share */
const at = (sorted, share) => sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
