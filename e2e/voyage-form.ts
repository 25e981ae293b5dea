import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/**
 * The form as hands use it. Stories have ships and bills of their own, in 2022: before the first month of the
 * demonstration, so that no other story's sums meet them.
 */

export const unique = (what: string) => `${what} ${randomUUID().slice(0, 8)}`;

/** The one to be chosen: a vessel is a reason of a delay too. */
export const vesselField = (page: Page) => page.getByRole('combobox', { name: 'Vessel', exact: true });

/** The form takes the keyboard as soon as it can be typed into. */
export async function openForm(page: Page, path = '/voyages/new'): Promise<void> {
  await page.goto(path);
  await expect(vesselField(page)).toBeFocused();
}

/** A ship of its own, entered from the form with the keyboard alone. */
export async function enterVessel(page: Page, name: string, deadweight = '12 368'): Promise<void> {
  const vessel = vesselField(page);
  await vessel.focus();
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name: `Add “${name}”` })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(deadweight);
  await page.keyboard.press('Enter');
  await expect(vessel).toBeFocused();
  await expect(vessel).toHaveValue(name);
}

/** Goes on with Tab until the field of that label has the focus. */
export async function tabTo(page: Page, label: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press('Tab');
    if (await field.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${label}`);
}

export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
}

/** The number of the voyage that was saved: its page is open. */
export async function savedNumber(page: Page): Promise<string> {
  await page.waitForURL(/\/voyages\/AB-\d{4}-\d+$/);
  return page.url().split('/').at(-1) ?? '';
}

interface Typed {
  vessel?: string;
  blNo?: string;
  tonnes?: string;
}

/** A voyage of 9 500 t with a ship of its own. */
export async function logVoyage(
  page: Page,
  { vessel = unique('Astana'), blNo = unique('BL'), tonnes = '9 500' }: Typed = {},
): Promise<string> {
  await openForm(page);
  await enterVessel(page, vessel);
  await page.getByLabel('B/L number').fill(blNo);
  await page.getByLabel('B/L date').fill('25.01.2022');
  await page.getByLabel('B/L, t').fill(tonnes);
  await save(page);
  return savedNumber(page);
}
