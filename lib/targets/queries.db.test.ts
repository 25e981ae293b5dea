import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { NotAllowed, type Person } from '@/lib/people/role';
import { orFirst, type PastOrFirst } from '@/lib/recorded.queries';
import { listScopes, listTargets } from './queries';

onTestDatabase();

const name = `Targets ${process.pid}`;
let reader: Person;
let gradeIds: number[];

beforeAll(async () => {
  reader = await aPerson('viewer');
  gradeIds = await asOwner(async (client) => {
    const add = async (sql: string, values: unknown[]): Promise<number> =>
      (await client.query<{ id: number }>(`${sql} RETURNING id`, values)).rows[0]!.id;
    const grades = [
      await add('INSERT INTO grade (name) VALUES ($1)', [`${name} a`]),
      await add('INSERT INTO grade (name) VALUES ($1)', [`${name} b`]),
    ];
    const shipper = await add('INSERT INTO company (name) VALUES ($1)', [name]);
    const insertScope = 'INSERT INTO scope (key, name, route, shipper_id) VALUES ($1, $1, $2, $3)';
    await add(insertScope, [`${name} wide`, 'Aktau–Baku', null]);
    const narrow = await add(insertScope, [`${name} narrow`, 'Aktau–Baku', shipper]);
    for (const grade of grades) {
      await client.query('INSERT INTO scope_grade (scope_id, grade_id) VALUES ($1, $2)', [narrow, grade]);
    }
    const agreement = await add(
      `INSERT INTO agreement (key, title, route, source) VALUES ($1, $1, 'Aktau–Baku', 'a test')`,
      [name],
    );
    const insertVersion = `INSERT INTO target_version (agreement_id, key, name, tonnes_per_year, scope_id, effective_from, effective_to, supersedes_id, source)
      VALUES ($1, $2, $2, $3, $4, $5, $6, $7, 'a test')`;
    const first = await add(insertVersion, [agreement, `${name} 1`, '1500000.001', narrow, '2091-01-01', '2095-12-31', null]); // prettier-ignore
    await add(insertVersion, [agreement, `${name} 2`, '1600000', narrow, '2092-03-11', null, first]);
    return grades;
  });
});

/** When the revisions of a target version were written, in order. */
async function recordedAt(key: string): Promise<Date[]> {
  const { rows } = await owner().query<{ at: Date }>(
    `SELECT at FROM revision WHERE table_name = 'target_version' AND after ->> 'key' = $1 ORDER BY id`,
    [key],
  );
  return rows.map(({ at }) => at);
}

describe('targets', () => {
  it('come exact, with their scope, dates and what corrected them', async () => {
    const [first, second] = (await listTargets(reader)).filter(({ agreementKey }) => agreementKey === name);
    expect(first).toMatchObject({
      key: `${name} 1`,
      kgPerYear: 1_500_000_001,
      effectiveFrom: '2091-01-01',
      effectiveTo: '2095-12-31',
      gradeIds,
      basis: 'bl',
      scopeKey: `${name} narrow`,
      supersededBy: `${name} 2`,
    });
    expect(second).toMatchObject({ effectiveFrom: '2092-03-11', effectiveTo: null, supersededBy: null });
  });

  it('are listed from the earliest promise on', async () => {
    const dates = (await listTargets(reader)).map(({ effectiveFrom }) => effectiveFrom);
    expect(dates).toEqual([...dates].sort());
  });
});

describe('scopes', () => {
  it('come with their grades and shipper, the widest first', async () => {
    const scopes = await listScopes(reader);
    const narrow = scopes.find(({ key }) => key === `${name} narrow`);
    expect(narrow).toMatchObject({ gradeIds, gradeNames: [`${name} a`, `${name} b`], shipperName: name });
    expect(scopes[0]).toMatchObject({ gradeIds: [], shipperId: null });
    expect(scopes.findIndex(({ key }) => key === `${name} wide`)).toBeLessThan(scopes.indexOf(narrow!));
  });
});

describe('as recorded by a moment', () => {
  const asked = (at: Date) => ({ kind: 'at' as const, at: at.toISOString() });
  const own = async (past: PastOrFirst | null) =>
    (await listTargets(reader, past)).filter(({ agreementKey }) => agreementKey === name);

  it('a target has the tonnes it had before it was amended, and is not there before it was entered', async () => {
    const live = await own(null);
    await asOwner((client) =>
      client.query('UPDATE target_version SET tonnes_per_year = 1700000 WHERE key = $1', [`${name} 2`]),
    );
    const [entered, amended] = await recordedAt(`${name} 2`);
    expect((await own(null))[1]?.kgPerYear).toBe(1_700_000_000);
    expect(await own(asked(new Date(amended!.getTime() - 1)))).toEqual(live);
    expect(await own(asked(new Date(entered!.getTime() - 1)))).toEqual([]);
  });

  it('scopes and targets of now are those that stand; a board of the time before all has them as first recorded', async () => {
    const later = asked(new Date(Date.now() + 3_600_000));
    const scopes = async (past: PastOrFirst | null) =>
      (await listScopes(reader, past)).filter(({ key }) => key.startsWith(name));
    expect((await own(null)).length).toBe(2);
    expect(await own(later)).toEqual(await own(null));
    expect((await scopes(null)).length).toBe(2);
    expect(await scopes(later)).toEqual(await scopes(null));
    const early = asked(new Date('1999-01-01'));
    expect(await listTargets(reader, early)).toEqual([]);
    const first = orFirst(early, 'target_version');
    const shipped = (await listTargets(reader, first)).map(({ key }) => key);
    expect(shipped).toContain('kmg-socar-2022');
    expect(shipped).not.toContain(`${name} 1`);
    expect((await listScopes(reader, first)).length).toBeGreaterThan(0);
  });

  it('a grade that left a scope is in it until then', async () => {
    const scope = async (past: PastOrFirst | null) =>
      (await listScopes(reader, past)).find(({ key }) => key === `${name} narrow`)?.gradeIds;
    await asOwner((client) => client.query('DELETE FROM scope_grade WHERE grade_id = $1', [gradeIds[1]]));
    const { rows } = await owner().query<{ at: Date }>(
      `SELECT max(at) AS at FROM revision WHERE table_name = 'scope_grade' AND action = 'delete' AND before ->> 'grade_id' = $1`,
      [String(gradeIds[1])],
    );
    const gone = rows[0]!.at;
    expect(await scope(asked(new Date(gone.getTime() - 1)))).toEqual(gradeIds);
    expect(await scope(asked(gone))).toEqual([gradeIds[0]]);
    expect(await scope(null)).toEqual([gradeIds[0]]);
  });
});

it('are read by nobody who is not signed in', async () => {
  await expect(listTargets(null)).rejects.toBeInstanceOf(NotAllowed);
  await expect(listScopes(null)).rejects.toBeInstanceOf(NotAllowed);
});
