import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { logVoyage, openForm, save, vesselField } from './voyage-form';

const openToAmend = (page: Page, voyageNo: string) => openForm(page, `/voyages/${voyageNo}/edit`);

test('an amendment needs a reason, and the history says in plain words what was changed and why', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  const voyageNo = await logVoyage(page);
  await page.getByRole('link', { name: 'Amend' }).click();
  const tonnes = page.getByLabel('B/L, t');
  await expect(tonnes).toHaveValue('9\u202f500.000');
  await expect(vesselField(page)).toBeFocused();
  await tonnes.fill('9 959');
  await accessible(page);
  await save(page);
  const reason = page.getByLabel('Why is this changed?');
  await expect(reason).toBeFocused();
  await expect(reason).toHaveAccessibleDescription(/A reason is needed/);
  await expect(tonnes).toHaveValue('9\u202f959.000');
  await reason.fill('corrected bill of lading');
  await save(page);

  await page.waitForURL(`**/voyages/${voyageNo}`);
  const reader = await as('viewer');
  await reader.goto(`/voyages/${voyageNo}`);
  const saved = reader.getByRole('listitem').filter({ hasText: 'because: corrected bill of lading' }).first();
  await expect(saved).toContainText('B/L tonnes 9\u202f500.000 → 9\u202f959.000');
  await expect(saved).toContainText('Aigerim Nurlanova');
});

test('two people amend one voyage: the second sees both versions and loses nothing', async ({
  as,
  accessible,
}) => {
  const first = await as('analyst');
  const second = await as('administrator');
  const voyageNo = await logVoyage(first);
  await openToAmend(first, voyageNo);
  await openToAmend(second, voyageNo);

  await first.getByLabel('B/L, t').fill('9 600');
  await first.getByLabel('Note', { exact: true }).last().fill('surveyor’s figure');
  await first.getByLabel('Why is this changed?').fill('survey report');
  await save(first);
  await first.waitForURL(`**/voyages/${voyageNo}`);

  await second.getByLabel('B/L, t').fill('9 700');
  await second.getByLabel('Sailed, actual').fill('26.01.2022 10:00');
  await second.getByLabel('Why is this changed?').fill('statement of facts');
  await save(second);

  const panel = second.getByRole('alertdialog');
  await expect(panel).toContainText(`${voyageNo} was amended meanwhile`);
  await expect(panel).toContainText(
    /Aigerim Nurlanova saved on \d\d\.\d\d\.\d{4} \d\d:\d\d, survey report\./,
  );
  const row = panel.getByRole('row', { name: /B\/L, t/ });
  await expect(row.getByRole('cell').first()).toHaveText('9\u202f500.000');
  await expect(row.getByRole('radio', { name: '9\u202f700.000' })).toBeChecked();
  await expect(panel.getByRole('row', { name: /^Note/ })).toContainText('surveyor’s figure');
  await accessible(second);

  // Nothing was saved of it yet, and nothing typed is lost.
  await expect(second.getByLabel('Sailed, actual')).toHaveValue('26.01.2022 10:00');
  await expect(second.getByLabel('Why is this changed?')).toHaveValue('statement of facts');
  await row.getByRole('radio', { name: '9\u202f600.000' }).check();
  await expect(second.getByLabel('B/L, t')).toHaveValue('9\u202f600.000');
  await save(second);

  await second.waitForURL(`**/voyages/${voyageNo}`);
  await expect(second.getByRole('row', { name: 'Sailed 26.01.2022 10:00' })).toBeVisible();
  await expect(second.getByRole('definition').filter({ hasText: 'surveyor’s figure' })).toBeVisible();
  await expect(second.getByText('B/L tonnes 9\u202f500.000 → 9\u202f600.000')).toBeVisible();
});

test('a voyage closes with a reason, is then not amended, and is reopened with one', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  const voyageNo = await logVoyage(page);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialog).toContainText('1 lot is still without an outturn');
  await accessible(page);
  await dialog.getByLabel('Reason, if there is one to give').fill('outturn report lost');
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Closed by Aigerim Nurlanova')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Amend' })).toHaveCount(0);
  await page.goto(`/voyages/${voyageNo}/edit`);
  await expect(page.getByRole('heading', { name: `${voyageNo} is closed` })).toBeVisible();

  await page.getByRole('link', { name: 'Back to the voyage' }).click();
  await page.getByRole('button', { name: 'Reopen' }).click();
  await dialog.getByRole('button', { name: 'Reopen' }).click();
  await expect(dialog).toContainText('A reason is needed');
  await dialog.getByLabel('Reason').fill('outturn report found');
  await dialog.getByRole('button', { name: 'Reopen' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: 'Amend' }).click();
  await expect(page.getByLabel('B/L, t')).toHaveValue('9\u202f500.000');
});

test('a number that no voyage has is said to be none', async ({ as }) => {
  const page = await as('viewer');
  for (const path of ['AB-1990-9999', 'AB-1990-9999/edit', '%00']) {
    await page.goto(`/voyages/${path}`);
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  }
});
