import 'server-only';
import { db } from '../db';
import { hashToken, type LinkKind } from './link.mutations';
import { mustBeAllowed, type Person, type Role } from './role';

export type PersonRow = {
  id: string;
  version: number;
  name: string;
  email: string;
  role: Role;
  active: boolean;
  demonstration: boolean;
  /** Nobody can sign in as them before they accepted their invitation. */
  hasPassword: boolean;
  /** Null when none is open. */
  linkExpiresAt: Date | null;
  lastSignInAt: Date | null;
};

/** Everybody, the active ones first, by name. @throws NotAllowed */
export async function listPeople(by: Person): Promise<PersonRow[]> {
  mustBeAllowed(by, 'managePeople');
  return db().$queryRaw<PersonRow[]>`
    SELECT u.id, u.version, u.name, u.email, u.role::text AS role, u.active, u.demonstration,
      EXISTS (SELECT FROM account a WHERE a.user_id = u.id AND a.password IS NOT NULL) AS "hasPassword",
      (SELECT max(l.expires_at) FROM one_time_link l
        WHERE l.user_id = u.id AND l.used_at IS NULL AND l.expires_at > now()) AS "linkExpiresAt",
      (SELECT max(s.created_at) FROM session s WHERE s.user_id = u.id) AS "lastSignInAt"
    FROM "user" u ORDER BY u.active DESC, lower(u.name), u.id`;
}

export type SessionRow = {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
};

/** One's own open sessions, the newest first; their tokens never leave the database. */
export async function ownSessions(by: Person): Promise<SessionRow[]> {
  return db().$queryRaw<SessionRow[]>`
    SELECT id, created_at AS "createdAt", expires_at AS "expiresAt", ip_address AS "ipAddress", user_agent AS "userAgent"
    FROM session WHERE user_id = ${by.id} AND expires_at > now() ORDER BY created_at DESC, id`;
}

export type OpenLink = { kind: LinkKind; name: string; email: string; expiresAt: Date };

/** The open link behind a token, or null when it is unknown, used or expired. Asked by whoever holds the token. */
export async function openLink(token: string): Promise<OpenLink | null> {
  const [link] = await db().$queryRaw<OpenLink[]>`
    SELECT l.kind::text AS kind, u.name, u.email, l.expires_at AS "expiresAt"
    FROM one_time_link l JOIN "user" u ON u.id = l.user_id
    WHERE l.token_hash = ${hashToken(token)} AND l.used_at IS NULL AND l.expires_at > now() AND u.active`;
  return link ?? null;
}

/**
 * Whether nobody can administer, so that whoever has the terminal's code may become the administrator; `nobody` when
 * there is nobody else either, who could sign in meanwhile. An administrator who never accepted their invitation cannot
 * sign in and does not count.
 */
export async function administratorMissing(): Promise<false | 'nobody' | 'others'> {
  const [row] = await db().$queryRaw<{ administrators: boolean; others: boolean }[]>`
    SELECT coalesce(bool_or(u.role = 'administrator'), false) AS administrators, count(*) > 0 AS others
    FROM "user" u JOIN account a ON a.user_id = u.id WHERE u.active AND a.password IS NOT NULL`;
  if (!row || row.administrators) return false;
  return row.others ? 'others' : 'nobody';
}
