import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { expect, test } from './fixtures';

/** Both ways in which a browser may show it: an attachment is saved, not opened. */
async function taken(page: Page, what: Locator): Promise<{ download: Download; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), what.click()]);
  return { download, text: await readFile(await download.path(), 'utf8') };
}

test('the numbers of a chart are a file that adds up to the sentence, and its picture says what it is', async ({
  as,
  accessible,
}) => {
  const page = await as('viewer');
  await page.goto('/?year=2025');
  const files = page.getByRole('group', { name: 'Files of the chart: Month by month, kt' });
  const csv = await taken(page, files.getByRole('link', { name: /^CSV/ }));
  expect(csv.download.suggestedFilename()).toMatch(/^board-months-2025-.*\.csv$/);
  const months = parse(csv.text, { columns: true, bom: true }) as Record<string, string>[];
  const kt = (name: string) => months.reduce((sum, month) => sum + Number(month[name]), 0);
  expect(kt('lifted, kt')).toBeCloseTo(1300, 1);
  expect(kt('plan, kt')).toBeCloseTo(1500, 5);
  expect(new Set(months.map(({ data }) => data))).toEqual(new Set(['real and simulated']));
  await expect(page.getByRole('article').getByText('1\u202f300.0', { exact: true }).first()).toBeVisible();

  const picture = await taken(page, files.getByRole('button', { name: /^SVG/ }));
  expect(picture.text).toContain('Month by month, kt');
  expect(picture.text).toContain('kt are simulated');
  expect(picture.text).toMatch(/As known on \d\d\.\d\d\.\d{4}/);
  expect(picture.text).toContain('Source: the voyage log');
  await accessible(page);
});

test('a chart has its own link, and what is no chart of that board is no file', async ({ as }) => {
  const page = await as('viewer');
  const answer = async (address: string) => (await page.request.get(address)).status();
  await page.goto('/?year=2025#loss');
  const files = page.getByRole('group', { name: 'Files of the chart: Transit loss by vessel, % of B/L' });
  await expect(files.getByRole('link', { name: /^Link/ })).toHaveAttribute('href', /year=2025#loss$/);
  expect(await answer('/board/export?year=2025&chart=loss&as=xlsx')).toBe(200);
  expect(await answer('/board/export?year=2025&chart=gauge&as=csv')).toBe(404);
  expect(await answer('/board/export?year=2025&chart=period&as=csv')).toBe(404);
  expect(await answer('/board/export?year=2025&chart=loss&as=pdf')).toBe(404);
  await page.context().clearCookies();
  await page
    .context()
    .addCookies([{ name: 'caspian.session_token', value: 'of-nobody', url: new URL(page.url()).origin }]);
  expect(await answer('/board/export?year=2025&chart=loss&as=csv')).toBe(401);
});
