import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** The sections that follow the board's first answer, on the demonstration. */
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const notLoaded = (page: Page) => page.getByRole('button', { name: 'Show now' });

/** As a reader who scrolls to it. */
async function scrollTo(page: Page, name: string) {
  await section(page, name).scrollIntoViewIfNeeded();
  return section(page, name);
}
const SECTIONS = [
  'Voyage time by stage, hours',
  'Intakes against deadweight and draught',
  'Transit loss by vessel, % of B/L',
  'Tankers in use',
];

test('the hours of a voyage by stage open the voyages they were measured on', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/?year=2025');
  const time = await scrollTo(page, SECTIONS[0] ?? '');
  await expect(time).toContainText(/Medians of 2025: Waiting at Aktau \d+ h, Loading \d+ h, Passage 27 h/);
  await expect(time.getByRole('img', { name: /Passage, 2025/ })).toBeVisible();
  await time.locator('summary').click();
  await time.getByRole('link', { name: 'Mar 2025' }).click();
  await expect(page).toHaveURL(/\/voyages\?from=2025-03-01&to=2025-03-31&counted=yes/);
});

test('a month of the stop is a gap in what was measured, and none of the tankers was in use', async ({
  as,
}) => {
  const page = await as('viewer');
  await page.goto('/?year=2025');
  const august = async (name: string) =>
    (await scrollTo(page, name)).getByRole('row', { name: /^Aug 2025/ }).getByRole('cell');
  await expect((await august('Intakes against deadweight and draught')).nth(1)).toHaveText('–');
  const tankers = await august('Tankers in use');
  await expect(tankers.nth(1)).toHaveText('0');
  await expect(tankers.nth(3)).toHaveText('–');
});

test('a vessel’s loss opens its page, and its lots open in the log', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/?year=2025');
  const loss = await scrollTo(page, 'Transit loss by vessel, % of B/L');
  const astana = loss.getByRole('row', { name: /^Astana/ });
  await astana.getByRole('link').nth(1).click();
  await expect(page).toHaveURL(/\/voyages\?from=2025-01-01&to=2025-12-31&vessel=\d+&counted=yes/);
  await page.goBack();
  await scrollTo(page, 'Transit loss by vessel, % of B/L');
  await astana.getByRole('link', { name: 'Astana' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Astana' })).toBeVisible();
});

test('the map shows each tanker of the table beside it, on the board of this year alone', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/');
  const map = await scrollTo(page, 'Where the tankers are');
  await expect(map.getByRole('img', { name: /Map of the middle Caspian/ })).toBeVisible();
  const rows = map.getByRole('table').getByRole('row');
  const marks = map.locator('svg circle');
  await expect.poll(async () => (await rows.count()) - (await marks.count())).toBe(1);
  await expect(map).toContainText('the voyages are simulated');
  await rows.nth(1).getByRole('link').click();
  await expect(page).toHaveURL(/\/voyages\/SIM-/);
  await page.goto('/?year=2025');
  await expect(section(page, 'Tankers in use')).toBeVisible();
  await expect(map).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the sections stand in nobody’s way and fit a phone, ${colorScheme}`, async ({ as, accessible }) => {
    const page = await as('viewer');
    await page.emulateMedia({ colorScheme });
    for (const address of ['/', '/?year=2025', '/?year=1995']) {
      await page.goto(address);
      await accessible(page);
      await page.getByRole('button', { name: 'Load all sections' }).click();
      await expect(notLoaded(page)).toHaveCount(0);
      for (const name of SECTIONS) await expect(section(page, name)).toBeVisible();
      await accessible(page);
    }
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto('/');
    const map = await scrollTo(page, 'Where the tankers are');
    await expect(map.getByRole('table')).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
}

test('what is not in view is not read; the focus reads it and stays where it was', async ({ as }) => {
  const page = await as('viewer');
  const answer = await page.request.get('/?year=2025');
  expect(await answer.text()).not.toContain('Medians of 2025');
  await page.goto('/?year=2025');
  const time = section(page, SECTIONS[0] ?? '');
  await time.getByRole('button', { name: 'Show now' }).focus();
  await expect(time).toContainText('Medians of 2025');
  await page.keyboard.press('Tab');
  await expect(time.locator(':focus')).toHaveCount(1);
});

test('a section that cannot be read says so, and comes when it can', async ({ as, accessible }) => {
  const page = await as('viewer');
  await page.goto('/?year=2025');
  const silent = (url: URL) => url.pathname === '/';
  await page.route(silent, (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  const loss = await scrollTo(page, 'Transit loss by vessel, % of B/L');
  await expect(loss.getByRole('alert')).toContainText('could not be read');
  await accessible(page);
  await page.unroute(silent);
  await loss.getByRole('button', { name: 'Try again' }).click();
  await expect(loss.getByRole('row', { name: /^Astana/ })).toBeVisible();
});
