import { expect, test } from './fixtures';

test('a disruption is entered with its source, stands on the timeline of the reconciliation and keeps its history', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  const name = `Storm ${Date.now().toString(36)}`;
  await page.goto('/figures/reconciliation?from=2022&to=2022');
  await page.getByRole('link', { name: 'All disruptions, to enter and amend' }).click();
  await page.getByRole('link', { name: 'Enter a disruption' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Enter a disruption' })).toBeVisible();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('First day').fill('9.12.2022');
  await page.getByLabel('Last day').fill('3.12.2022');
  await page.getByLabel('Delay reason').selectOption({ label: 'none: it delays nobody' });
  await page.getByLabel('Source').fill('port log');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Last day')).toHaveAccessibleDescription(
    /The last day lies before the first\./,
  );
  await accessible(page);
  await page.getByLabel('Last day').fill('11.12.2022');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await accessible(page);

  await page.getByRole('link', { name: 'Amend' }).click();
  await page.getByLabel('Days known').selectOption({ label: 'the last approximately' });
  await page.getByLabel('Reason', { exact: true }).fill('told by the port');
  await page.getByRole('button', { name: 'Save the amendment' }).click();
  await expect(page.getByText('because: told by the port')).toBeVisible();

  const reader = await as('viewer');
  await reader.goto('/figures/reconciliation?from=2022&to=2022');
  await expect(
    reader.getByRole('listitem').filter({ hasText: `09.12.2022 – 11.12.2022: ${name} (end approximate)` }),
  ).toContainText('Source: port log');
});

test('disruptions come in from a spreadsheet, the good lines alone, and are not there before the first was recorded', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  const name = `Fog ${Date.now().toString(36)}`;
  await page.goto('/registry/disruptions');
  await page.getByRole('link', { name: 'Import CSV or XLSX' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import disruptions' })).toBeVisible();
  await page
    .getByLabel('Or paste cells')
    .fill(
      [
        'What happened\tFirst day\tLast day\tDelay reason\tSource',
        `${name}\t03.02.1996\t05.02.1996\tWeather\tport log`,
        'Backwards\t05.02.1996\t03.02.1996\tWeather\tport log',
      ].join('\n'),
    );
  await page.getByRole('button', { name: 'Try it out' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Backwards' })).toContainText(
    'The last day lies before the first.',
  );
  await accessible(page);
  await page.getByRole('button', { name: 'Import only the one good line' }).click();
  await expect(page.getByText('Imported: 1 entered')).toBeVisible();

  await page.goto('/registry/disruptions');
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Weather');
  await accessible(page);
  await page.goto('/registry/disruptions?known=01.01.1999');
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing had been recorded by' })).toBeVisible();
});
