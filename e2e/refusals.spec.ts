import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { enterVessel, logVoyage, openForm, save, unique } from './voyage-form';

/** What the trade calls impossible is refused with a message that names it, and what is not one's to do is refused too. */

const IMPOSSIBLE: { what: string; typed: Record<string, string>; at: string; says: RegExp }[] = [
  {
    what: 'tonnes of zero',
    typed: { 'B/L, t': '0' },
    at: 'B/L, t',
    says: /Read “0”, which is not above zero/,
  },
  {
    what: 'tonnes that are no number',
    typed: { 'B/L, t': '99 59' },
    at: 'B/L, t',
    says: /Read “99 59”, which is not a number/,
  },
  {
    what: 'more than a lot can be',
    typed: { 'B/L, t': '9 959 000' },
    at: 'B/L, t',
    says: /not between 0 and 600 000 t/,
  },
  {
    what: 'an outturn before the bill of lading',
    typed: { 'Outturn date': '01.02.2022' },
    at: 'Outturn date',
    says: /The outturn date is before the B\/L date/,
  },
  {
    what: 'a bill of lading of tomorrow',
    typed: { 'B/L date': '01.01.2090' },
    at: 'B/L date',
    says: /a B\/L date after today/,
  },
  {
    what: 'an actual time in the future',
    typed: { 'Sailed, actual': '01.01.2090 10:00' },
    at: 'Sailed, actual',
    says: /cannot be later than now/,
  },
  {
    what: 'milestones out of order',
    typed: { 'Sailed, actual': '05.03.2022 10:00', 'Arrived at Baku, actual': '04.03.2022 10:00' },
    at: 'Arrived at Baku, actual',
    says: /Sailed is later than Arrived at Baku/,
  },
  {
    what: 'a number that is taken by the simulated',
    typed: { 'Voyage number': 'SIM-2022-0001' },
    at: 'Voyage number',
    says: /kept for simulated voyages/,
  },
];

async function typeVoyage(page: Page, typed: Record<string, string>): Promise<void> {
  await openForm(page);
  await enterVessel(page, unique('Refused'));
  for (const [label, text] of Object.entries({ 'B/L date': '02.03.2022', 'B/L, t': '9 500', ...typed })) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
  await save(page);
}

for (const { what, typed, at, says } of IMPOSSIBLE) {
  test(`${what}: refused beside the field, and what was typed stays`, async ({ as }) => {
    const page = await as('analyst');
    await typeVoyage(page, typed);
    const field = page.getByLabel(at, { exact: true });
    await expect(field).toHaveAccessibleDescription(says);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(page).toHaveURL(/\/voyages\/new$/);
    for (const [label, text] of Object.entries(typed)) {
      await expect(page.getByLabel(label, { exact: true })).toHaveValue(text);
    }
  });
}

test('a B/L number that another voyage has is refused with that voyage’s number', async ({ as }) => {
  const page = await as('analyst');
  const blNo = unique('BL');
  const taken = await logVoyage(page, { blNo });
  await typeVoyage(page, { 'B/L number': ` ${blNo.toUpperCase()} ` });
  await expect(page.getByLabel('B/L number')).toHaveAccessibleDescription(
    new RegExp(`is on voyage ${taken} already`),
  );
});

test('two voyages of one vessel that happened at one time are refused', async ({ as }) => {
  const page = await as('analyst');
  const vessel = unique('Twice');
  const first = await logVoyage(page, { vessel });
  await openForm(page);
  await page.keyboard.type(vessel);
  await expect(page.getByRole('option', { name: vessel }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByLabel('B/L date').fill('25.01.2022');
  await page.getByLabel('B/L, t').fill('9 000');
  await save(page);
  await expect(page.getByText(`overlap those of this vessel’s voyage ${first}`).first()).toBeVisible();
});

test('a closed voyage is not changed until it is reopened', async ({ as }) => {
  const page = await as('analyst');
  const voyageNo = await logVoyage(page);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialog.getByText('still without an outturn')).toBeVisible();
  await dialog.getByRole('textbox').fill('outturn report lost');
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible();
  await page.goto(`/voyages/${voyageNo}/edit`);
  await expect(page.getByText('Reopen it first').first()).toBeVisible();
});

test('a viewer reads everything and changes nothing', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/voyages');
  await expect(page.getByRole('heading', { name: 'Voyage log' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Log a voyage' })).toHaveCount(0);
  await page.goto('/voyages/new');
  await expect(page.getByText('This account may read voyages, not log or change them')).toBeVisible();
  await page.goto('/admin');
  await expect(page.getByRole('button', { name: /invite/i })).toHaveCount(0);
});

test('without a session nothing is shown and nothing can be asked', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  for (const path of ['/', '/voyages', '/voyages/new', '/voyages/SIM-2025-0001', '/admin', '/account']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in/);
  }
  const signUp = await page.request.post('/api/auth/sign-up/email', {
    headers: { origin: baseURL ?? '' },
    data: {
      email: 'intruder@example.com',
      password: 'a long enough password',
      name: 'Intruder',
      role: 'administrator',
    },
  });
  expect(signUp.status()).toBe(404);
  await context.close();
});

test('an address that names no voyage answers 404, also one made to break things', async ({ as }) => {
  const page = await as('viewer');
  for (const address of [
    '/voyages/AB-1990-9999',
    '/voyages/%27%20OR%201=1--',
    '/voyages/..%2f..%2fetc',
    '/nowhere',
  ]) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  }
  await page.goto('/voyages?from=nonsense&sort=%00&status=sunk&size=-5&after=zzz');
  await expect(page.getByText(/ignored/i).first()).toBeVisible();
});
