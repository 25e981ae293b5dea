import type { Page } from '@playwright/test';
import pg from 'pg';
import { expect, test } from './fixtures';

/** The demonstration's history begins in 2023; its voyages are dated by when they would have been entered. */
const months = (page: Page) => page.getByRole('region', { name: 'Month by month, kt' });
const year = (page: Page) => months(page).locator('tfoot').getByRole('link');
const kt = (text: string) => Number(text.replace(/\s/g, ''));
const row = (page: Page, name: string) =>
  months(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });

/** The total of the log that a sum opens, in kt. */
async function logTotal(page: Page): Promise<number> {
  const total = page
    .getByLabel('Totals of the filter')
    .locator('div')
    .filter({ hasText: /^B\/L/ })
    .locator('dd');
  await expect(total).toContainText('t');
  return kt((await total.innerText()).replace(/ t$/, '')) / 1000;
}

const NO = 'SIM-KNOWN-1';

/** Statements of the owner, who alone may say when a simulated row would have been known. */
async function recorded(at: string, reason: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_OWNER_URL });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `SELECT set_config('app.actor', 'system:test', true), set_config('app.actor_name', 'A. Analyst', true),
        set_config('app.reason', $1, true), set_config('app.known_at', $2, true)`,
      [reason, at],
    );
    await client.query(sql);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

// One worker, one voyage: its number is unique.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  await recorded(
    '2024-11-20T10:00:00Z',
    'from the papers',
    `WITH made AS (INSERT INTO voyage (voyage_no, simulated) VALUES ('${NO}', true) RETURNING id)
     INSERT INTO lot (voyage_id, no, bl_date, bl_tonnes) SELECT id, 1, '2024-11-15', 9500 FROM made`,
  );
  await recorded(
    '2024-12-20T10:00:00Z',
    'the draught survey was read wrongly',
    `UPDATE lot SET bl_tonnes = 9100 FROM voyage v WHERE v.id = voyage_id AND v.voyage_no = '${NO}'`,
  );
});

test.afterAll(() =>
  recorded('2026-01-01T00:00:00Z', 'a test', `DELETE FROM voyage WHERE voyage_no = '${NO}'`),
);

test('the board as known before an amendment has the old number, and so has the log that it opens', async ({
  as,
  accessible,
}) => {
  const page = await as('viewer');
  await page.goto('/?year=2024');
  await page.locator('summary').filter({ hasText: 'as known now' }).click();
  await page.getByLabel('As known on, Aktau time').fill('10.12.2024 14:00');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/known=/);
  await expect(page.getByText('As known on 10.12.2024 14:00, Aktau time')).toBeVisible();

  const loadAll = page.getByRole('button', { name: 'Load all sections' });
  await loadAll.click();
  const changes = page.getByRole('region', { name: 'Changes since, newest first' });
  const amended = changes.getByRole('row').filter({ hasText: NO });
  await expect(amended).toContainText('the draught survey was read wrongly');
  await expect(amended).toContainText('A. Analyst');
  await expect(amended).toContainText('\u2212400.000');
  // What of it was logged later is left out here as well.
  await expect(page.getByRole('region', { name: 'Voyage time by stage, hours' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Transit loss by vessel, % of B/L' })).toBeVisible();
  await accessible(page);

  const then = kt(await year(page).innerText());
  const november = kt(await row(page, 'Nov 2024').getByRole('link').innerText());
  await row(page, 'Nov 2024').getByRole('link').click();
  await expect(page.getByText('As known on 10.12.2024 14:00, Aktau time')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: NO })).toContainText('9\u202f500.000');
  expect(Math.round((await logTotal(page)) * 10) / 10).toBe(november);
  await expect(page.getByRole('link', { name: 'Export' })).toBeHidden();
  await accessible(page);

  await page.getByRole('link', { name: 'As known now' }).click();
  await expect(page.getByRole('row').filter({ hasText: NO })).toContainText('9\u202f100.000');
  await page.goto('/?year=2024&known=2024-12-20T15:01');
  await loadAll.click();
  await expect(changes).toBeVisible();
  expect(kt(await year(page).innerText()) - then).not.toBe(0);
});

test('a moment that cannot be shown says why and keeps what was typed', async ({ as }) => {
  const page = await as('viewer');
  for (const [typed, says] of [
    ['yesterday', 'which is no moment'],
    ['01.01.2099 10:00', 'has not come yet'],
    ['01.01.1999 10:00', 'the history begins on'],
  ] as const) {
    await page.goto(`/?year=2024&known=${encodeURIComponent(typed)}`);
    await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
    await expect(page.getByLabel('As known on, Aktau time')).toHaveValue(typed);
  }
});

test('a snapshot is kept under a name, opens with the same numbers, and is withdrawn in sight of all', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  await page.goto('/?year=2024');
  const shown = await year(page).innerText();
  await page.getByLabel('Name of the snapshot').fill('Board pack, December');
  await page.getByRole('button', { name: 'Keep this board' }).click();
  await expect(page.getByText('its numbers agree to the last digit')).toBeVisible();
  await expect(year(page)).toHaveText(shown);
  await accessible(page);
  await year(page).click();
  await expect(page.getByText('Snapshot “Board pack, December”, kept by')).toBeVisible();
  expect(Math.round((await logTotal(page)) * 10) / 10).toBe(kt(shown));
  await page.goto('/?year=2024');
  await page.getByRole('button', { name: 'Withdraw “Board pack, December”' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Board pack, December' })).toContainText(
    'withdrawn by',
  );
});

test('each data gap opens the voyages that it counts', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/?year=2023');
  const missing = page.getByRole('region', { name: 'What is missing' });
  const gaps = page.getByRole('region', { name: 'Data gaps' });
  await missing.scrollIntoViewIfNeeded();
  const links = gaps.getByRole('link');
  await expect(gaps.getByRole('row')).toHaveCount(5);
  const count = await links.count();
  expect(count).toBeGreaterThan(0);
  for (let index = 0; index < count; index++) {
    const voyages = await links.nth(index).innerText();
    await links.nth(index).click();
    await expect(page.getByText('Only voyages')).toBeVisible();
    const total = page
      .getByLabel('Totals of the filter')
      .locator('div')
      .filter({ hasText: /^Voyages/ });
    await expect(total.locator('dd')).toContainText(voyages);
    await page.goBack();
    await missing.scrollIntoViewIfNeeded();
  }
});
