import { describe, expect, it } from 'vitest';
import { onTestDatabase } from '@/e2e/database';
import { db, PLANNED_ONCE } from './db';

onTestDatabase();

describe('a statement that is planned once', () => {
  it('is kept by its connection, under one name, and answers each time anew', async () => {
    const answers = await db().$transaction(async (tx) => {
      const twice = async (number: number) =>
        (await tx.$queryRaw<{ twice: number }[]>`${PLANNED_ONCE} SELECT 2 * ${number}::int AS twice`)[0]
          ?.twice;
      const said = [await twice(2), await twice(3)];
      const other = await tx.$queryRaw<{ said: string }[]>`${PLANNED_ONCE} SELECT 'other'::text AS said`;
      const kept = await tx.$queryRaw<{ kept: number }[]>`
        SELECT count(*)::int AS kept FROM pg_prepared_statements
        WHERE statement LIKE '%AS twice' OR statement LIKE '%''other''::text AS said'`;
      return { said, other: other[0]?.said, kept: kept[0]?.kept };
    });
    expect(answers).toEqual({ said: [4, 6], other: 'other', kept: 2 });
  });

  it('is only that which asks for it', async () => {
    const kept = await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 7 * ${6}::int AS answer`;
      const rows = await tx.$queryRaw<{ kept: number }[]>`
        SELECT count(*)::int AS kept FROM pg_prepared_statements WHERE statement LIKE '%7 * $1::int AS answer'`;
      return rows[0]?.kept;
    });
    expect(kept).toBe(0);
  });
});
