import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { logVoyage, tabTo, unique } from './voyage-form';

/** The month in which stories log, with a ship of this story's own. */
const JANUARY = '/programme?month=2022-01';

const bars = (page: Page, vessel: string) =>
  page.getByRole('group', { name: /^Laycans of/ }).getByRole('link', { name: new RegExp(vessel) });
const row = (page: Page, voyageNo: string) => page.getByRole('row').filter({ hasText: voyageNo });
const dialog = (page: Page) => page.getByRole('dialog');
const numberIn = async (page: Page, vessel: string, nth: number) =>
  (await bars(page, vessel).nth(nth).getAttribute('data-voyage')) ?? '';

test('a month is planned, nominated and deferred by keyboard, and what was logged twice is merged', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  const vessel = unique('Alatau');
  const loggedNo = await logVoyage(page, { vessel });

  await page.goto('/programme/new?month=2022-01');
  await page.getByLabel('Voyages', { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2');
  await tabTo(page, 'Tonnes of each, t');
  await page.keyboard.type('9 000');
  await page.getByRole('checkbox', { name: vessel }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('2 voyages, 18.0 kt.')).toBeVisible();
  await expect(page.getByText('3 days from another voyage of this ship')).toBeVisible();
  await accessible(page);
  await page.getByRole('button', { name: 'Plan 2 voyages' }).focus();
  await page.keyboard.press('Enter');

  await page.waitForURL(`**${JANUARY}`);
  await expect(bars(page, vessel)).toHaveCount(2);
  const [first, second] = [await numberIn(page, vessel, 0), await numberIn(page, vessel, 1)];
  await accessible(page);

  await bars(page, vessel).nth(0).focus();
  await page.keyboard.press('n');
  await expect(dialog(page).getByRole('heading')).toHaveText(`Nominate ${first}, ${vessel}`);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${first} is nominated.`)).toBeVisible();
  await expect(row(page, first)).toContainText('Nominated');

  await bars(page, vessel).nth(0).focus();
  await page.keyboard.press('m');
  await dialog(page).getByRole('button', { name: 'A month later' }).press('Enter');
  await expect(dialog(page).getByText('Deferred from Jan 2022 to Feb 2022.')).toBeVisible();
  await dialog(page).getByLabel('Reason').press('Enter');
  await expect(dialog(page).getByText('A reason is needed.')).toBeVisible();
  await accessible(page);
  await dialog(page).getByLabel('Reason').fill('storm in the Caspian');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${first} now has the laycan 08.02.–10.02.2022.`)).toBeVisible();
  await expect(row(page, first)).toContainText('deferred to Feb 2022, 08.02.–10.02.2022');
  await expect(row(page, first)).toContainText('storm in the Caspian');
  await expect(bars(page, vessel)).toHaveCount(1);

  const proposal = page.getByRole('region', { name: 'Planned and logged: one voyage?' });
  await proposal.getByLabel(`Reason for merging ${second} into ${loggedNo}`).fill('entered twice');
  await page.keyboard.press('Enter');
  await expect(row(page, second)).toContainText(`merged into ${loggedNo}`);
  await expect(row(page, loggedNo).last()).toContainText('9 000');

  await page.goto('/programme?month=2022-02');
  await expect(row(page, first)).toContainText('deferred from Jan 2022, 08.01.–10.01.2022');
  await bars(page, vessel).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/voyages/${first}`);
  await expect(page.getByText('Programme Jan 2022 → Feb 2022')).toBeVisible();
});

test('a viewer reads the programme and plans nothing; arrows lead from voyage to voyage', async ({
  as,
  accessible,
}) => {
  const page = await as('viewer');
  await page.goto('/programme?month=2025-03');
  const simulated = page.getByRole('group', { name: /^Laycans of/ }).getByRole('link');
  await expect(simulated.first()).toHaveAccessibleName(/simulated/);
  await simulated.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(simulated.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(simulated.last()).toBeFocused();
  await page.keyboard.press('m');
  await expect(page.getByText('Your role reads the programme.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Move/ })).toHaveCount(0);
  await accessible(page);
  await page.goto('/programme/new?month=2025-03');
  await expect(page.getByText('An analyst plans.')).toBeVisible();
  await page.goto('/programme?month=2025-13');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});
