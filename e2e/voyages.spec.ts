import { expect, holdOnLine, test } from './fixtures';
import {
  enterVessel,
  logVoyage,
  openForm,
  save,
  savedNumber,
  tabTo,
  unique,
  vesselField,
} from './voyage-form';

test('a voyage is logged from its papers with the keyboard alone', async ({ as, accessible }) => {
  const page = await as('analyst');
  const [vessel, blNo] = [unique('Taraz'), unique('BL')];
  await openForm(page);
  await enterVessel(page, vessel);
  await tabTo(page, 'Grade');
  await page.keyboard.type('T');
  await tabTo(page, 'B/L number');
  await page.keyboard.type(blNo);
  await tabTo(page, 'B/L date');
  await page.keyboard.type('25.1.22');
  await tabTo(page, 'B/L, t');
  await expect(page.getByLabel('B/L date')).toHaveValue('25.01.2022');
  await page.keyboard.type('9959,5');
  await tabTo(page, 'Loading commenced, actual');
  await expect(page.getByLabel('B/L, t')).toHaveValue('9\u202f959.500');
  // Down the column, as a port log reads; a time alone takes the day above.
  for (const typed of ['24.01.2022 20:00', '25.01.2022 09:30', '11:00', '26.01.2022 14:00']) {
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByLabel('Sailed, actual')).toHaveValue('25.01.2022 11:00');
  await accessible(page);
  await save(page);

  const voyageNo = await savedNumber(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${voyageNo}, ${vessel}`);
  await expect(
    page.getByText(`${vessel} carried 9\u202f959.500 t from Aktau to Baku, 28.0 h at sea.`),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: 'Sailed 25.01.2022 11:00' })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Loading 13.5 h' })).toBeVisible();
  await expect(page.getByText(`B/L number ${blNo}`)).toBeVisible();
  await accessible(page);
});

test('a number that can be read in two ways is asked, not guessed', async ({ as }) => {
  const page = await as('analyst');
  await openForm(page);
  await enterVessel(page, unique('Almaty'));
  await page.getByLabel('B/L date').fill('02.02.2022');
  await page.getByLabel('B/L, t').fill('9.959');
  const answer = await holdOnLine(page, '**/voyages/new');
  await save(page);
  await page.getByLabel('B/L number').fill(unique('BL'));
  answer();
  await expect(page.getByRole('alert').getByText('“9.959” can be read in two ways')).toBeVisible();
  await expect(page).toHaveURL(/\/voyages\/new$/);
  // The hand was typing elsewhere by then, and is left there.
  await expect(page.getByLabel('B/L number')).toBeFocused();

  await page.getByLabel('B/L, t').focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '9\u202f959.000 t' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '9.9590 t' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('B/L, t')).toBeFocused();
  await expect(page.getByLabel('B/L, t')).toHaveValue('9\u202f959.000');
  await save(page);
  await savedNumber(page);
  await expect(page.getByText('9\u202f959 t from Aktau to Baku')).toBeVisible();
});

test('a submit whose answer was lost, and a double one, are one voyage', async ({ as }) => {
  const page = await as('analyst');
  const blNo = unique('BL');
  await openForm(page);
  await enterVessel(page, unique('Aktau'));
  await page.getByLabel('B/L number').fill(blNo);
  await page.getByLabel('B/L date').fill('03.03.2022');
  await page.getByLabel('B/L, t').fill('7 000');

  await page.route('**/voyages/new', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    await route.abort();
  });
  await save(page);
  await expect(page.getByText('The server did not answer')).toBeVisible();
  await expect(page.getByLabel('B/L number')).toHaveValue(blNo);

  // Also over a reload the same voyage is the same voyage.
  await page.reload();
  await expect(page.getByText(/^Draft of \d{2}\.\d{2}\.\d{4} \d{2}:\d{2}/)).toBeVisible();
  await expect(page.getByLabel('B/L number')).toHaveValue(blNo);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.locator('form').evaluate((form: HTMLFormElement) => {
    form.requestSubmit();
    form.requestSubmit();
  });
  const voyageNo = await savedNumber(page);
  await page.goto(`/voyages?q=${encodeURIComponent(blNo)}`);
  const numbers = page.getByRole('region', { name: 'Voyages' }).locator('tbody tr td:first-child a');
  await expect(numbers).toHaveText([voyageNo]);
});

test('what is refused is said beside its field, and nothing typed is lost', async ({ as, accessible }) => {
  const page = await as('analyst');
  await openForm(page);
  await enterVessel(page, unique('Abai'));
  await page.getByLabel('B/L date').fill('31.02.2022');
  await page.getByLabel('B/L, t').fill('8 000');
  await page.getByLabel('Outturn date').fill('01.01.2022');
  await page.getByLabel('Sailed, actual').fill('05.03.2022 10:00');
  await page.getByLabel('Arrived at Baku, actual').fill('04.03.2022 10:00');
  await page.getByLabel('Note', { exact: true }).last().fill('as cabled by the agent');
  await save(page);

  const date = page.getByLabel('B/L date');
  await expect(date).toBeFocused();
  await expect(date).toHaveAccessibleDescription(/Read “31\.02\.2022”, a day that is not in the calendar/);
  await expect(page.getByLabel('Arrived at Baku, actual')).toHaveAccessibleDescription(
    /Sailed is later than Arrived at Baku/,
  );
  await accessible(page);

  await page.getByRole('link', { name: 'Arrived at Baku, actual' }).click();
  await expect(page.getByLabel('Arrived at Baku, actual')).toBeFocused();
  await page.reload();
  await expect(date).toHaveValue('31.02.2022');
  await expect(page.getByLabel('Sailed, actual')).toHaveValue('05.03.2022 10:00');
  await expect(page.getByLabel('Note', { exact: true }).last()).toHaveValue('as cabled by the agent');
});

test('when the session has ended, what was typed stays and is saved after signing in', async ({ as }) => {
  const page = await as('analyst');
  const blNo = unique('BL');
  await openForm(page);
  await enterVessel(page, unique('Liwa'));
  await page.getByLabel('B/L number').fill(blNo);
  await page.getByLabel('B/L date').fill('04.04.2022');
  await page.getByLabel('B/L, t').fill('6 000');
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await save(page);
  await expect(page.getByText('Your session has ended')).toBeVisible();
  await expect(page.getByLabel('B/L number')).toHaveValue(blNo);
  await page.context().addCookies(cookies);
  await save(page);
  await savedNumber(page);
});

test('what is unusual is saved with a reason, which stays beside it', async ({ as }) => {
  const page = await as('analyst');
  await openForm(page);
  await enterVessel(page, unique('Lachin'), '7 800');
  await page.getByLabel('B/L date').fill('05.05.2022');
  await page.getByLabel('B/L, t').fill('8 100');
  await save(page);
  const reason = page.getByRole('textbox', { name: 'Reason', exact: true });
  await expect(reason).toBeFocused();
  await expect(reason).toHaveAccessibleDescription(
    /Intake 8.100 t is above the vessel’s deadweight of 7.800 t/,
  );
  await page.keyboard.type('deadweight certificate is older than the refit');
  await save(page);
  await savedNumber(page);
  await expect(page.getByText('Reason: deadweight certificate is older than the refit')).toBeVisible();
  await expect(page.getByText('Intake 8\u202f100 t is above the vessel’s deadweight')).toBeVisible();
});

test('a planned voyage of the ship is offered and continued on, with its number', async ({ as }) => {
  const page = await as('analyst');
  const vessel = unique('Babek');
  await openForm(page);
  await enterVessel(page, vessel);
  await page.getByLabel('Laycan from').fill('10.06.2022');
  await page.getByLabel('Laycan to').fill('14.06.2022');
  await page.getByLabel('Planned, t').fill('9 000');
  await save(page);
  const planned = await savedNumber(page);
  await expect(page.getByText('Planned', { exact: true }).first()).toBeVisible();

  await openForm(page);
  await page.keyboard.type(vessel);
  await expect(page.getByRole('option', { name: vessel }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByLabel('B/L, t').fill('8 950');
  await page.getByLabel('B/L date').fill('18.06.2022');
  await page.getByRole('button', { name: `Continue on ${planned}` }).click();
  await expect(page.getByText(`This continues on the planned voyage ${planned}.`)).toBeVisible();
  await expect(page.getByLabel('Laycan to')).toHaveValue('14.06.2022');
  await expect(page.getByLabel('Planned, t')).toHaveValue('9\u202f000.000');
  await expect(page.getByLabel('B/L, t')).toHaveValue(/8.950/);
  await save(page);
  expect(await savedNumber(page)).toBe(planned);
  await expect(page.getByText('B/L tonnes 8\u202f950.000')).toBeVisible();
});

test('save and next keeps the ports and begins a new voyage', async ({ as }) => {
  const page = await as('analyst');
  await openForm(page);
  await enterVessel(page, unique('Koroglu'));
  await page.getByLabel('Discharge terminal').selectOption({ label: 'Dubendi' });
  await page.getByLabel('B/L date').fill('07.07.2022');
  await page.getByLabel('B/L, t').fill('9 100');
  await page.getByRole('button', { name: 'Save and next' }).click();
  await expect(page.getByText(/Saved as AB-\d{4}-\d+/)).toBeVisible();
  await expect(vesselField(page)).toBeFocused();
  await expect(vesselField(page)).toHaveValue('');
  await expect(page.getByLabel('B/L, t')).toHaveValue('');
  await expect(page.getByLabel('Discharge terminal').locator('option:checked')).toHaveText('Dubendi');
});

test('a viewer reads a voyage and its history, and is offered nothing to change', async ({ as }) => {
  const voyageNo = await logVoyage(await as('analyst'));
  const page = await as('viewer');
  await page.goto(`/voyages/${voyageNo}`);
  await expect(page.getByText('Voyage logged')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Amend' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Close' })).toHaveCount(0);
  await page.goto('/voyages/new');
  await expect(page.getByText('This account may read voyages')).toBeVisible();
});

test('a pasted name of a ship is taken by Enter at once', async ({ as }) => {
  const page = await as('analyst');
  await openForm(page);
  await vesselField(page).fill('Koroglu');
  await page.keyboard.press('Enter');
  await expect(vesselField(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(vesselField(page)).toHaveValue('Koroglu');
  await vesselField(page).fill(unique('Sarkand'));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
});
