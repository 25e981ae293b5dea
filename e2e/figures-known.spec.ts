import { expect, test } from './fixtures';

test('two people amend one figure: the second sees both versions and loses nothing', async ({
  as,
  accessible,
}) => {
  const [first, second] = [await as('analyst'), await as('administrator')];
  const source = `a story ${test.info().workerIndex}-${process.pid}`;
  await first.goto('/figures/new');
  await first.getByLabel('Value as printed').fill('41.5 kt');
  await first.getByLabel('Unit as printed').selectOption('kt');
  await first.getByLabel('Read as, t', { exact: true }).fill('41 500');
  await first.getByLabel('First month or day', { exact: true }).fill('02.1992');
  await first.getByLabel('Publisher').fill('KazTransOil');
  await first.getByLabel('Source').fill(source);
  await first.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(first.getByRole('heading', { level: 1, name: 'Feb 1992: 41.5 kt' })).toBeVisible();
  const address = new URL(first.url()).pathname;

  await second.goto(`${address}/edit`);
  await first.goto(`${address}/edit`);
  await first.getByLabel('Value as printed').fill('42.5 kt');
  await first.getByLabel('Read as, t', { exact: true }).fill('42 500');
  await first.getByLabel('Reason').fill('misread');
  await first.getByRole('button', { name: 'Save the amendment' }).click();
  await expect(first.getByRole('heading', { level: 1, name: 'Feb 1992: 42.5 kt' })).toBeVisible();

  await second.getByLabel('Value as printed').fill('43.5 kt');
  await second.getByLabel('Note').fill('seen in print');
  await second.getByLabel('Reason').fill('from the paper');
  // The number that stands is none of what is typed as printed, which is refused before anything else.
  await second.getByLabel('Read as, t', { exact: true }).fill('43 500');
  await second.getByRole('button', { name: 'Save the amendment' }).click();
  const conflict = second.getByRole('alertdialog', { name: 'Somebody saved this entry in the meantime' });
  await expect(conflict).toContainText('misread');
  const printed = conflict.getByRole('row').filter({ hasText: 'Value as printed' });
  await expect(printed.getByRole('cell')).toHaveText(['41.5 kt', '42.5 kt Take theirs', '43.5 kt']);
  await expect(second.getByLabel('Note')).toHaveValue('seen in print');
  await accessible(second);
  await printed.getByRole('button', { name: 'Take theirs' }).click();
  await conflict.getByRole('row').filter({ hasText: 'Read as' }).getByRole('button').click();
  await second.getByRole('button', { name: 'Save the amendment' }).click();
  await expect(second.getByText('Note added: seen in print')).toBeVisible();
  await expect(second.getByRole('heading', { level: 1, name: 'Feb 1992: 42.5 kt' })).toBeVisible();
});

test('a moment before the first figure was recorded says so and keeps what was typed', async ({ as }) => {
  const page = await as('viewer');
  for (const path of ['/figures', '/figures/reconciliation', '/targets']) {
    await page.goto(`${path}?known=01.01.1999`);
    await expect(page.getByRole('alert').filter({ hasText: 'the history begins on' })).toBeVisible();
    await expect(page.getByLabel('As known on, Aktau time')).toHaveValue('01.01.1999');
  }
});
