import { expect, test } from './fixtures';

test('a reader sees April 2023 resolved, in words and with its arithmetic', async ({ as, accessible }) => {
  const page = await as('viewer');
  await page.goto('/');
  await page.getByRole('link', { name: 'Figures', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Figures' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Enter a figure' })).toHaveCount(0);
  await accessible(page);
  await page.getByLabel('Checker').selectOption({ label: 'misprinted, resolved' });
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/verdict=resolved/);
  const garbled = page.getByRole('row').filter({ hasText: '60.5 tons or 75 %' });
  await garbled.getByRole('link', { name: 'Apr 2023' }).click();
  await expect(page.getByText('Two sentences were spliced into one')).toContainText(
    'That one rose by 60.5 kt (not by 60.5 t), from 252.1 kt, which is 24 %. The 75 % is the rise of one part of it:',
  );
  const arithmetic = page.getByRole('list', { name: 'The arithmetic' }).getByRole('listitem');
  await expect(
    arithmetic.filter({ hasText: '152.4 kt ÷ 87.0 kt − 1 = 75.17 %; printed 75 %, which agrees' }),
  ).toBeVisible();
  await expect(
    arithmetic.filter({ hasText: '152.4 kt + 160.2 kt = 312.6 kt; printed 312.6 kt, which agrees' }),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Amend' })).toHaveCount(0);
  await accessible(page);

  await page.goto('/figures/new');
  await expect(page.getByText('Your role reads the figures.')).toBeVisible();
  await page.goto('/figures/reconciliation');
  const years = page.getByRole('region', { name: 'Year by year' });
  await years.getByRole('link', { name: '2025', exact: true }).click();
  await expect(page).toHaveURL(/from=2025&to=2025/);
  await expect(page.getByRole('heading', { level: 2, name: '2025', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: /^All years/ })).toBeVisible();
  await page.goto('/figures/reconciliation?from=2023&to=2023');
  const april = page.getByRole('row').filter({ hasText: '152.4' }).filter({ hasText: 'all grades' }).first();
  await expect(april).toContainText('agrees');
  await expect(page.getByRole('main').getByRole('button')).toHaveText(['Show']);
  await accessible(page);
  await april.getByRole('link', { name: '152.4' }).first().click();
  await expect(page).toHaveURL(/\/voyages\?.*from=2023-04-01.*to=2023-04-30/);
});

test('an analyst pastes a sentence, is asked what it leaves open, and explains and signs the difference', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  await page.goto('/figures/new');
  await page
    .getByLabel('Sentence', { exact: true })
    .fill('In May 2024 shipments from Aktau to Baku reached 139,000 tons, 10 % more than in April.');
  await page.getByRole('button', { name: 'Read the sentence' }).click();
  const proposals = page.getByRole('list', { name: 'What the sentence says' });
  await expect(proposals.getByRole('listitem').filter({ hasText: 'Value' })).toContainText(
    '“139,000 tons” can be read in 2 ways. Which one?',
  );
  await page.getByRole('button', { name: 'Take all that is certain' }).click();
  await expect(page.getByLabel('First month or day', { exact: true })).toHaveValue('05.2024');
  await expect(page.getByLabel('Compared with: first month or day')).toHaveValue('04.2024');
  await expect(page.getByLabel('Percentage read as')).toHaveValue('10');
  await proposals.getByRole('button', { name: 'Take 139\u202f000 t' }).click();
  await accessible(page);
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(page.getByLabel('Publisher')).toHaveAccessibleDescription(/Nothing was entered/);
  await expect(page.getByLabel('Sentence', { exact: true })).toHaveValue(/139,000 tons/);
  await page.getByLabel('Publisher').fill('KazTransOil via Trend');
  await page.getByLabel('Source').fill('a story');
  await page.getByLabel('Unit as printed').selectOption('Mt');
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(page.getByLabel('Read as, t', { exact: true })).toHaveAccessibleDescription(
    /no number of “139,000 tons” in Mt/,
  );
  await page.getByLabel('Unit as printed').selectOption('t');
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'May 2024: 139,000 tons' })).toBeVisible();

  await page.goto('/figures/reconciliation?from=2024&to=2024');
  const may = page
    .getByRole('row')
    .filter({ hasText: '139.0' })
    .filter({ hasText: 'KazTransOil, through Trend' })
    .first();
  await expect(may).toContainText('−24.8');
  await expect(may).toContainText('open');
  await may.getByRole('button', { name: /^Explain/ }).click();
  await may.getByRole('button', { name: 'Save the explanation' }).click();
  await expect(may.getByRole('status')).toContainText('say in a few words why the two differ');
  await may.getByLabel('In own words').fill('counted by arrival at Baku');
  await may.getByRole('button', { name: 'Save the explanation' }).click();
  await expect(may).toContainText('counted by arrival at Baku');
  await may.getByRole('button', { name: /^Sign off/ }).click();
  await expect(may).toContainText(/Signed by .+, \d\d\.\d\d\.\d{4}/);
  await accessible(page);
  await page.setViewportSize({ width: 360, height: 760 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0);
});

test('figures come in from a spreadsheet: tried out, refused by line, mended and imported', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  await page.goto('/figures');
  await page.getByRole('link', { name: 'Import CSV or XLSX' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import figures' })).toBeVisible();
  const paste = page.getByLabel('Or paste cells');
  const sheet = (tonnes: string) =>
    [
      'period_start\tperiod_end\tunit_as_cited\tvalue_as_cited\ttonnes\tpublisher\tsource',
      `1993-05-01\t1993-05-31\tkt\t12.4 kt\t${tonnes}\tKazTransOil\tan annual report`,
    ].join('\n');
  await paste.fill(sheet('13400'));
  await page.getByRole('button', { name: 'Try it out' }).click();
  await expect(page.getByText('One line cannot be imported. Mend it in the file')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '12.4 kt' })).toContainText('Read as: ');
  await expect(page.getByRole('button', { name: 'Import one line' })).toHaveCount(0);
  await accessible(page);

  await paste.fill(sheet('12400'));
  await page.getByRole('button', { name: 'Try it out' }).click();
  await expect(page.getByText('One line is to be entered')).toBeVisible();
  await page.getByRole('button', { name: 'Import one line' }).click();
  await expect(page.getByText('Imported: 1 entered, 0 amended, 0 left alone.')).toBeVisible();
  await page.goto('/figures?q=annual%20report&year=1993');
  await expect(page.getByRole('link', { name: 'May 1993' })).toBeVisible();
});
