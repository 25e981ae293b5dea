import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** A name that no other story has. */
const aName = (of: string) => `${of} ${Date.now().toString(36)}${Math.floor(Math.random() * 1000)}`;

const save = (page: Page) => page.getByRole('button', { name: 'Save the amendment' }).click();

/** Enters a vessel. @returns its address */
async function enterVessel(page: Page, name: string, fields: Record<string, string> = {}): Promise<string> {
  await page.goto('/registry/vessels/new');
  await page.getByLabel('Name').fill(name);
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

test('an analyst enters a vessel: an ambiguous number is asked, a wrong IMO number stays beside its field', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  const name = aName('Sarytash');
  await page.goto('/');
  await page.getByRole('link', { name: 'Registry', exact: true }).click();
  await page.getByRole('link', { name: 'Enter a vessel' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('IMO number').fill('9074728');
  await page.getByLabel('Deadweight').fill('9.959');
  await page.getByLabel('Flag').fill('az');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('IMO number')).toHaveAccessibleDescription(/check digit does not fit/);
  await expect(page.getByText('Not saved yet.')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue(name);
  await accessible(page);

  await page.getByRole('button', { name: 'I meant 9 959.000' }).click();
  await page.getByLabel('IMO number').fill('');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('9 959', { exact: true })).toBeVisible();
  await expect(page.getByText('IMO number not known')).toBeVisible();
  await accessible(page);
});

test('two people amend one vessel: the second sees both versions and loses nothing', async ({ as }) => {
  const [first, second] = [await as('analyst'), await as('administrator')];
  const address = await enterVessel(first, aName('Bautino'), { Flag: 'AZ' });
  await second.goto(`${address}/edit`);
  await first.goto(`${address}/edit`);
  await first.getByLabel('TPC').fill('21.5');
  await save(first);
  await expect(first.getByText('A reason is needed.')).toBeVisible();
  await first.getByLabel('Reason').fill('from the register');
  await save(first);
  await expect(first.getByText('because: from the register')).toBeVisible();

  await second.getByLabel('TPC').fill('22');
  await second.getByLabel('Laden draught').fill('7.2');
  await second.getByLabel('Reason').fill('seen on board');
  await save(second);
  const conflict = second.getByRole('alertdialog', { name: 'Somebody saved this entry in the meantime' });
  await expect(conflict).toContainText('from the register');
  await expect(second.getByLabel('TPC')).toHaveValue('22');
  await conflict.getByRole('button', { name: 'Take theirs' }).click();
  await save(second);
  await expect(second.getByText('Laden draught added: 7.2')).toBeVisible();
  await expect(second.getByText('TPC added: 21.5')).toBeVisible();
});

test('a draught limit in force lowers what a vessel can load, with the arithmetic', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  const terminal = aName('Kuryk');
  await page.goto('/registry/terminals/new');
  await page.getByLabel('Name').fill(terminal);
  await page.getByLabel('Port').fill('Kuryk');
  await page.getByLabel('Country').fill('KZ');
  await page.getByLabel('Time zone').fill('Asia/Aktau');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByText('which the time-zone database does not know')).toBeVisible();
  await page.getByLabel('Time zone').fill('Asia/Aqtau');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: terminal })).toBeVisible();

  await page.goto('/registry/notices/new');
  await page.getByLabel('Terminal').selectOption({ label: terminal });
  await page.getByLabel('Draught limit').fill('6,1');
  await page.getByLabel('First day').fill('1.11.2025');
  await page.getByLabel('Source').fill('harbour master');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    `Draught limit at ${terminal}, from 01.11.2025 until further notice`,
  );

  const measured = { Deadweight: '12 000', 'Laden draught': '7', TPC: '24' };
  await enterVessel(page, aName('Karazhanbas'), measured);
  const limits = page.getByRole('listitem').filter({ hasText: terminal });
  await expect(limits).toContainText('9 840 t can be loaded, 2 160 t less than the deadweight');
  await accessible(page);
  await enterVessel(page, aName('Karazhanbas'), { Deadweight: '12 000' });
  await expect(limits).toContainText('Cannot be checked: Laden draught, TPC not known');
});

test('an administrator sees what will move, and merges a duplicate with a reason', async ({
  as,
  accessible,
}) => {
  const page = await as('administrator');
  const [duplicate, kept] = [aName('Fetisovo double'), aName('Fetisovo')];
  const from = await enterVessel(page, duplicate, { 'Laden draught': '7.2' });
  await enterVessel(page, kept, { Deadweight: '13 030' });
  await page.goto(from);
  await page.getByRole('link', { name: 'Merge into another entry' }).click();
  await page.getByLabel('Entry that stays').selectOption({ label: kept });
  await page.getByRole('button', { name: 'Show what will move' }).click();
  await expect(
    page.getByRole('heading', { name: `What will move from ${duplicate} to ${kept}` }),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /Laden draught/ })).toContainText('taken over');
  await accessible(page);
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText('A reason is needed.')).toBeVisible();
  await page.getByLabel('Reason').fill('one hull, two spellings');
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText(`${duplicate} was merged into this entry`)).toBeVisible();
  await expect(page.getByText('Laden draught added: 7.2')).toBeVisible();
  await page.goto(from);
  await page.getByRole('link', { name: `is merged into ${kept}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: kept })).toBeVisible();
});

test('a viewer reads a vessel’s voyages, and its sums are those of the log', async ({ as, accessible }) => {
  const page = await as('viewer');
  await page.goto('/registry/vessels');
  await expect(page.getByRole('link', { name: 'Enter a vessel' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Astana', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Amend' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Last five intakes' })).toBeVisible();
  await accessible(page);
  const total = page.getByRole('region', { name: 'Voyages' }).getByRole('row', { name: /^All voyages/ });
  const tonnes = await total.getByRole('cell').first().innerText();
  await page.getByRole('link', { name: /voyages in the log$/ }).click();
  await expect(page).toHaveURL(/\/voyages\?vessel=\d+&status=/);
  await expect(page.getByText(tonnes.slice(0, tonnes.indexOf('.')), { exact: false }).first()).toBeVisible();

  for (const path of ['/registry/vessels/new', '/registry/vessels/1/edit', '/registry/vessels/1/merge']) {
    await page.goto(path);
    await expect(page.getByText(/Your role reads the registry|Only administrators merge/)).toBeVisible();
  }
  await page.setViewportSize({ width: 360, height: 760 });
  for (const kind of ['vessels', 'terminals', 'grades', 'companies', 'notices']) {
    await page.goto(`/registry/${kind}`);
    await accessible(page);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
      .toBeLessThanOrEqual(0);
  }
});

test('a grade’s barrels come with their factor, and the factor with its source', async ({ as }) => {
  const page = await as('analyst');
  await page.goto('/registry/grades/new');
  await page.getByLabel('Name').fill(aName('Kalamkas'));
  await page.getByLabel('API gravity').fill('47,8');
  await expect(page.getByText('Indicative: 7.98 bbl/t, from a density of 788.4 kg/m³')).toBeVisible();
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByLabel('Source')).toHaveAccessibleDescription(/Say where it comes from/);
  await page.getByLabel('Source').fill('assay of 2024');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByText('API gravity at 60 °F: 47.8')).toBeVisible();
});

test('each kind has one address: under another place there is no such page', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/registry/vessels');
  const vessel = await page.getByRole('table').getByRole('link').first().getAttribute('href');
  const id = vessel?.split('/').at(-1);
  for (const path of [
    `targets/vessels/${id}`,
    'targets/vessels/new',
    'registry/versions',
    'onward/grades/new',
  ]) {
    const answer = await page.goto(`/${path}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  }
});
