import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** The sections that follow the board's first answer, on the demonstration. */
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const SECTIONS = [
  'Voyage time by stage, hours',
  'Intakes against deadweight and draught',
  'Transit loss by vessel, % of B/L',
  'Tankers in use',
];

test('the hours of a voyage by stage open the voyages they were measured on', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/?year=2025');
  const time = section(page, SECTIONS[0] ?? '');
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
  const august = (name: string) => section(page, name).getByRole('row', { name: /^Aug 2025/ });
  await expect(august('Intakes against deadweight and draught').getByRole('cell').nth(1)).toHaveText('–');
  await expect(august('Tankers in use').getByRole('cell').nth(1)).toHaveText('0');
  await expect(august('Tankers in use').getByRole('cell').nth(3)).toHaveText('–');
});

test('a vessel’s loss opens its page, and its lots open in the log', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/?year=2025');
  const loss = section(page, 'Transit loss by vessel, % of B/L');
  const astana = loss.getByRole('row', { name: /^Astana/ });
  await astana.getByRole('link').nth(1).click();
  await expect(page).toHaveURL(/\/voyages\?from=2025-01-01&to=2025-12-31&vessel=\d+&counted=yes/);
  await page.goBack();
  await astana.getByRole('link', { name: 'Astana' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Astana' })).toBeVisible();
});

test('the map shows each tanker of the table beside it, on the board of this year alone', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/');
  const map = section(page, 'Where the tankers are');
  await expect(map.getByRole('img', { name: /Map of the middle Caspian/ })).toBeVisible();
  const rows = map.getByRole('table').getByRole('row');
  const marks = map.locator('svg circle');
  await expect(marks).toHaveCount((await rows.count()) - 1);
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
      for (const name of SECTIONS) await expect(section(page, name)).toBeVisible();
      await accessible(page);
    }
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto('/');
    await expect(section(page, 'Where the tankers are')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
}
