import type { Page } from '@playwright/test';
import { expect, holdOnLine, test } from './fixtures';

/** The demonstration's log: 132 000 t of March 2025, and 14 voyages that add up to it. */
const MARCH = '/voyages?from=2025-03-01&to=2025-03-31&counted=yes';

const rows = (page: Page) => page.getByRole('region', { name: 'Voyages' }).locator('tbody tr');
const total = (page: Page, name: string) =>
  page
    .getByLabel('Totals of the filter')
    .locator('div')
    .filter({ hasText: new RegExp(`^${name}`) })
    .locator('dd');
const numbers = (page: Page) => rows(page).locator('td:first-child a').allInnerTexts();

test('the address is the view: what is filtered, sorted and shown can be handed on as a link', async ({
  as,
}) => {
  const page = await as('viewer');
  // Over a slow line: what is typed before the scripts have come stays.
  const arrive = await holdOnLine(page, '**/_next/**/*.js');
  await page.goto('/voyages', { waitUntil: 'commit' });
  await page.getByRole('searchbox').fill('asta');
  arrive();
  await expect(page.getByPlaceholder('( / )')).toHaveValue('asta');
  await page.goto('/voyages');
  await page.keyboard.press('/');
  await page.keyboard.type('astana');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=astana/);
  await page.getByLabel('B/L date from').fill('01.2025');
  await page.getByLabel('B/L date to').fill('30.06.2025');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=2025-01-01&to=2025-06-30/);
  await page.getByText('Status', { exact: true }).first().click();
  await page.getByRole('checkbox', { name: 'Closed' }).check();
  await expect(page).toHaveURL(/status=closed/);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'B/L, t' }).click();
  await expect(page.getByRole('columnheader', { name: 'B/L, t' })).toHaveAttribute('aria-sort', 'descending');
  await page.getByText('Columns', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'Passage' }).check();
  await expect(page).toHaveURL(/cols=.*passage/);
  await expect(page.getByRole('columnheader', { name: 'Passage' })).toBeVisible();

  const other = await as('analyst');
  await other.goto(page.url());
  await expect(other.getByRole('columnheader', { name: 'Passage' })).toBeVisible();
  await expect(other.getByLabel('B/L date to')).toHaveValue('30.06.2025');
  const shown = await numbers(page);
  expect(shown.length).toBeGreaterThan(3);
  expect(await numbers(other)).toEqual(shown);
  for (const text of await rows(other).allInnerTexts()) expect(text).toMatch(/Astana[\s\S]*Closed/);
});

test('the totals are of the whole filter, whichever page of it is on screen', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/voyages?from=2025-01-01&to=2025-06-30&counted=yes&size=25');
  await expect(total(page, 'B/L')).toHaveText('785\u202f000.000 t');
  const first = await numbers(page);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/after=/);
  await expect(rows(page).first()).not.toContainText(first[0]!);
  await expect(total(page, 'B/L')).toHaveText('785\u202f000.000 t');
  const second = await numbers(page);
  expect(second.filter((no) => first.includes(no))).toEqual([]);
  await page.getByRole('link', { name: 'Previous' }).click();
  await expect.poll(() => numbers(page)).toEqual(first);
});

test('a date is jumped to, with the rows before and after it within reach', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/voyages');
  await page.getByLabel('Go to date').fill('15.06.2024');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/at=/);
  await expect(rows(page).first().locator('td').nth(1)).toHaveText(/^(1[0-5]|0\d)\.06\.2024$/);
  await expect(page.getByRole('link', { name: 'Previous' })).toBeVisible();

  // Past what is planned, to what happened last.
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(page).toHaveURL(/at=\d{4}-\d{2}-\d{2}/);
  const today = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Aqtau' });
  await expect
    .poll(async () => {
      const [day, month, year] = (await rows(page).first().locator('td').nth(1).innerText()).split('.');
      const newest = `${year}-${month}-${day}`;
      return newest <= today && Number(year) >= Number(today.slice(0, 4)) - 1;
    })
    .toBe(true);
});

test('each row of a simulated voyage says so, and opens from the keyboard', async ({ as }) => {
  const page = await as('viewer');
  await page.goto(MARCH);
  await expect(rows(page)).not.toHaveCount(0);
  for (const text of await rows(page).allInnerTexts()) expect(text).toContain('simulated');
  const [, second] = await numbers(page);
  await page.getByRole('region', { name: 'Voyages' }).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/voyages/${second}$`));
});

test('nothing found, a date that is none and an address that cannot be read each say what to do', async ({
  as,
}) => {
  const page = await as('viewer');
  await page.goto('/voyages?q=nowhere-at-all&vesel=3');
  await expect(page.getByText('Ignored, because it could not be read: vesel=3')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No voyage matches this filter' })).toBeVisible();
  await page.getByLabel('B/L date from').fill('31.02.2025');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Read “31.02.2025”, which is not a date.')).toBeVisible();
  await expect(page.getByLabel('B/L date from')).toHaveValue('31.02.2025');
  await page.getByRole('link', { name: 'Clear filters' }).first().click();
  await expect(rows(page)).not.toHaveCount(0);
});

test('works on a phone and for everybody: no sideways page, no barrier that axe knows', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  await page.goto(MARCH);
  await expect(total(page, 'Voyages')).toHaveText(/^\d+/);
  await accessible(page);
  await page.getByText('More', { exact: false }).first().click();
  await accessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/voyages');
  await expect(rows(page)).not.toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await accessible(page);
});

test('on paper: all columns, no controls, the filter in words', async ({ as }) => {
  const page = await as('viewer');
  await page.goto(`${MARCH}&cols=no,bl`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/Filter: B\/L from 01\.03\.2025, B\/L to 31\.03\.2025/)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Arrived' })).toBeVisible();
  await expect(page.getByLabel('B/L date from')).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
  await expect(page.getByText('voyages marked simulated are invented')).toBeVisible();
});
