import { expect, test } from 'vitest';
import { asOwner, onTestDatabase } from '@/e2e/database';

onTestDatabase();

test('the 10,000th voyage of a year gets a number of its own', async () => {
  const number = await asOwner(async (client) => {
    await client.query(
      'INSERT INTO voyage_counter (year, last) VALUES (1991, 9999) ON CONFLICT (year) DO UPDATE SET last = 9999',
    );
    await client.query("INSERT INTO voyage (voyage_no) VALUES ('AB-1991-1000')");
    return (await client.query<{ no: string }>('SELECT next_voyage_no(1991) AS no')).rows[0]?.no;
  });
  expect(number).toBe('AB-1991-10000');
});
