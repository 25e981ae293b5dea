import type { Browser, Page } from '@playwright/test';
import { expect, test, usable } from './fixtures';

/** A browser of somebody else, from an address of its own: sign-ins are counted by address. */
async function visitor(browser: Browser): Promise<Page> {
  const address = `fd00:${Date.now().toString(16).slice(-4)}:${Math.floor(Math.random() * 65_536).toString(16)}::1`;
  const context = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': address } });
  return usable(await context.newPage());
}

async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
}

/** Invites a viewer by the administrator's screen. @returns the link that is shown once */
async function inviteViewer(admin: Page, name: string, email: string): Promise<string> {
  await admin.goto('/admin');
  await admin.getByRole('button', { name: 'Invite a person' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Invite a person' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByRole('button', { name: 'Make the invitation link' }).click();
  return dialog.getByLabel('One-time link').inputValue();
}

const someone = () => {
  const no = `${Date.now()}${Math.floor(Math.random() * 1000)}`;
  return { name: `Leyla ${no}`, email: `leyla-${no}@test.example`, password: 'river barge lantern' };
};

test('an invited person chooses a password, changes it, and ends the session elsewhere', async ({
  as,
  browser,
  accessible,
}) => {
  const { name, email, password } = someone();
  const admin = await as('administrator');
  const link = await inviteViewer(admin, name, email);
  await accessible(admin);
  expect(new URL(link).pathname).toMatch(/^\/sign-in\/link\/.{40,}$/);

  const page = await visitor(browser);
  await page.goto(new URL(link).pathname);
  await accessible(page);
  await page.getByLabel('New password').fill('short');
  await page.keyboard.press('Enter');
  await expect(page.getByText('fewer than 12 characters')).toBeVisible();
  await page.getByLabel('New password').fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your password is set.')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);
  await signIn(page, email, password);
  await page.getByRole('link', { name: `Account of ${name}` }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();

  const elsewhere = await visitor(browser);
  await elsewhere.goto('/sign-in?next=/account');
  await signIn(elsewhere, email, password);
  await expect(elsewhere.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await accessible(elsewhere);

  await page.getByLabel('Current password').fill('not the current one');
  await page.getByLabel('New password').fill('another barge lantern');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not your current password.')).toBeVisible();
  await expect(page.getByLabel('New password')).toHaveValue('another barge lantern');
  await page.getByLabel('Current password').fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByText('One other session was ended.')).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await signIn(page, email, password);
  await expect(page.getByText('E-mail or password is wrong')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);
  await accessible(page);

  await page.goto(new URL(link).pathname);
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await accessible(page);
});

test('a role counts from the next click, and a deactivated person is out at once', async ({
  as,
  browser,
  accessible,
}) => {
  const { name, email, password } = someone();
  const admin = await as('administrator');
  const link = await inviteViewer(admin, name, email);
  const page = await visitor(browser);
  await page.goto(new URL(link).pathname);
  await page.getByLabel('New password').fill(password);
  await page.keyboard.press('Enter');
  await page.getByText('Your password is set.').waitFor();
  await signIn(page, email, password);
  await expect(page.getByRole('link', { name: `Account of ${name}` })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Log a voyage' })).toBeHidden();

  await admin.goto('/admin');
  await accessible(admin);
  await admin.getByRole('button', { name: `Manage ${name}` }).click();
  const dialog = admin.getByRole('dialog', { name });
  await dialog.getByLabel('Analyst').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Saved.')).toBeVisible();
  await accessible(admin);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Log a voyage' })).toBeVisible();

  await dialog.getByRole('button', { name: 'Deactivate' }).click();
  await expect(dialog.getByRole('button', { name: 'Reactivate' })).toBeVisible();
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('whoever is not signed in comes back to what they asked for, and never to another site', async ({
  browser,
  page,
}) => {
  await page.goto('/account');
  await expect(page.getByText('your session has ended')).toBeVisible();
  await expect(page).toHaveURL((url) => url.searchParams.get('next') === '/account');

  const fooled = await visitor(browser);
  await fooled.goto('/sign-in?next=//evil.example/');
  await signIn(fooled, 'viewer@demo.caspianlift.example', 'caspian-viewer-demo');
  await expect(fooled.getByRole('link', { name: /^Account of/ })).toBeVisible();
  await expect(fooled).toHaveURL('/');
});

for (const role of ['viewer', 'analyst'] as const) {
  test(`people are not for the ${role}`, async ({ as, accessible }) => {
    const page = await as(role);
    await page.goto('/admin');
    await expect(page.getByRole('heading', { name: 'Only administrators see this page' })).toBeVisible();
    await expect(page.getByText('@demo.caspianlift.example')).toBeHidden();
    await accessible(page);
  });
}
