import type { Page } from '@playwright/test';
import { expect, holdOnLine, sequence, test } from './fixtures';
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

/** Presses and counts: what a hand does for a standard voyage. */
function counting(page: Page) {
  let keys = 0;
  const press = async (key: string, times = 1) => {
    for (let time = 0; time < times; time++) await page.keyboard.press(key);
    keys += times;
  };
  const type = async (text: string) => {
    await page.keyboard.type(text);
    keys += text.length;
  };
  /** Tab until the field is reached, each Tab counted. */
  const tab = async (label: string) => {
    const field = page
      .getByLabel(label, { exact: true })
      .or(page.getByRole('button', { name: label, exact: true }));
    for (let stops = 0; stops < 60; stops++) {
      await press('Tab');
      if (await field.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`Tab does not lead to ${label}`);
  };
  return { press, type, tab, keys: () => keys };
}

/** A ship that is in the registry, chosen by its name. */
async function chooseVessel(page: Page, name: string): Promise<void> {
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(vesselField(page)).toHaveValue(name);
}

test('three voyages are logged with the keyboard alone', async ({ as, accessible }) => {
  const page = await as('analyst');
  const [ship, third] = [unique('Zhibek'), unique('Abylai')];
  const [first, second, planned] = [unique('BL'), unique('BL'), unique('BL')];

  // A planned voyage, which the third one turns out to be.
  await openForm(page);
  await enterVessel(page, third);
  await tabTo(page, 'Laycan from');
  await page.keyboard.type('10.09.2022');
  await tabTo(page, 'Planned, t');
  await page.keyboard.type('9 000');
  await save(page);
  const plannedNo = await savedNumber(page);

  // The first, from its three papers: bill of lading, statement of facts, outturn report.
  await page.keyboard.press('n');
  await expect(vesselField(page)).toBeFocused();
  await enterVessel(page, ship);
  await tabTo(page, 'Grade');
  await page.keyboard.type('T');
  await tabTo(page, 'B/L number');
  await page.keyboard.type(first);
  await tabTo(page, 'B/L date');
  await page.keyboard.type('1.9.22');
  await tabTo(page, 'B/L, t');
  await page.keyboard.type('9500,25');
  await tabTo(page, 'Outturn date');
  await page.keyboard.type('4.9.22');
  await tabTo(page, 'Outturn, t');
  await page.keyboard.type('9490,5');
  await tabTo(page, 'Loading commenced, actual');
  for (const at of ['31.08.2022 2000', '+0930', '11:00', '+1400']) {
    await page.keyboard.type(at);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('not logged: Arrived at Baku')).toHaveCount(0);
  await expect(page.getByText('28.0 h, within 12–96 h')).toBeVisible();
  await accessible(page);
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText(/Saved as AB-2022-\d+/)).toBeVisible();

  // The second by "save and next": ports, grade and shipper stay, and the first field waits.
  await expect(vesselField(page)).toBeFocused();
  await expect(page.getByLabel('Grade').locator('option:checked')).toHaveText(/^T/);
  await chooseVessel(page, ship);
  await tabTo(page, 'B/L number');
  await page.keyboard.type(second);
  await tabTo(page, 'B/L date');
  await page.keyboard.type('8.9.22');
  await tabTo(page, 'B/L, t');
  await page.keyboard.type('9400,5');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText(/Saved as AB-2022-\d+/)).toBeVisible();

  // The third is the planned one: it is offered, and reached by Tab like any other stop.
  await expect(vesselField(page)).toBeFocused();
  await chooseVessel(page, third);
  await tabTo(page, 'B/L date');
  await page.keyboard.type('11.9.22');
  await tabTo(page, 'B/L, t');
  await page.keyboard.type('8950,75');
  const offer = page.getByRole('button', { name: `Continue on ${plannedNo}` });
  await expect(offer).toBeVisible();
  for (let stops = 0; stops < 30; stops++) {
    await page.keyboard.press('Shift+Tab');
    if (await offer.evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('B/L number')).toBeFocused();
  await page.keyboard.type(planned);
  await save(page);
  expect(await savedNumber(page)).toBe(plannedNo);

  await sequence(page, 'g', 'l');
  await expect(page.getByRole('heading', { name: 'Voyage log' })).toBeVisible();
  for (const blNo of [first, second, planned]) {
    await page.keyboard.press('Control+K');
    await page.keyboard.type(blNo);
    await expect(page.getByRole('option', { name: blNo })).toBeVisible();
    await page.keyboard.press('Escape');
  }
});

test('a standard voyage of a known ship takes fewer than 85 keys', async ({ as }) => {
  const page = await as('analyst');
  const ship = unique('Aral');
  await logVoyage(page, { vessel: ship });

  await openForm(page);
  const hand = counting(page);
  // As much of the name as tells it from the others, here all of the four letters and the mark.
  await hand.type(ship);
  await expect(page.getByRole('option', { name: ship }).first()).toBeVisible();
  await hand.press('Enter');
  await hand.tab('As the last voyage of this ship');
  await hand.press('Enter');
  await expect(page.getByLabel('B/L number')).toBeFocused();
  await hand.type('BL-17/2022');
  await page.getByLabel('B/L number').fill(unique('BL'));
  await hand.press('Tab');
  await hand.type('9.10.22');
  await hand.press('Tab');
  await hand.type('9500,5');
  await hand.tab('Sailed, actual');
  await hand.type('9.10.22 1100');
  await hand.press('Enter');
  await hand.type('+1400');
  await hand.press('Control+Enter');
  await savedNumber(page);
  // In the output of the run: the number that the README quotes.
  process.stdout.write(`  keys to log a standard voyage of a known ship: ${hand.keys()}\n`);
  expect(hand.keys()).toBeLessThan(85);
});

test('what is typed while “save and next” is on its way is the ship of the next voyage', async ({ as }) => {
  const page = await as('analyst');
  const [ship, blNo] = [unique('Zhaiyk'), unique('BL')];
  await openForm(page);
  await enterVessel(page, ship);
  await page.getByLabel('B/L number').fill(blNo);
  await page.getByLabel('B/L date').fill('21.08.2022');
  await page.getByLabel('B/L, t').fill('9 300');

  // Nothing is answered until the hand has typed on.
  const answer = await holdOnLine(page, '**/voyages/new');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText('what you type is the ship of the next voyage')).toBeVisible();
  await page.keyboard.type(`x${ship}`);
  for (const _ of ship) await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(ship);
  await expect(page.getByLabel('B/L, t')).toHaveValue('9 300');
  answer();

  await expect(page.getByText(/Saved as AB-2022-\d+/)).toBeVisible();
  await expect(vesselField(page)).toBeFocused();
  await expect(vesselField(page)).toHaveValue(ship);
  await expect(page.getByLabel('B/L, t')).toHaveValue('');
  await page.keyboard.press('Enter');
  await expect(vesselField(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(vesselField(page)).toHaveValue(ship);
  await expect(page.getByText('As the last voyage of this ship')).toBeVisible();
});

test('the voyage at hand is duplicated: ship, ports and grade, and nothing of its own', async ({ as }) => {
  const page = await as('analyst');
  const [ship, blNo] = [unique('Ustyurt'), unique('BL')];
  const voyageNo = await logVoyage(page, { vessel: ship, blNo });
  await page.getByRole('link', { name: 'Duplicate' }).click();
  await expect(page.getByText(`those of ${voyageNo}`)).toBeVisible();
  await expect(vesselField(page)).toHaveValue(ship);
  await expect(page.getByLabel('B/L number')).toBeFocused();
  for (const label of ['B/L number', 'B/L date', 'B/L, t', 'Sailed, actual', 'Voyage number']) {
    await expect(page.getByLabel(label)).toHaveValue('');
  }
});
