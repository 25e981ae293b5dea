import { expect, sequence, test } from './fixtures';
import { logVoyage, openForm, unique, vesselField } from './voyage-form';

const dialog = { name: 'Search and commands' };

test('a voyage is found by its B/L number and opened without a mouse; its vessel too', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  const [vessel, blNo] = [unique('Kashagan'), unique('BL')];
  const voyageNo = await logVoyage(page, { vessel, blNo });

  await page.goto('/');
  await expect(page.getByRole('button', dialog)).toBeVisible();
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'A place, a command' });
  await expect(field).toBeFocused();
  await page.keyboard.type(blNo.toLowerCase());
  const option = page.getByRole('option', { name: voyageNo });
  await expect(option).toContainText(vessel);
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await accessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/voyages/${voyageNo}`);

  await page.keyboard.press('Control+K');
  await expect(field).toBeFocused();
  await page.keyboard.type(vessel);
  await expect(page.getByRole('option', { name: voyageNo })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(vessel);

  // Entered before the log has answered: what it will find is meant.
  await page.keyboard.press('Control+K');
  await expect(field).toBeFocused();
  await page.keyboard.type(blNo);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/voyages/${voyageNo}`);
});

test('the page at hand says what can be done, and is never typed into by a shortcut', async ({ as }) => {
  const page = await as('analyst');
  const voyageNo = await logVoyage(page);
  await page.keyboard.press('Control+K');
  const atHand = page.getByRole('group', { name: 'On this page' }).getByRole('option');
  await expect(atHand).toHaveText(['Amend', 'Duplicate', 'Close', 'Cancel', 'Print']);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(page).toHaveURL(`/voyages/${voyageNo}/edit`);

  await openForm(page);
  await page.keyboard.type('ng?/');
  await expect(vesselField(page)).toHaveValue('ng?/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the sheet lists the keys that work for whoever looks, and can switch the single ones off', async ({
  as,
  accessible,
}) => {
  const page = await as('viewer');
  await page.goto('/voyages');
  await expect(page.getByRole('button', dialog)).toBeVisible();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('g b');
  await expect(sheet).not.toContainText('Log a voyage');
  await expect(sheet).not.toContainText('Admin');
  // The keys of the rows, as far as this reader's table answers to them.
  await expect(sheet).toContainText('choose all from the one chosen last');
  await expect(sheet).not.toContainText('On a cell that can be amended');
  await accessible(page);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await sequence(page, 'g', 'b');
  await expect(page).toHaveURL('/');

  await page.keyboard.press('?');
  await expect(sheet).toContainText('g b');
  await expect(sheet).not.toContainText('choose all from the one chosen last');
  await sheet.getByLabel('Single keys are shortcuts').uncheck();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await sequence(page, 'g', 'l');
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: 'A place, a command' })).toBeFocused();
  await expect(page).toHaveURL('/');
});

test('an outage does not look like an empty log', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/voyages');
  await page.getByRole('button', dialog).click();
  await expect(page.getByRole('combobox', { name: 'A place, a command' })).toBeFocused();
  await page.context().setOffline(true);
  await page.keyboard.type('AB-2025');
  await expect(page.getByText('The log was not searched: the server did not answer.')).toBeVisible();
  await page.context().setOffline(false);
  await page.context().clearCookies();
  await page.keyboard.type('-');
  await expect(page.getByText('The log was not searched: your session has ended.')).toBeVisible();
});
