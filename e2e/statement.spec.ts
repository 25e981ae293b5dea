import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { enterVessel, openForm, save, savedNumber, unique } from './voyage-form';

/** As a sheet puts it on the clipboard. */
const paste = (page: Page, label: string, lines: string[][]) =>
  page.getByLabel(label, { exact: true }).evaluate(
    (element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    lines.map((cells) => cells.join('\t')).join('\r\n'),
  );

test('a pasted statement of facts fills the grid, and its laytime is shown with the arithmetic', async ({
  as,
  accessible,
}) => {
  const page = await as('analyst');
  await openForm(page);
  await enterVessel(page, unique('Beket Ata'));
  await page.getByLabel('B/L number').fill(unique('BL'));
  await page.getByLabel('B/L date').fill('12.01.2022');
  await page.getByLabel('B/L, t').fill('9 500');

  await paste(page, 'Arrived at Aktau, actual', [
    ['Дата', 'Время', 'Событие'],
    ['', '', 'Актау'],
    ['09.01.2022', '23:00', 'Приход'],
    ['10.01.2022', '00:00', 'Нотис'],
    ['', '20:00', 'Ошвартован'],
    ['11.01.2022', '00:00', 'Начало погрузки'],
    ['11.01.2022', '03:00', 'Шланги подсоединены'],
    ['12.01.2022', '06:00', 'Окончание погрузки'],
    ['10.01.2022', '12:00', '17:00', 'Шторм'],
  ]);
  const panel = page.getByRole('region', { name: 'Paste a statement of facts' });
  await expect(panel.getByRole('row', { name: /Ошвартован/ })).toContainText('Berthed at Aktau, actual');
  await expect(panel.getByRole('row', { name: /Ошвартован/ })).toContainText('10.01.2022 20:00');
  await expect(panel.getByRole('row', { name: /Шланги/ })).toContainText('no event or delay');
  await accessible(page);
  await panel.getByRole('button', { name: 'Fill in 5 times and 1 delay' }).click();

  // What was not understood stays, as it was pasted.
  await expect(panel.getByRole('textbox')).toHaveValue('11.01.2022\t03:00\tШланги подсоединены');
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toBeHidden();
  await expect(page.getByLabel('NOR tendered at Aktau, actual')).toHaveValue('10.01.2022 00:00');
  await expect(page.getByRole('row', { name: /^Loading completed/ })).toContainText('30.0 h');
  await expect(page.getByLabel('Note').first()).toBeVisible();

  // Arrows move between the cells; the hours of a stage follow what is typed.
  await page.getByLabel('Loading completed, actual').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByLabel('Loading completed, estimated')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Sailed, actual')).toBeFocused();

  await page.getByText('Laytime and demurrage').click();
  await page.getByLabel('Allowed laytime, h').fill('36');
  await page.getByLabel('Allowed for').selectOption('loading alone');
  await page.getByLabel('Notice after NOR, h').fill('6');
  await page.getByLabel('Demurrage a day').fill('24 000');
  await page.getByLabel('Currency').fill('usd');
  await page.getByRole('checkbox', { name: 'Weather' }).check();
  await accessible(page);
  await save(page);
  await savedNumber(page);

  const laytime = page.getByRole('region', { name: 'Laytime and demurrage' });
  await expect(laytime.getByRole('row', { name: /^Laytime running/ })).toContainText('48:00');
  await expect(laytime.getByRole('row', { name: /^Less Weather/ })).toContainText('\u22125:00');
  await expect(laytime.getByRole('row', { name: /^On demurrage 7:00/ })).toBeVisible();
  await expect(laytime.getByRole('row', { name: /^Demurrage, USD/ })).toContainText('7\u202f000.00');
  await accessible(page);
});
