import 'server-only';
import type { LocalDate } from '@/lib/calendar';
import { db } from '@/lib/db';
import { mustBeAllowed, type Person } from '@/lib/people/role';
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import { recorded, recordedScopeGrades, type Past } from '@/lib/recorded.queries';
import type { Basis } from '@/lib/targets/target';

export interface AgreementEntry {
  id: number;
  /** What it is called in the address of a board. */
  key: string;
  name: string;
  sellerId: number | null;
  sellerName: string | null;
  buyerId: number | null;
  buyerName: string | null;
  signedOn: LocalDate | null;
  signedPrecision: 'day' | 'month';
  route: string;
  source: string;
  note: string | null;
  version: number;
}

export interface ScopeEntry {
  id: number;
  key: string;
  name: string;
  route: string;
  shipperId: number | null;
  shipperName: string | null;
  gradeIds: number[];
  gradeNames: string[];
  version: number;
}

export interface VersionEntry {
  id: number;
  key: string;
  name: string;
  agreementId: number;
  agreementName: string;
  kgPerYear: Kg;
  scopeId: number;
  scopeName: string;
  basis: Basis;
  effectiveFrom: LocalDate;
  effectiveTo: LocalDate | null;
  proRated: boolean;
  /** Twelve, or none: straight by day. */
  monthlyKg: Kg[];
  supersedesId: number | null;
  supersedesKey: string | null;
  supersedesName: string | null;
  /** The version that corrects this one. */
  supersededBy: { id: number; name: string } | null;
  source: string;
  note: string | null;
  version: number;
}

/** Every agreement, the earliest first; as recorded by then with `past`. @throws NotAllowed */
export async function agreements(person: Person | null, past: Past | null = null): Promise<AgreementEntry[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<AgreementEntry[]>`
    SELECT a.id, a.key, a.title AS name, a.seller_id AS "sellerId", s.name AS "sellerName", a.buyer_id AS "buyerId", b.name AS "buyerName",
      a.signed_on::text AS "signedOn", a.signed_precision::text AS "signedPrecision", a.route, a.source, a.note, coalesce(a.version, 0) AS version
    FROM ${recorded('agreement', past)} a LEFT JOIN ${recorded('company', past)} s ON s.id = a.seller_id LEFT JOIN ${recorded('company', past)} b ON b.id = a.buyer_id
    ORDER BY a.signed_on NULLS LAST, a.id`;
}

/** Every scope, the widest first; as recorded by then with `past`. @throws NotAllowed */
export async function scopes(person: Person | null, past: Past | null = null): Promise<ScopeEntry[]> {
  mustBeAllowed(person, 'read');
  return db().$queryRaw<ScopeEntry[]>`
    SELECT s.id, s.key, s.name, s.route, s.shipper_id AS "shipperId", c.name AS "shipperName", coalesce(s.version, 0) AS version,
      coalesce(array_agg(g.id ORDER BY g.name) FILTER (WHERE g.id IS NOT NULL), '{}') AS "gradeIds",
      coalesce(array_agg(g.name ORDER BY g.name) FILTER (WHERE g.id IS NOT NULL), '{}') AS "gradeNames"
    FROM ${recorded('scope', past)} s LEFT JOIN ${recorded('company', past)} c ON c.id = s.shipper_id
      LEFT JOIN ${recordedScopeGrades(past)} sg ON sg.scope_id = s.id LEFT JOIN ${recorded('grade', past)} g ON g.id = sg.grade_id
    GROUP BY s.id, s.key, s.name, s.route, s.shipper_id, s.version, c.name ORDER BY count(g.id) + (s.shipper_id IS NOT NULL)::int, s.id`;
}

type VersionRow = Omit<VersionEntry, 'kgPerYear' | 'monthlyKg'> & { tonnes: string; monthly: string[] };

/** Every target version, corrected ones too, the earliest promise first; as recorded by then with `past`. @throws NotAllowed */
export async function versions(person: Person | null, past: Past | null = null): Promise<VersionEntry[]> {
  mustBeAllowed(person, 'read');
  const promised = recorded('target_version', past);
  const rows = await db().$queryRaw<VersionRow[]>`
    SELECT t.id, t.key, t.name, t.agreement_id AS "agreementId", a.title AS "agreementName", t.tonnes_per_year::text AS tonnes,
      t.scope_id AS "scopeId", s.name AS "scopeName", t.basis::text AS basis, t.effective_from::text AS "effectiveFrom",
      t.effective_to::text AS "effectiveTo", coalesce(t.pro_rated, false) AS "proRated", coalesce(t.monthly_tonnes, '{}')::text[] AS monthly,
      t.supersedes_id AS "supersedesId", p.key AS "supersedesKey", p.name AS "supersedesName",
      (SELECT jsonb_build_object('id', n.id, 'name', n.name) FROM ${promised} n WHERE n.supersedes_id = t.id) AS "supersededBy",
      t.source, t.note, coalesce(t.version, 0) AS version
    FROM ${promised} t JOIN ${recorded('agreement', past)} a ON a.id = t.agreement_id JOIN ${recorded('scope', past)} s ON s.id = t.scope_id
      LEFT JOIN ${promised} p ON p.id = t.supersedes_id
    ORDER BY t.effective_from, t.id`;
  return rows.map(({ tonnes, monthly, ...row }) => ({
    ...row,
    kgPerYear: kgFromDecimal(tonnes),
    monthlyKg: monthly.map(kgFromDecimal),
  }));
}
