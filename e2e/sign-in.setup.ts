import { ROLES } from '@/lib/people/role';
import { ACCOUNTS } from '@/prisma/demonstration/accounts';
import { expect, sessionFile, test as setup } from './fixtures';

for (const role of ROLES) {
  setup(`${role} signs in`, async ({ page, context }) => {
    const account = ACCOUNTS.find((one) => one.role === role)!;
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(account.email);
    await page.getByLabel('Password').fill(account.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: `Account of ${account.name}` })).toBeVisible();
    await context.storageState({ path: sessionFile(role) });
  });
}
