/** The people of the demonstration. Their passwords are public, so they exist in an embedded demonstration only. */
import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import pg from 'pg';
import type { Role } from '@/lib/people/role';

export interface DemonstrationAccount {
  id: string;
  name: string;
  email: string;
  role: Role;
  password: string;
}

function account(id: string, name: string, role: Role): DemonstrationAccount {
  return {
    id: `demonstration-${id}`,
    name,
    email: `${id}@demo.caspianlift.example`,
    role,
    password: `caspian-${id}-demo`,
  };
}

export const ANALYSTS = [
  account('analyst', 'Aigerim Nurlanova', 'analyst'),
  account('analyst2', 'Rashad Mammadov', 'analyst'),
] as const;

export const ACCOUNTS: readonly DemonstrationAccount[] = [
  account('viewer', 'Dana Bekova', 'viewer'),
  ...ANALYSTS,
  account('administrator', 'Timur Saparov', 'administrator'),
];

/** The last line the seed prints: what the start script shows. */
export function accountsLine(accounts: readonly DemonstrationAccount[]): string {
  return JSON.stringify({
    accounts: accounts.map(({ email, password, role }) => ({ email, password, role })),
  });
}

/** The same people with passwords nobody can look up. */
export function withRandomPasswords(): DemonstrationAccount[] {
  return ACCOUNTS.map((person) => ({ ...person, password: randomBytes(12).toString('base64url') }));
}

/** Stores them; the hash is argon2id, the account the one that e-mail and password sign in with. */
export async function writeAccounts(
  client: pg.Client,
  accounts: readonly DemonstrationAccount[],
): Promise<void> {
  for (const { id, name, email, role, password } of accounts) {
    await client.query(
      `INSERT INTO "user" (id, name, email, role, demonstration) VALUES ($1, $2, $3, $4, true)`,
      [id, name, email, role],
    );
    await client.query(
      `INSERT INTO account (id, account_id, provider_id, user_id, password) VALUES ($1, $1, 'credential', $1, $2)`,
      [id, await hash(password)],
    );
  }
}
