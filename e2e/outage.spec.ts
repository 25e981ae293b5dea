import { createServer, type AddressInfo } from 'node:net';
import { startWeb } from '@/scripts/web.mjs';
import { ACCOUNTS } from '@/prisma/demonstration/accounts';
import { expect, test, usable } from './fixtures';
import { Severable } from './severable';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

test('the database goes away and comes back: nothing typed is lost, and no page looks empty', async ({
  browser,
}) => {
  const database = new Severable(process.env.TEST_DATABASE_URL ?? '');
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const web = startWeb(
    { port },
    {
      DATABASE_URL: await database.open(),
      BETTER_AUTH_SECRET: 'only-for-this-story-only-for-this-story',
      PUBLIC_URL: address,
    },
    { quiet: true },
  );
  try {
    expect(await web.healthy(120_000)).toBe(true);
    const context = await browser.newContext({ baseURL: address });
    const page = usable(await context.newPage());
    const analyst = ACCOUNTS.find(({ role }) => role === 'analyst')!;
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(analyst.email);
    await page.getByLabel('Password').fill(analyst.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: `Account of ${analyst.name}` })).toBeVisible();

    await page.goto('/voyages/new');
    await page.getByLabel('B/L number').fill('OUTAGE-1');
    // Of a year whose sums no other story looks at meanwhile.
    await page.getByLabel('B/L date').fill('02.03.1998');
    await page.getByLabel('B/L, t', { exact: true }).fill('9 959.000');
    const log = usable(await context.newPage());
    await log.goto('/voyages');
    await expect(log.getByRole('heading', { name: 'Voyage log' })).toBeVisible();

    await database.cut();
    expect((await page.request.get('/api/health')).status()).toBe(503);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('The database does not answer')).toBeVisible();
    await expect(page.getByLabel('B/L number')).toHaveValue('OUTAGE-1');
    await log.reload();
    await expect(log.getByRole('heading', { name: 'The database does not answer' })).toBeVisible();
    await expect(log.getByText('Nothing is lost')).toBeVisible();

    await database.open();
    // The log opens by itself; the form only has to be sent again.
    await expect(log.getByRole('heading', { name: 'Voyage log' })).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('AB-1998-');
    await expect(page.getByText('OUTAGE-1').first()).toBeVisible();
    await log.goto('/voyages?q=outage-1');
    await expect(log.getByRole('link', { name: /^AB-1998-/ })).toHaveCount(1);
    expect((await page.request.get('/api/health')).status()).toBe(200);
    await context.close();
  } finally {
    await web.stop();
    await database.cut();
  }
});
