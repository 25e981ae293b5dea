import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { enterVessel, logVoyage, openForm, unique } from './voyage-form';

/** A value amended in its cell, as in a spreadsheet: nothing typed is lost by going on, and nobody is overwritten. */

const rowOf = (page: Page, voyageNo: string) => page.getByRole('row').filter({ hasText: voyageNo });
const cellOf = (page: Page, voyageNo: string, name: string) =>
  rowOf(page, voyageNo).getByRole('cell', { name, exact: true });
const editorOf = (page: Page, field: string, voyageNo: string) =>
  page.getByRole('dialog', { name: `Amend ${field} of ${voyageNo}`, exact: true });
const why = 'Why is this changed?';

async function openLog(page: Page, ...voyageNos: string[]): Promise<void> {
  await page.goto(`/voyages?only=${voyageNos.join()}&sort=bl`);
  await expect(page.getByPlaceholder('( / )')).toBeVisible();
}

test('the ship is chosen in its cell, and another cell opens once what was typed is saved', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  const [was, ship] = [unique('Taraz'), unique('Bekarys')];
  const upper = await logVoyage(page, { tonnes: '9 500' });
  const lower = await logVoyage(page, { tonnes: '9 400', vessel: was });
  await openForm(page);
  await enterVessel(page, ship);

  await openLog(page, upper, lower);
  await cellOf(page, lower, was).focus();
  // Without a connection the page stays what it is, with what was typed, and is asked once more.
  await page.context().setOffline(true);
  await page.keyboard.press('F2');
  const early = editorOf(page, 'Vessel', lower).getByLabel('Vessel');
  await early.pressSequentially('Bek');
  await expect(editorOf(page, 'Vessel', lower).getByRole('alert')).toContainText('did not answer');
  await expect(early).toHaveValue('Bek');
  await page.context().setOffline(false);
  await editorOf(page, 'Vessel', lower).getByRole('button', { name: 'Try again' }).click();
  const field = editorOf(page, 'Vessel', lower).getByRole('combobox', { name: 'Vessel' });
  await expect(field).toHaveValue('Bek');
  // Pasted, and Enter at once: the list may open after it.
  await field.fill(ship);
  await page.keyboard.press('Enter');
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await expect(field).toHaveValue(new RegExp(`^${ship}`));
  await editorOf(page, 'Vessel', lower).getByLabel(why).fill('misread');
  await accessible(page);

  // Typed over, while the one before is still being saved.
  await cellOf(page, upper, '9\u202f500.000').focus();
  await page.keyboard.type('9512');
  await expect(page.getByText(`${lower}: Vessel amended.`)).toBeVisible();
  await expect(rowOf(page, lower)).toContainText(ship);
  const editor = editorOf(page, 'B/L, t', upper);
  const tonnes = editor.getByLabel('B/L, t');
  await expect(editor.getByRole('button', { name: 'Save' })).toBeVisible();
  await expect(tonnes).toHaveValue('9512');
  await expect(tonnes).toBeFocused();

  // What cannot be saved stays where it is typed, whatever else is pointed at.
  await tonnes.fill('0');
  await cellOf(page, lower, '25.01.2022').dblclick();
  await expect(tonnes).toHaveAttribute('aria-invalid', 'true');
  await expect(editorOf(page, 'B/L date', lower)).toHaveCount(0);
  await tonnes.fill('9 600');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${upper}: B/L, t amended.`)).toBeVisible();
  await expect(cellOf(page, lower, '9\u202f400.000')).toBeFocused();
});

test('two people amend one cell: the second sees theirs and their own, and chooses', async ({
  as,
  accessible,
}) => {
  const [first, second] = [await as('analyst'), await as('administrator')];
  const voyageNo = await logVoyage(first);
  for (const page of [first, second]) {
    await openLog(page, voyageNo);
    await cellOf(page, voyageNo, '9\u202f500.000').dblclick();
    await expect(editorOf(page, 'B/L, t', voyageNo).getByLabel('B/L, t')).toHaveValue('9\u202f500.000');
  }
  const amend = async (page: Page, tonnes: string, reason: string) => {
    const editor = editorOf(page, 'B/L, t', voyageNo);
    await editor.getByLabel('B/L, t').fill(tonnes);
    await editor.getByLabel(why).fill(reason);
    await page.keyboard.press('Enter');
  };
  await amend(first, '9 600', 'survey report');
  await expect(first.getByText(`${voyageNo}: B/L, t amended.`)).toBeVisible();
  await amend(second, '9 700', 'bill of lading');
  const editor = editorOf(second, 'B/L, t', voyageNo);
  await expect(editor).toContainText(
    /Aigerim Nurlanova saved on \d\d\.\d\d\.\d{4} \d\d:\d\d, survey report\./,
  );
  const [theirs, mine] = ['Theirs: 9\u202f600.000', 'Yours: 9\u202f700.000'].map((name) =>
    editor.getByRole('radio', { name }),
  );
  await expect(mine!).toBeChecked();
  await accessible(second);
  await theirs!.check();
  await expect(editor.getByLabel('B/L, t', { exact: true })).toHaveValue('9\u202f600.000');
  await mine!.check();
  await expect(editor.getByLabel(why)).toHaveValue('bill of lading');
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(second.getByText(`${voyageNo}: B/L, t amended.`)).toBeVisible();
  await expect(rowOf(second, voyageNo)).toContainText('9\u202f700.000');
});

test('a page left with something typed in a cell says so on the log, and the form has it', async ({ as }) => {
  const page = await as('analyst');
  const voyageNo = await logVoyage(page);
  await openLog(page, voyageNo);
  await cellOf(page, voyageNo, '9\u202f500.000').dblclick();
  const tonnes = editorOf(page, 'B/L, t', voyageNo).getByLabel('B/L, t');
  await expect(tonnes).toHaveValue('9\u202f500.000');
  await tonnes.fill('9 610');
  await rowOf(page, voyageNo).getByRole('link', { name: voyageNo }).click();
  await page.waitForURL(`**/voyages/${voyageNo}`);
  await openLog(page, voyageNo);
  await expect(page.getByText('what you typed in its cell was not saved')).toBeVisible();
  await page.getByRole('link', { name: 'Go on in the form' }).click();
  await expect(page.getByLabel('B/L, t')).toHaveValue('9\u202f610.000');
});
