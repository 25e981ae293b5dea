import { expect, holdOnLine, test } from './fixtures';

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
  const answer = await holdOnLine(page, '**/onward/movements/new');
  await enter.click();
  await expect(page.getByText('can be read in two ways')).toBeVisible();
  await page.getByLabel('Quantity, t').fill('120 kt');
  // The answer speaks of the number that was sent, and no longer of the one that stands there.
  answer();
  await expect(page.getByText('what you typed while this was on its way was no part of it')).toBeVisible();
  await expect(page.getByText('can be read in two ways')).toBeHidden();
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

test('movements come in from a spreadsheet: refused by line, mended, imported, and left alone the second time', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  await page.goto('/onward/movements');
  await page.getByRole('link', { name: 'Import CSV or XLSX' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import movements' })).toBeVisible();
  const sheet = (tonnes: string) =>
    [
      'stage\tfrom\tto\ttonnes\tsource',
      `Pumped BTC\t1997-03-01\t1997-03-31\t${tonnes}\ta letter of this story`,
    ].join('\n');
  const paste = page.getByLabel('Or paste cells');
  const tryOut = page.getByRole('button', { name: 'Try it out' });
  await paste.fill(sheet('9.959'));
  await tryOut.click();
  await expect(page.getByText('One line cannot be imported. Mend it in the file')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '1997-03-01' })).toContainText('can be read as');
  await expect(page.getByRole('button', { name: 'Import one line' })).toHaveCount(0);
  await accessible(page);

  await paste.fill(sheet('120 kt'));
  await tryOut.click();
  await expect(page.getByText('One line is to be entered')).toBeVisible();
  await page.getByRole('button', { name: 'Import one line' }).click();
  await expect(page.getByText('Imported: 1 entered, 0 amended, 0 left alone.')).toBeVisible();
  await paste.fill(sheet('120000'));
  await tryOut.click();
  await expect(page.getByText('Everything in this file is entered already; nothing changes.')).toBeVisible();
  await page.goto('/onward?year=1997');
  await expect(
    page.getByRole('row', { name: /Mar 1997/ }).getByRole('link', { name: '120.0' }),
  ).toBeVisible();

  const reader = await as('viewer');
  await reader.goto('/onward/movements/import');
  await expect(reader.getByText('Analysts and administrators enter and amend it.')).toBeVisible();
});

test('the balance and the programme of a past moment say so, change nothing, and their links stay there', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  await page.goto('/onward?year=2025');
  await page.getByText('as known now', { exact: true }).click();
  await page.getByLabel('As known on, Aktau time').fill('15.06.2025');
  await page.getByLabel('As known on, Aktau time').press('Enter');
  const note = page.getByRole('note').filter({ hasText: 'As known on' });
  await expect(note).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Beyond Baku, 2025' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Enter a movement' })).toHaveCount(0);
  const loaded = (month: string) =>
    page.getByRole('row', { name: new RegExp(`^${month} 2025`) }).getByRole('cell');
  await expect(loaded('May').first().getByRole('link')).toHaveAttribute('href', /known=/);
  await expect(loaded('Jul').first()).toHaveText('–');
  await accessible(page);
  await page
    .getByRole('navigation', { name: 'Parts of Beyond Baku' })
    .getByRole('link', { name: 'Ways out' })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^Ways out/ })).toBeVisible();
  await expect(note).toBeVisible();
  await accessible(page);

  await page.goto('/programme?month=2025-06&known=15.06.2025');
  await expect(note).toContainText('a voyage opens as it is known now');
  await expect(page.getByRole('link', { name: 'Plan from a pattern' })).toHaveCount(0);
  await accessible(page);
  await page.getByRole('navigation', { name: 'Month and target' }).getByRole('link', { name: /Jul/ }).click();
  await expect(page.getByRole('heading', { name: 'Lifting programme, Jul 2025' })).toBeVisible();
  await expect(note).toBeVisible();
  await page.goto('/onward/movements?known=01.01.1999');
  await expect(page.getByRole('alert').filter({ hasText: 'the history begins on' })).toBeVisible();
});
