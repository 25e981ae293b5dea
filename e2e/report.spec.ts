import { expect, test } from './fixtures';

/** Chromium writes each sheet of a PDF as an object of its own. */
const sheets = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;

test('the board on paper is a report of two sheets, with its sources and when it was known', async ({
  as,
  accessible,
}) => {
  const page = await as('viewer');
  await page.goto('/?year=2025');
  await page.getByRole('link', { name: 'Print' }).click();
  await expect(page).toHaveURL(/\/report\?year=2025/);
  for (const address of [
    '/report?year=2025',
    '/report?year=2025&known=2025-10-12T14:00',
    '/report',
    '/report?year=2027',
    '/report?voyages=14&scenario=More',
  ]) {
    await page.goto(address);
    await expect(page.locator('[data-drawn=true]')).toHaveCount(2);
    await accessible(page);
    expect(sheets(await page.pdf({ preferCSSPageSize: true }))).toBe(2);
  }
  await expect(page.getByText('More', { exact: true })).toBeVisible();
  await page.goto('/report?year=2025');
  const report = page.getByRole('article');
  await expect(report).toContainText(/As known on \d\d\.\d\d\.\d{4} \d\d:\d\d, Aktau time/);
  await expect(report).toContainText('kt are simulated');
  await expect(report).toContainText('Medians of 2025');
  await expect(report).toContainText('Source:');
  await page.getByRole('link', { name: 'Back to the board' }).click();
  await expect(page).toHaveURL(/\/\?target=.*year=2025/);
});
