import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import pg from 'pg';
import { expect, sessionFile, test } from './fixtures';
import { anExe, aPdf, aPdfOf, aPng } from './paper-files';

/** A voyage of this story's own, loaded and discharged in a month that no other one looks at; with SQL, to be quick. */
async function aVoyage({ closed = false } = {}): Promise<string> {
  const no = `EV-${randomUUID().slice(0, 8)}-1`;
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('app.actor', 'system:story', true)");
    const { rows } = await client.query<{ id: number }>(
      'INSERT INTO voyage (voyage_no) VALUES ($1) RETURNING id',
      [no],
    );
    const id = rows[0]?.id;
    await client.query(
      `INSERT INTO lot (voyage_id, no, bl_no, bl_date, bl_tonnes, outturn_tonnes, outturn_date)
       VALUES ($1, 1, $2, '2019-06-10', 9500, 9490, '2019-06-13')`,
      [id, `BL ${no}`],
    );
    await client.query(
      `INSERT INTO voyage_event (voyage_id, name, actual_at, actual_precision)
       VALUES ($1, 'sailed', '2019-06-11T05:00Z', 'minute'), ($1, 'arrived', '2019-06-12T05:00Z', 'minute'),
         ($1, 'discharge_completed', '2019-06-13T05:00Z', 'minute')`,
      [id],
    );
    if (closed)
      await client.query(
        "INSERT INTO voyage_act (voyage_id, kind, by_id, by_name) VALUES ($1, 'close', 'story', 'Story')",
        [id],
      );
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  return no;
}

const papers = (page: Page) => page.locator('section', { hasText: 'Papers behind the numbers' }).last();
const row = (page: Page, name: string) => papers(page).locator('tbody tr').filter({ hasText: name });

async function choose(page: Page, name: string, mimeType: string, buffer: Buffer) {
  await page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType, buffer });
}

test('a bill of lading and a statement of facts back the numbers they speak of', async ({
  as,
  accessible,
}) => {
  const no = await aVoyage();
  const page = await as('analyst');
  await page.goto(`/voyages/${no}`);
  await expect(papers(page)).toContainText('0 of 5 logged numbers and times are backed by a paper.');
  await expect(row(page, 'Lot 1, B/L')).toContainText('no paper');

  // By keyboard: the button, the file, the two choices as they stand, Enter.
  await page.getByRole('button', { name: 'Add a paper' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('File', { exact: true })).toBeFocused();
  await choose(page, 'Коносамент 17.pdf', 'application/pdf', aPdf());
  await accessible(page);
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('What it is', { exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Kept: Коносамент 17.pdf' })).toBeVisible();
  await expect(row(page, 'Lot 1, B/L').getByRole('link')).toHaveText('Коносамент 17.pdf');
  await expect(row(page, 'Lot 1, B/L')).toContainText('Bill of lading');
  await expect(row(page, 'Lot 1, outturn')).toContainText('no paper');

  await page.getByRole('button', { name: 'Add a paper' }).click();
  await choose(page, 'SOF Aktau.png', 'image/png', aPng());
  await page.getByLabel('What it is', { exact: true }).selectOption('Statement of facts');
  await page.getByLabel('What it is about').selectOption('All times at Aktau');
  await page.getByRole('button', { name: 'Keep the paper' }).click();
  await expect(row(page, 'Times at Aktau').getByRole('link')).toHaveText('SOF Aktau.png');
  await expect(row(page, 'Times at Aktau')).not.toContainText('no paper');
  await expect(row(page, 'Times at Baku')).toContainText('no paper');
  await expect(papers(page)).toContainText('2 of 5 logged numbers and times are backed by a paper.');
  const cargo = page.getByRole('region', { name: 'B/L against outturn' });
  await expect(cargo.getByRole('cell', { name: '9\u202f500 backed by Коносамент 17.pdf' })).toBeVisible();
  await expect(cargo.getByRole('cell', { name: '9\u202f490 no paper yet' })).toBeVisible();

  const viewer = await as('viewer');
  await viewer.goto(`/voyages/${no}`);
  const saved = viewer.waitForEvent('download');
  await row(viewer, 'Lot 1, B/L').getByRole('link').click();
  expect((await saved).suggestedFilename()).toBe('Коносамент 17.pdf');
  const href = await row(viewer, 'Lot 1, B/L').getByRole('link').getAttribute('href');
  const answer = await viewer.request.get(href ?? '');
  expect((await answer.body()).equals(aPdf())).toBe(true);
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''%D0/),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
  await expect(papers(viewer).getByRole('button')).toHaveCount(0);

  const fingerprint = row(viewer, 'Lot 1, B/L').getByText(/^SHA-256 [0-9a-f]{64}$/);
  await expect(fingerprint).toBeHidden();
  await viewer.emulateMedia({ media: 'print' });
  await expect(fingerprint).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Add a paper' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await accessible(page);
});

test('a paper is removed with a reason, and the history remembers it', async ({ as, accessible }) => {
  const no = await aVoyage();
  const page = await as('analyst');
  await page.goto(`/voyages/${no}`);
  await page.getByRole('button', { name: 'Add a paper' }).click();
  await choose(page, 'wrong ship.pdf', 'application/pdf', aPdf('Another ship'));
  await page.getByLabel('What it is', { exact: true }).selectOption('Other paper');
  await page.getByRole('button', { name: 'Keep the paper' }).click();
  await page.getByRole('button', { name: 'Remove wrong ship.pdf' }).click();
  await accessible(page);
  await page.getByRole('button', { name: 'Remove the paper' }).click();
  await expect(page.getByText('A reason is needed.')).toBeVisible();
  await page.getByLabel('Why is it removed?').fill('it is of another ship');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(papers(page).getByRole('link')).toHaveCount(0);
  await expect(page.getByText('because: it is of another ship')).toBeVisible();
  await expect(page.getByText('Paper “wrong ship.pdf” removed')).toBeVisible();
});

test('what is no paper is refused with what was read, and nothing chosen is lost', async ({
  as,
  accessible,
}) => {
  const no = await aVoyage();
  const page = await as('analyst');
  await page.goto(`/voyages/${no}`);
  await page.getByRole('button', { name: 'Add a paper' }).click();
  await page.getByLabel('What it is', { exact: true }).selectOption('Outturn report');
  await page.getByRole('button', { name: 'Keep the paper' }).click();
  await expect(page.getByText('No file is chosen.')).toBeVisible();
  await choose(page, 'outturn.pdf', 'application/pdf', anExe());
  await page.getByRole('button', { name: 'Keep the paper' }).click();
  await expect(page.getByText('“outturn.pdf” was read as a program.')).toBeVisible();
  await accessible(page);
  await choose(page, 'outturn.pdf', 'application/pdf', aPdfOf(11 * 1024 * 1024));
  await page.getByRole('button', { name: 'Keep the paper' }).click();
  await expect(page.getByText('“outturn.pdf” has 11.0 MB; a paper has up to 10 MB.')).toBeVisible();
  await choose(page, 'outturn.pdf', 'application/pdf', aPdfOf(10 * 1024 * 1024));
  await page.getByRole('button', { name: 'Keep the paper' }).click();
  await expect(row(page, 'Lot 1, outturn').getByRole('link')).toHaveText('outturn.pdf');
  await page.getByRole('button', { name: 'Add a paper' }).click();
  await page.getByLabel('What it is', { exact: true }).selectOption('Outturn report');
  await choose(page, 'again.pdf', 'application/pdf', aPdfOf(10 * 1024 * 1024));
  await page.getByRole('button', { name: 'Keep the paper' }).click();
  await expect(page.getByText('This very file is kept here already, as “outturn.pdf”.')).toBeVisible();
});

test('the way in is guarded without a form, too', async ({ as, playwright, baseURL: here }) => {
  const baseURL = here ?? '';
  const [no, closed] = [await aVoyage(), await aVoyage({ closed: true })];
  const address = (voyageNo: string) => `/voyages/${voyageNo}/papers?kind=other&about=voyage&name=a.pdf`;
  const request = (role: 'viewer' | 'analyst', origin = new URL(baseURL).origin) =>
    playwright.request.newContext({
      baseURL,
      storageState: sessionFile(role),
      extraHTTPHeaders: origin ? { origin } : {},
    });
  const analyst = await request('analyst');
  const post = async (by: typeof analyst, to: string, data: Buffer = aPdf()) => {
    const answer = await by.post(to, { data });
    return [answer.status(), (await answer.json()).refusals?.[0]?.reason ?? 'done'];
  };
  const stranger = await playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { origin: new URL(baseURL).origin },
  });
  expect(await post(analyst, address(no))).toEqual([201, 'done']);
  expect(await post(stranger, address(no))).toEqual([401, 'notSignedIn']);
  expect(await post(await request('viewer'), address(no))).toEqual([403, 'notAllowed']);
  expect(await post(await request('analyst', ''), address(no))).toEqual([403, 'otherSite']);
  expect(await post(await request('analyst', 'https://elsewhere.example'), address(no))).toEqual([
    403,
    'otherSite',
  ]);
  expect(await post(analyst, address(closed))).toEqual([409, 'voyageClosed']);
  expect(await post(analyst, address('AB-1990-9999'))).toEqual([404, 'voyageUnknown']);
  expect(await post(analyst, address(no), aPdfOf(11 * 1024 * 1024))).toEqual([413, 'paperTooLarge']);

  // Without a length announced, it is counted as it comes.
  const cookie = (await analyst.storageState()).cookies
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(256 * 1024).fill(0x20)),
  });
  const streamed = await fetch(new URL(address(no), baseURL), {
    method: 'POST',
    headers: { cookie, origin: new URL(baseURL).origin },
    body: endless,
    duplex: 'half',
  } as RequestInit);
  expect(streamed.status).toBe(413);

  const page = await as('viewer');
  await page.goto(`/voyages/${no}`);
  const href = (await papers(page).getByRole('link').first().getAttribute('href')) ?? '';
  expect((await stranger.get(href, { maxRedirects: 0 })).status()).toBe(403);
  expect((await analyst.get(href.replace(no, closed))).status()).toBe(404);
  expect((await analyst.get(`/voyages/${no}/papers/0x1`)).status()).toBe(404);
  expect((await analyst.get(href)).status()).toBe(200);
});

test('people comment on a closed voyage, and take back their own words', async ({ as, accessible }) => {
  const no = await aVoyage({ closed: true });
  const page = await as('analyst');
  await page.goto(`/voyages/${no}`);
  await expect(page.getByRole('button', { name: 'Add a paper' })).toHaveCount(0);
  await page.getByLabel('Comment', { exact: true }).fill('Asked the agent.\n<b>No answer</b> yet.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('<b>No answer</b> yet.').first()).toBeVisible();
  await expect(page.getByLabel('Comment', { exact: true })).toHaveValue('');
  // While one comment is on its way the form takes no other.
  await expect(page.getByRole('button', { name: 'Add the comment' })).toBeEnabled();
  await page.getByLabel('Comment', { exact: true }).press('Control+Enter');
  await expect(page.getByText('Type the comment.')).toBeVisible();
  await accessible(page);

  const viewer = await as('viewer');
  await viewer.goto(`/voyages/${no}`);
  await expect(viewer.getByText('Asked the agent.').first()).toBeVisible();
  await expect(viewer.getByLabel('Comment', { exact: true })).toHaveCount(0);

  const administrator = await as('administrator');
  await administrator.goto(`/voyages/${no}`);
  await expect(administrator.getByText('Asked the agent.').first()).toBeVisible();
  await expect(administrator.getByRole('button', { name: /^Withdraw/ })).toHaveCount(0);

  await page.getByRole('button', { name: /^Withdraw my comment of/ }).click();
  await accessible(page);
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(page.getByText('Withdrawn by its author')).toBeVisible();
  await expect(page.getByText('Comment, withdrawn since')).toBeVisible();
  await expect(page.getByText('Asked the agent.')).toHaveCount(0);
});
