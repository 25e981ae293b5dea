import { expect, test } from './fixtures';

/** A number as the board prints it, in kilograms. */
const kgOf = (kt: string) => Math.round(Number(kt.replace(/[^\d.]/g, '')) * 1_000_000);

test('a manager counts by discharge, and the sum opens the voyages that add up to it', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/?year=2025');
  const discharge = page.getByRole('list', { name: 'Counted by' }).getByRole('link', { name: 'discharge' });
  await discharge.click();
  await expect(page).toHaveURL(/basis=discharge/);
  await expect(discharge).toHaveAttribute('aria-current', 'true');
  const month = page.getByRole('row', { name: /^Mar 2025/ }).first().getByRole('link').first(); // prettier-ignore
  const shown = await month.innerText();
  await month.click();
  await expect(page.getByText('From and to are days of discharge')).toBeVisible();
  const outturn = await page.locator('dt', { hasText: /^Outturn$/ }).locator('xpath=following-sibling::dd[1]').innerText(); // prettier-ignore
  const kg = Math.round(Number(outturn.replace(/[^\d.]/g, '')) * 1000);
  // The board prints a tenth of a kilotonne.
  expect(kg).toBeGreaterThan(0);
  expect(Math.abs(kg - kgOf(shown))).toBeLessThanOrEqual(50_000);
});

test('a viewer keeps a scenario under a name and opens it again', async ({ as, accessible }) => {
  const page = await as('viewer');
  await page.goto('/?voyages=16&intake=9600');
  await page.getByText('Views', { exact: true }).click();
  const name = `Sixteen ${Date.now()}`;
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await page.locator('form').filter({ has: save }).getByRole('textbox', { name: 'Name' }).fill(name);
  await save.click();
  await expect(page.getByText(`Saved as “${name}”.`)).toBeVisible();
  await page.goto('/');
  await page.getByText('Views', { exact: true }).click();
  await page.getByRole('link', { name }).click();
  await expect(page).toHaveURL(/voyages=16&intake=9600/);
  await expect(page.getByLabel('Name').last()).toHaveValue(name);
  await accessible(page);
});

test('years stand side by side, and any period is added up against its share of the target', async ({
  as,
  accessible,
}) => {
  const page = await as('viewer');
  await page.goto('/?year=2025&from=2024-04&to=2025-03');
  const section = page.getByRole('region', { name: 'Years side by side, and any period' });
  await expect(section.getByText(/Apr 2024 to Mar 2025: .* pro-rated to these 365 days/)).toBeVisible();
  await expect(section.getByRole('columnheader', { name: '2025 on 2024' })).toBeVisible();
  await accessible(page);
});
