import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { logVoyage, unique } from './voyage-form';

/** The log as a desk: many voyages at once, a cell amended where it stands, views under a name. */

const rowOf = (page: Page, voyageNo: string) => page.getByRole('row').filter({ hasText: voyageNo });
const only = (...voyageNos: string[]) => `/voyages?only=${voyageNos.join()}`;

test('two voyages are cancelled together, the one that refuses is left out, and undoing brings them back', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  const numbers = [await logVoyage(page), await logVoyage(page), await logVoyage(page)];
  const [first, second, third] = numbers as [string, string, string];
  await page.goto(only(...numbers));
  await page.getByRole('link', { name: third }).click();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByLabel('Reason').fill('entered twice');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByText('is cancelled and counts nowhere')).toBeVisible();

  // By the keyboard: the first row, then all to the last.
  await page.goto(only(...numbers));
  await expect(page.getByPlaceholder('( / )')).toBeVisible();
  await page.getByRole('region', { name: 'Voyages' }).focus();
  await page.keyboard.press('j');
  await page.context().setOffline(true);
  await page.keyboard.press('Space');
  await expect(page.getByText('One voyage chosen. They stay chosen.')).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Nominate' })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+Space');
  await expect(page.getByText('3 voyages chosen')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Choose all on this page' })).toBeChecked();
  await accessible(page);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Cancel 3 voyages' })).toBeVisible();
  await dialog.getByLabel('Reason').fill('storm');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem')).toHaveText([
    `${third}: This voyage is cancelled. Reopen it first, with a reason.`,
  ]);
  await accessible(page);
  await dialog.getByRole('button', { name: 'Leave it out and go on with the other 2' }).click();
  await expect(page.getByText('2 voyages are cancelled.')).toBeVisible();
  for (const no of [first, second]) await expect(rowOf(page, no)).toContainText('Cancelled');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone on 2 voyages.')).toBeVisible();
  await expect(rowOf(page, first)).toContainText('Loading');
  await expect(rowOf(page, third)).toContainText('Cancelled');
  await page.getByRole('link', { name: first }).click();
  await expect(
    page.getByText(/Reopened by Aigerim Nurlanova.*because: Undo of what Aigerim Nurlanova saved/),
  ).toBeVisible();
});

test('a number is amended in its cell: asked when it reads two ways, with a reason, and undone on its page', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  const voyageNo = await logVoyage(page);
  await page.goto(only(voyageNo));
  await expect(page.getByPlaceholder('( / )')).toBeVisible();
  const cell = rowOf(page, voyageNo).getByRole('cell', {
    name: '9\u202f500.000',
  });
  await cell.focus();
  await page.keyboard.press('F2');
  const editor = page.getByRole('dialog', {
    name: `Amend B/L, t of ${voyageNo}`,
  });
  const tonnes = editor.getByLabel('B/L, t');
  await expect(tonnes).toBeFocused();
  await page.keyboard.type('9.959');
  await page.keyboard.press('Tab');
  await expect(editor).toContainText('“9.959” can be read in two ways');
  await expect(editor.getByRole('button', { name: '9\u202f959.000 t' })).toBeFocused();
  await accessible(page);
  await page.keyboard.press('Enter');
  await expect(tonnes).toHaveValue('9\u202f959.000');
  await tonnes.press('Enter');
  await expect(editor).toContainText('A reason is needed');
  await expect(editor.getByLabel('Why is this changed?')).toBeFocused();
  await page.keyboard.type('survey report');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${voyageNo}: B/L, t amended.`)).toBeVisible();
  await expect(rowOf(page, voyageNo)).toContainText('9\u202f959.000');

  // The reason is still there for the next one; what is unusual goes on in the form with everything typed.
  await rowOf(page, voyageNo).getByRole('cell', { name: '9\u202f959.000' }).dblclick();
  await expect(editor.getByLabel('Why is this changed?')).toHaveValue('survey report');
  await tonnes.fill('13 000');
  await tonnes.press('Enter');
  await expect(editor).toContainText('above the vessel’s deadweight');
  await accessible(page);
  await editor.getByRole('button', { name: 'Go on in the full form' }).click();
  await expect(page.getByRole('heading', { name: `Amend ${voyageNo}` })).toBeVisible();
  await expect(page.getByLabel('B/L, t')).toHaveValue('13\u202f000.000');
  await expect(page.getByLabel('Why is this changed?')).toHaveValue('survey report');

  await page.goto(`/voyages/${voyageNo}`);
  await page.getByRole('button', { name: 'Undo this change' }).click();
  await expect(page.getByText('B/L tonnes 9\u202f959.000 → 9\u202f500.000')).toBeVisible();
});

test('a view is saved under a name, opened by somebody else, and removed by an administrator', async ({
  as,
  accessible,
}) => {
  const viewer = await as('viewer');
  const name = unique('March');
  await viewer.goto('/voyages?from=2025-03-01&to=2025-03-31&sort=bl&cols=no,bl,passage');
  const views = viewer.locator('summary').filter({ hasText: /^Views$/ });
  await views.click();
  await viewer.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await viewer.getByRole('checkbox', { name: 'Everybody may open it' }).check();
  await accessible(viewer);
  await viewer.keyboard.press('Enter');
  await expect(viewer.getByText(`Saved as “${name}”.`)).toBeVisible();

  const admin = await as('administrator');
  await admin.goto('/voyages');
  await admin
    .locator('summary')
    .filter({ hasText: /^Views$/ })
    .click();
  await admin.getByRole('link', { name }).click();
  await expect(admin).toHaveURL(/from=2025-03-01&to=2025-03-31&sort=bl&cols=no,bl,passage/);
  await expect(admin.locator('summary').filter({ hasText: `View: ${name}` })).toBeVisible();
  await admin
    .locator('summary')
    .filter({ hasText: `View: ${name}` })
    .click();
  await admin.getByRole('button', { name: `Remove the view ${name}` }).click();
  await expect(admin.getByRole('link', { name })).toHaveCount(0);
  await viewer.reload();
  await expect(viewer.locator('summary').filter({ hasText: /^Views$/ })).toBeVisible();
});
