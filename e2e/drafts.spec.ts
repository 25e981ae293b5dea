import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { enterVessel, openForm, save, savedNumber, unique } from './voyage-form';

const bill = (page: Page) => page.getByLabel('B/L number');

async function type(page: Page, blNo: string, tonnes = '9 100'): Promise<void> {
  await openForm(page);
  await enterVessel(page, unique('Aktobe'));
  await bill(page).fill(blNo);
  await page.getByLabel('B/L date').fill('11.08.2022');
  await page.getByLabel('B/L, t').fill(tonnes);
}

/** How many voyages carry the bill. */
async function logged(page: Page, blNo: string) {
  await page.goto(`/voyages?q=${encodeURIComponent(blNo)}`);
  return expect(page.getByRole('region', { name: 'Voyages' }).locator('tbody tr'));
}

test('without a connection nothing is lost, and it is sent once when the connection is back', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  const blNo = unique('BL');
  await type(page, blNo);
  await page.context().setOffline(true);
  await save(page);
  await expect(page.getByText('This browser has no connection')).toBeVisible();
  await expect(page.getByText('Not sent yet.')).toBeVisible();
  await expect(bill(page)).toHaveValue(blNo);
  await accessible(page);

  await page.context().setOffline(false);
  await savedNumber(page);
  await (await logged(page, blNo)).toHaveCount(1);
});

test('what is typed in after a failed attempt is sent only when asked for', async ({ as }) => {
  const page = await as('analyst');
  const blNo = unique('BL');
  await type(page, blNo);
  await page.context().setOffline(true);
  await save(page);
  await expect(page.getByText('Not sent yet.')).toBeVisible();
  await page.getByLabel('B/L, t').fill('9 20');
  const asked = page.waitForResponse('**/api/health');
  await page.context().setOffline(false);
  await asked;
  await expect(page.getByText('Not sent yet.')).toBeVisible();
  await page.getByLabel('B/L, t').fill('9 200');
  await page.getByRole('button', { name: 'Send it again now' }).click();
  await savedNumber(page);
  await expect(page.getByText('B/L tonnes 9\u202f200.000')).toBeVisible();
});

test('a tab that is gone leaves its draft: it is offered, gone on with, or discarded', async ({
  as,
  accessible,
}) => {
  const lost = await as('analyst');
  const [kept, dropped] = [unique('BL'), unique('BL')];
  for (const blNo of [dropped, kept]) {
    const tab = await lost.context().newPage();
    await type(tab, blNo);
    await expect.poll(() => tab.evaluate(() => JSON.stringify(localStorage))).toContain(blNo);
    await tab.close();
  }
  await openForm(lost);
  await expect(bill(lost)).toHaveValue('');
  const draft = (blNo: string) => lost.getByRole('status').filter({ hasText: blNo });
  await expect(draft(kept)).toContainText(/^Draft of \d{2}\.\d{2}\.\d{4} \d{2}:\d{2}, Aktobe/);
  await accessible(lost);
  await draft(dropped).getByRole('button', { name: 'Discard' }).click();
  await expect(draft(dropped)).toHaveCount(0);
  await draft(kept).getByRole('button', { name: 'Continue' }).click();
  await expect(bill(lost)).toHaveValue(kept);
  await save(lost);
  await savedNumber(lost);
  await openForm(lost);
  await expect(lost.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
  await expect(lost.getByText('Draft of')).toHaveCount(0);
});

test('signing in again leads back to what was typed', async ({ as }) => {
  const page = await as('analyst');
  const blNo = unique('BL');
  await type(page, blNo);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await save(page);
  await expect(page.getByText('Your session has ended')).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in\?.*next=%2Fvoyages%2Fnew/);
  await page.context().addCookies(cookies);
  // Somebody who is signed in is led on from the sign-in page.
  await page.reload();
  await expect(page).toHaveURL(/\/voyages\/new$/);
  await expect(bill(page)).toHaveValue(blNo);
  await save(page);
  await savedNumber(page);
});
