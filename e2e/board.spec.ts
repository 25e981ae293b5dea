import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** The demonstration adds up to the published sums: 2025 is 1,300 kt, 2023 1,392 kt, of it Tengiz 1,057. */
const months = (page: Page) => page.getByRole('region', { name: 'Month by month, kt' });
const cumulative = (page: Page) => page.getByRole('region', { name: 'Cumulative liftings' });
const row = (page: Page, name: string) =>
  months(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });
const sentence = (page: Page) =>
  page.getByRole('article').getByRole('paragraph').filter({ hasText: 'lifted' }).first();
const kt = (text: string) => Number(text.replace(/\s/g, ''));

/** Follows a sum into the log and expects its total to be that sum, at the precision the board prints. */
async function expectLogToAddUp(page: Page, open: ReturnType<Page['getByRole']>): Promise<number> {
  const shown = kt(await open.innerText());
  await open.click();
  await expect(page).toHaveURL(/\/voyages\?from=.*counted=yes/);
  const total = page
    .getByLabel('Totals of the filter')
    .locator('div')
    .filter({ hasText: /^B\/L/ })
    .locator('dd');
  await expect(total).toContainText('t');
  const tonnes = kt((await total.innerText()).replace(/ t$/, ''));
  expect(Math.round(tonnes / 100) / 10).toBe(shown);
  await page.goBack();
  return shown;
}

test('each sum opens the voyages that add up to it: a month, the year, the year so far', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/?year=2025');
  const month = await expectLogToAddUp(page, row(page, 'Mar 2025').getByRole('link'));
  expect(month).toBe(132);
  expect(await expectLogToAddUp(page, months(page).locator('tfoot').getByRole('link'))).toBe(1300);
  const june = cumulative(page).getByRole('row', { name: /^30\.06\.2025/ });
  expect(await expectLogToAddUp(page, june.getByRole('link'))).toBe(785);
  expect(await expectLogToAddUp(page, sentence(page).getByRole('link').first())).toBe(1300);
});

test('the scope comes along into the log: Tengiz alone, also of voyages that carry other lots', async ({
  as,
}) => {
  const page = await as('viewer');
  await page.goto('/?year=2023');
  await expect(sentence(page)).toContainText('1\u202f392.0');
  await page.getByRole('list', { name: 'Scope' }).getByRole('link', { name: 'Tengiz' }).click();
  await expect(sentence(page)).toContainText('1\u202f057.0');
  expect(await expectLogToAddUp(page, row(page, 'Apr 2023').getByRole('link'))).toBe(115);
  expect(await expectLogToAddUp(page, sentence(page).getByRole('link').first())).toBe(1057);
});

test('a month of real and simulated voyages splits into the two, and both open', async ({ as }) => {
  const page = await as('viewer');
  const sum: Record<string, number> = {};
  for (const data of ['all', 'real', 'simulated']) {
    await page.goto(`/?year=2023&data=${data}`);
    sum[data] = await expectLogToAddUp(page, row(page, 'Mar 2023').getByRole('link'));
  }
  expect(sum.all).toBe(87);
  expect((sum.real ?? 0) + (sum.simulated ?? 0)).toBeCloseTo(87, 1);
});

test('a month without a lifting says so, a month without data is a gap, and a stop is named', async ({
  as,
}) => {
  const page = await as('viewer');
  await page.goto('/?year=2025');
  await expect(row(page, 'Aug 2025').getByRole('cell').first()).toHaveText('no liftings');
  await expect(row(page, 'Sept 2025')).toContainText('+60.0');
  await expect(page.getByRole('listitem').filter({ hasText: 'Organic chlorides' })).toContainText(
    '01.08.2025 – 12.09.2025',
  );
  await page.goto('/?year=1995');
  await expect(page.getByText('a gap and not a zero')).toBeVisible();
  await expect(row(page, 'Aug 1995').getByRole('cell').first()).toHaveText('–');
});

test('a computed value opens its formula by keyboard, and on paper it is written out', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/?year=2025');
  const share = page.getByRole('button', { name: /87/ });
  const formula = page.getByRole('note', { name: 'Share of the target' });
  await share.focus();
  await page.keyboard.press('Enter');
  await expect(formula).toBeVisible();
  await expect(formula).toContainText(/lifted\s1\s300\.0\skt\s÷\starget\s1\s500\.0\skt\s=\s87\s%/);
  await page.keyboard.press('Escape');
  await expect(formula).toBeHidden();

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'How these are computed' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'What the board shows' })).toBeHidden();
});

test('the address is the board: target, scope, year and data', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/');
  for (const [list, name] of [
    ['Target', '240 kt of Kashagan'],
    ['Year', '2025'],
    ['Data', 'simulated'],
  ] as const) {
    const choice = page.getByRole('list', { name: list }).getByRole('link', { name });
    await choice.click();
    await expect(choice).toHaveAttribute('aria-current', 'true');
  }
  await expect(page).toHaveURL(/target=kmg-kashagan-2025&scope=kashagan&year=2025&data=simulated/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('240 kt of Kashagan, 2025');
  await page.goto('/?target=no-such-promise');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});

test('the numbers are there before any script, the charts when they come into view', async ({ as }) => {
  const page = await as('viewer');
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('/?year=2025');
  await expect(row(page, 'Mar 2025').getByRole('link')).toHaveText('132.0');
  const lines = page.getByRole('img', { name: 'Line chart' });
  await expect(lines).toHaveAttribute('data-drawn', 'false');
  const before = (await lines.boundingBox())?.height;
  await lines.scrollIntoViewIfNeeded();
  await expect(lines.locator('svg').first()).toBeVisible();
  await expect.poll(async () => (await lines.boundingBox())?.height).toBe(before);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing stands in the way of assistive technology, ${colorScheme}`, async ({ as, accessible }) => {
    const page = await as('analyst');
    await page.emulateMedia({ colorScheme });
    for (const year of [2025, 2027, 1995]) {
      await page.goto(`/?year=${year}`);
      await expect(months(page)).toBeVisible();
      await accessible(page);
    }
    await page.getByRole('list', { name: 'Year' }).getByRole('link', { name: '2025' }).click();
    await page.getByRole('button', { name: /87/ }).click();
    await accessible(page);
  });
}
