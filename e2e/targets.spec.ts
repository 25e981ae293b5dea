import { expect, test } from './fixtures';

test('a target of one’s own, with its plan by month, stands beside the others and the board is asked under it', async ({
  as,
  accessible,
}) => {
  const page = await as('administrator');
  await page.goto('/targets');
  await expect(page.getByRole('heading', { name: 'Targets', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: '1.5 Mt a year' })).toBeVisible();
  await accessible(page);

  await page.getByRole('link', { name: 'Enter a target' }).click();
  const name = `Stretch ${test.info().workerIndex}-${process.pid}`;
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Agreement').selectOption({ label: 'Annual plans' });
  await page.getByLabel('Tonnes a year').fill('1 800 000');
  await page.getByLabel('Scope').selectOption({ label: 'All grades, Aktau–Baku' });
  await page.getByLabel('In force from').fill('01.01.2025');
  await page.getByLabel('Last day in force').fill('31.12.2025');
  const months = page.getByLabel('Plan by month');
  await months.fill(Array(12).fill('140 000').join('\t'));
  await page.getByLabel('Source').fill('board paper of December 2024');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByText('The twelve months add up to 1 680 000.000 t')).toBeVisible();
  await months.fill(Array(12).fill('150 000').join('\n'));
  await page.getByRole('button', { name: 'Enter' }).click();

  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  // 1,300 kt of the demonstration against 1,800, and what other stories log.
  await expect(page.getByText(/Up to Dec 2025: (49\d|500)\.\d kt less lifted than entitled\./)).toBeVisible();
  await accessible(page);
  await page.getByRole('link', { name: 'The board under this target' }).click();
  await expect(page.getByRole('main')).toContainText(/of 1.800(\.0)? kt lifted/);
});

test('who only logs voyages reads the targets and enters none', async ({ as }) => {
  const page = await as('analyst');
  await page.goto('/targets');
  await expect(page.getByRole('link', { name: '1.5 Mt a year' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Enter a target' })).toHaveCount(0);
  await page.goto('/targets/versions/new');
  await expect(page.getByText('Administrators enter and amend')).toBeVisible();
});

test('targets come in from a file: the export changes nothing, a heading is matched by hand, the good line is entered alone', async ({
  as,
  accessible,
}) => {
  const page = await as('administrator');
  await page.goto('/targets');
  const exported = await page.request.get('/targets/export?kind=versions&as=xlsx');
  await page.getByRole('link', { name: 'Import CSV or XLSX: Target versions' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import target versions' })).toBeVisible();
  const tryOut = page.getByRole('button', { name: 'Try it out' });
  await page.getByLabel('File').setInputFiles({
    name: 'versions.xlsx',
    mimeType: 'application/octet-stream',
    buffer: await exported.body(),
  });
  await tryOut.click();
  await expect(page.getByText('Everything in this file is entered already; nothing changes.')).toBeVisible();

  await page.reload();
  const name = `Pasted ${test.info().workerIndex}-${process.pid}`;
  const paste = [
    'Target\tAgreement\tWhat was promised\tScope\tIn force from\tIn force to\tSource',
    `${name}\tAnnual plans\t1 200 000\tAll grades, Aktau–Baku\t01.01.1996\t31.12.1996\tboard paper`,
    `${name}, misread\tAnnual plans\t9.959\tAll grades, Aktau–Baku\t01.01.1996\t31.12.1996\tboard paper`,
  ];
  await page.getByLabel('Or paste cells').fill(paste.join('\n'));
  await tryOut.click();
  await expect(page.getByText('No column of the file is tonnes_per_year.')).toBeVisible();
  await page.getByLabel('What the column What was promised is').selectOption('tonnes_per_year');
  await expect(page.getByRole('row').filter({ hasText: 'misread' }).first()).toContainText('can be read as');
  await accessible(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the line held back' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('pasted-target-versions-held-back.csv');
  await page.getByRole('button', { name: 'Import only the one good line' }).click();
  await expect(
    page.getByText('Imported: 1 entered, 0 amended, 0 left alone. One line was left out.'),
  ).toBeVisible();
  await page.goto('/targets');
  await expect(page.getByRole('row', { name: new RegExp(`^${name} `) })).toContainText('1 200 000');
  await expect(page.getByText(`${name}, misread`)).toHaveCount(0);

  const reader = await as('analyst');
  await reader.goto('/targets/versions/import');
  await expect(reader.getByText('Administrators import targets.')).toBeVisible();
});
