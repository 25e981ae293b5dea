import { expect, test } from './fixtures';

const plain = (text: string) => text.replace(/\u202f/g, ' ');
const kt = (text: string) => Number(plain(text).replace(/ /g, '').replace('−', '-'));

test('sliders draw a scenario that its address keeps, and taking it back leaves the board as it was', async ({
  as,
  accessible,
}) => {
  const page = await as('viewer');
  await page.goto('/');
  const sliders = page.getByRole('group', { name: 'What would it take' });
  const voyages = sliders.getByRole('slider', { name: 'Voyages a month' });
  await page.getByRole('button', { name: 'Load all sections' }).click();
  const usual = await voyages.inputValue();
  await voyages.press('ArrowRight');
  await expect(voyages).toHaveValue(String(Number(usual) + 0.5));
  await sliders.getByLabel('Name').fill('One more tanker');
  await expect(page).toHaveURL(/voyages=.*scenario=One\+more\+tanker/);
  const ends = sliders.getByRole('definition').first();
  const shown = await ends.innerText();
  await accessible(page);

  await page.reload();
  await expect(voyages).toHaveValue(String(Number(usual) + 0.5));
  await expect(ends).toHaveText(shown);
  await sliders.getByRole('button', { name: 'Take it back' }).click();
  await expect(page).not.toHaveURL(/voyages=/);
  await expect(voyages).toHaveValue(usual);
});

test('the bridge adds up in print as on the screen, and the forecast says how it was tested', async ({
  as,
}) => {
  const page = await as('viewer');
  await page.goto('/?year=2025');
  await page.getByRole('button', { name: 'Load all sections' }).click();
  const parts = page.getByRole('region', { name: 'From plan to actual, kt', exact: true });
  // The section stands there before its numbers do.
  await expect(parts.locator('tbody td:last-child').last()).toContainText('300');
  const numbers = (await parts.locator('tbody td:last-child').allInnerTexts()).map(kt);
  const [plan = NaN, ...rest] = numbers;
  const lifted = rest.pop() ?? NaN;
  expect(lifted).toBe(1300);
  // Each part is printed to 0.1 kt.
  expect(Math.abs(plan + rest.reduce((sum, part) => sum + part, 0) - lifted)).toBeLessThan(
    0.05 * rest.length + 0.01,
  );

  await page.goto('/');
  const tested = page.getByRole('region', { name: 'How good that forecast is' });
  await expect(tested).toContainText(/held the year’s end \d+ of \d+ times/);
  const forecast = page.getByRole('article').getByRole('button', { name: /^\d.* and .* kt$/ });
  await forecast.press('Enter');
  await expect(page.getByRole('note', { name: 'The forecast' })).toContainText('The seed is fixed');
});
