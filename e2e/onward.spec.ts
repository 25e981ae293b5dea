import { expect, test } from './fixtures';

test('609 kt through BTC, 493 kt of it lifted: the published figures are the balance, and more is entered beside them', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  await page.goto('/onward?year=2023');
  await expect(
    page.getByText('609.0 kt through BTC, of which 493.0 kt were lifted at Ceyhan; 116.0 kt stayed'),
  ).toBeVisible();
  await accessible(page);

  // A year that no other story speaks of.
  await page.goto('/onward/movements/new');
  const enter = page.getByRole('button', { name: 'Enter' });
  await page.getByLabel('From').fill('03.1996');
  await page.getByLabel('Quantity, t').fill('9,959');
  await page.getByLabel('Source').fill('letter of the terminal');
  await enter.click();
  await expect(page.getByText('can be read in two ways')).toBeVisible();
  await page.getByLabel('Quantity, t').fill('120 kt');
  await enter.click();
  await expect(page.getByRole('heading', { name: 'Pumped into BTC, Mar 1996' })).toBeVisible();
  await accessible(page);

  await page.goto('/onward/movements/new');
  await page.getByLabel('Stage').selectOption('Lifted at Ceyhan');
  await page.getByLabel('From').fill('03.1996');
  await page.getByLabel('Quantity, t').fill('130 kt');
  await page.getByLabel('Source').fill('letter of the terminal');
  await enter.click();
  await expect(page.getByRole('heading', { name: 'Lifted at Ceyhan, Mar 1996' })).toBeVisible();

  await page.goto('/onward?year=1996');
  await expect(page.getByText('10.0 kt more were lifted than pumped.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Contradictions' })).toContainText(
    'So much stood in tank before',
  );
  await page
    .getByRole('row', { name: /Mar 1996/ })
    .getByRole('link', { name: '120.0' })
    .click();
  await expect(page.getByRole('heading', { name: 'Pumped into BTC, Mar 1996' })).toBeVisible();
});

test('the share of the route stands beside the other ways out, and who only reads enters nothing', async ({
  as,
  accessible,
}) => {
  const page = await as('viewer');
  await page.goto('/onward/routes?year=2023');
  await expect(
    page.getByText('48.8 % of what left by Aktau–Baku, Aktau–Makhachkala went to Baku'),
  ).toBeVisible();
  await accessible(page);
  await page.goto('/onward/costs');
  await expect(page.getByText('No tariff was found that can be quoted')).toBeVisible();
  await accessible(page);
  await page.goto('/onward');
  await expect(page.getByRole('heading', { name: /^Beyond Baku/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Enter a movement' })).toHaveCount(0);
  await page.goto('/onward/movements/new');
  await expect(page.getByText('Analysts and administrators enter and amend it.')).toBeVisible();
});
