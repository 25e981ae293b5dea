import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';
import { enterVessel, openForm, unique } from './voyage-form';

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
test('an analyst imports a spreadsheet: what is unclear is asked, what is wrong is mended in place', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  // A ship of its own: no other story's voyage can lie on its day.
  const [bl, ship] = [randomUUID(), unique('Imported')];
  await openForm(page);
  await enterVessel(page, ship);
  await page.goto('/voyages/import');
  await accessible(page);
  await page
    .getByLabel('File', { exact: false })
    .first()
    .setInputFiles(
      file(
        'март.csv',
        `Судно;Сорт;Номер коносамента;Дата коносамента;Коносамент, т\n${ship};Нефть;${bl}-1;14.03.1997;9.959`,
      ),
    );
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Import of март.csv' })).toBeVisible();
  await expect(page.getByText('1 cannot be imported')).toBeVisible();
  await accessible(page);

  await page.getByRole('radio', { name: /^9\s959\.000 t$/ }).click();
  await expect(page.getByText('which can mean')).toHaveCount(0);
  await page.getByLabel('Line 2, Сорт').fill('Тенгиз');
  await page.getByLabel('Line 2, Сорт').press('Enter');
  await expect(page.getByText('1 to log')).toBeVisible();
  await page.getByRole('button', { name: 'Import: log 1, amend 0' }).click();
  await expect(page.getByText('One voyage was logged', { exact: false })).toBeVisible();
  await page.getByRole('listitem').getByRole('link', { name: /^AB-/ }).click();
  await expect(page.getByText(`${bl}-1`).first()).toBeVisible();
});

test('a line held back comes back as a file with its reason', async ({ as }) => {
  const page = await as('analyst');
  await page.goto('/voyages/import');
  await page
    .getByLabel('Or paste from Excel')
    .fill(`Vessel\tB/L no\tB/L date\tB/L, t\nNo such ship\t${randomUUID()}\t14.03.1997\t9 000`);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(page.getByText('1 cannot be imported')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Lines held back, as a file' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text).toContain('"No such ship"');
  expect(text).toContain('is no vessel of the registry');
});

test('an export of the log comes back in without a change', async ({ as, accessible }) => {
  const page = await as('analyst');
  await page.goto('/voyages?data=real');
  await page.getByRole('link', { name: 'Export', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Export voyages' })).toBeVisible();
  await accessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download XLSX' }).click();
  const path = await (await download).path();
  await page.goto('/voyages/import');
  await page
    .getByLabel('File', { exact: false })
    .first()
    .setInputFiles({ name: 'log.xlsx', mimeType: 'application/octet-stream', buffer: readFileSync(path) });
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Nothing to import' })).toBeVisible();
  await expect(page.getByText('cannot be imported')).toHaveCount(0);
});

test('a viewer exports and does not import', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/voyages');
  await expect(page.getByRole('link', { name: 'Export', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Import', exact: true })).toHaveCount(0);
  const refused = await page.request.post('/voyages/import/file?name=a.csv', {
    data: 'Vessel;Note\nA;b',
    headers: { origin: new URL(page.url()).origin },
  });
  expect(refused.status()).toBe(403);
});
