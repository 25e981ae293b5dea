import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, asOwner, onTestDatabase } from '@/e2e/database';
import { NotAllowed, type Person } from '@/lib/people/role';
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

it('are read by nobody who is not signed in', async () => {
  await expect(listTargets(null)).rejects.toBeInstanceOf(NotAllowed);
  await expect(listScopes(null)).rejects.toBeInstanceOf(NotAllowed);
});
