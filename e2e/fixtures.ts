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

async function openAs(browser: Browser, role: Role, opened: BrowserContext[]): Promise<Page> {
  const context = await browser.newContext({
    storageState: JSON.parse(readFileSync(sessionFile(role), 'utf8')),
  });
  opened.push(context);
  return context.newPage();
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
