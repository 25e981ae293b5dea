import 'server-only';
import { createHash } from 'node:crypto';
import { db } from '@/lib/db';
import { may, mustBeAllowed, type Person } from '@/lib/people/role';
import type { BoardNumbers, KeptSnapshot } from './snapshot';

/** How many the board lists. */
const LISTED = 12;

export const fingerprintOf = (numbers: string): string => createHash('sha256').update(numbers).digest('hex');

/** A snapshot with what it showed. */
export interface OpenedSnapshot {
  numbers: BoardNumbers;
  sha256: string;
  withdrawn: { at: string; byName: string } | null;
}

/** Null when there is none of that id. @throws NotAllowed */
export async function openSnapshot(person: Person | null, id: number): Promise<OpenedSnapshot | null> {
  mustBeAllowed(person, 'read');
  const [row] = await db().$queryRaw<
    { numbers: string; sha256: string; withdrawnAt: Date | null; withdrawnBy: string | null }[]
  >`SELECT numbers, sha256, withdrawn_at AS "withdrawnAt", withdrawn_by_name AS "withdrawnBy"
    FROM board_snapshot WHERE id = ${id}::int`;
  if (!row) return null;
  const { numbers, sha256, withdrawnAt, withdrawnBy } = row;
  return {
    numbers: JSON.parse(numbers) as BoardNumbers,
    sha256,
    withdrawn: withdrawnAt && { at: withdrawnAt.toISOString(), byName: withdrawnBy ?? '' },
  };
}

/** The latest snapshots, newest first; withdrawn ones say so. @throws NotAllowed */
export async function listSnapshots(person: Person | null): Promise<KeptSnapshot[]> {
  mustBeAllowed(person, 'read');
  const rows = await db().$queryRaw<
    {
      id: number;
      name: string;
      at: Date;
      byId: string;
      byName: string;
      year: string;
      scope: string;
      target: string;
      withdrawnAt: Date | null;
      withdrawnBy: string | null;
    }[]
  >`SELECT id, name, at, by_id AS "byId", by_name AS "byName", numbers::json ->> 'year' AS year,
      numbers::json -> 'scope' ->> 'name' AS scope, numbers::json -> 'target' ->> 'name' AS target,
      withdrawn_at AS "withdrawnAt", withdrawn_by_name AS "withdrawnBy"
    FROM board_snapshot ORDER BY at DESC, id DESC LIMIT ${LISTED}::int`;
  return rows.map(({ at, byId, year, scope, target, withdrawnAt, withdrawnBy, ...row }) => ({
    ...row,
    at: at.toISOString(),
    view: { year, scope, target },
    withdrawn: withdrawnAt && { at: withdrawnAt.toISOString(), byName: withdrawnBy ?? '' },
    mayWithdraw:
      withdrawnAt === null &&
      may(person, 'keepSnapshots') &&
      (byId === person?.id || person?.role === 'administrator'),
  }));
}
