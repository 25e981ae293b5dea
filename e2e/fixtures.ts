import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { Role } from '@/lib/people/role';

export { expect };

/** One sign-in a role for the whole run: the limit on sign-ins counts stories too. */
export const sessionFile = (role: Role) => `${import.meta.dirname}/../test-results/.session-${role}.json`;

/** What is sent there waits on the line. @returns lets it go on */
export async function holdOnLine(page: Page, url: string): Promise<() => void> {
  let letGo = () => {};
  const freed = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(url, async (route) => {
    await freed;
    await route.continue();
  });
  return letGo;
}

type Fixtures = {
  /** A page on which somebody of that role is signed in; its own browser context, closed after the story. */
  as: (role: Role) => Promise<Page>;
  /** Every accessibility rule that axe knows, on the page as it stands. */
  accessible: (page: Page) => Promise<void>;
};

/** A press before the page's scripts listen is lost, and somebody presses again; a story waits until they do. */
async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    // React's own mark on what it has taken over.
    const taken = (control: Element) => Object.keys(control).some((key) => key.startsWith('__reactProps'));
    // A hidden input may be its note to a browser without scripts, which it never takes over.
    const all = 'body :is(a, button, input:not([type="hidden"]), select, textarea, form)';
    const controls = [...document.querySelectorAll(all)];
    // Its keys are listened to as soon as it has been drawn, before the browser is idle.
    return controls.every(taken) && new Promise((idle) => requestIdleCallback(() => idle(true)));
  });
}

/** A page whose `goto` and `reload` end when it can be used; with a `waitUntil` of one's own, when that is so. */
export function usable(page: Page): Page {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (address, options) => {
    const answer = await goto(address, options);
    if (!options?.waitUntil) await alive(page);
    return answer;
  };
  page.reload = async (options) => {
    const answer = await reload(options);
    if (!options?.waitUntil) await alive(page);
    return answer;
  };
  return page;
}

/** One key after the other, as a quick hand: without waiting for what the page makes of the first. */
export async function sequence(page: Page, ...keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}

async function openAs(browser: Browser, role: Role, opened: BrowserContext[]): Promise<Page> {
  const context = await browser.newContext({
    storageState: JSON.parse(readFileSync(sessionFile(role), 'utf8')),
  });
  opened.push(context);
  return usable(await context.newPage());
}

export const test = base.extend<Fixtures>({
  as: async ({ browser }, use) => {
    const opened: BrowserContext[] = [];
    await use((role) => openAs(browser, role, opened));
    await Promise.all(opened.map((context) => context.close()));
  },
  accessible: async ({}, use) => {
    await use(async (page) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
      ).toEqual([]);
    });
  },
});
