/** Targets: promises of tonnes a year, each with its own scope and basis. Scopes overlap and are never summed. */
import { daysBetween, daysInYear, type LocalDate } from '@/lib/calendar';
import type { Kg } from '@/lib/quantity';

/** What counts, and in which month. A press figure "loaded at Aktau" is `bl`. */
export const BASES = ['bl', 'departure', 'discharge', 'pumped', 'lifted_at_ceyhan'] as const;
export type Basis = (typeof BASES)[number];

/** One version of a promise; corrected versions supersede one another, different promises stand in parallel. */
export interface TargetVersion {
  kgPerYear: Kg;
  effectiveFrom: LocalDate;
  /** The last day it is in force; null while no end is known. */
  effectiveTo: LocalDate | null;
  /** The grades it speaks of; none named means all. */
  gradeIds: readonly number[];
  basis: Basis;
  /** In a year of which only a part lies in force, that part of the quantity is the target. */
  proRated: boolean;
  /** The plan by month, January first, twelve quantities that add up to the year; none: straight, by day. */
  monthlyKg: readonly Kg[];
}

/** A predicate over lots. No grade means all grades, no shipper all shippers. */
export interface Scope {
  key: string;
  name: string;
  gradeIds: number[];
  gradeNames: string[];
  shipperId: number | null;
  shipperName: string | null;
}

/** One version of a promise with where it comes from. */
export interface ListedTarget extends TargetVersion {
  key: string;
  name: string;
  agreementKey: string;
  agreementTitle: string;
  scopeKey: string;
  source: string;
  /** The key of the version that corrects this one; null while it stands. */
  supersededBy: string | null;
}

/** First to last day, both included. */
export interface Period {
  from: LocalDate;
  to: LocalDate;
}

/** The days of `year` on which the version is in force; null when there are none. */
export function inForce(
  version: Pick<TargetVersion, 'effectiveFrom' | 'effectiveTo'>,
  year: number,
): Period | null {
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  const from = version.effectiveFrom > first ? version.effectiveFrom : first;
  const to = version.effectiveTo !== null && version.effectiveTo < last ? version.effectiveTo : last;
  return from <= to ? { from, to } : null;
}

/**
 * The target for a year; null when the version is not in force in it. Pro-rated, it is the share of the year's days
 * on which it is in force, rounded to the kilogram; otherwise the full yearly quantity.
 */
export function targetKgFor(
  version: Pick<TargetVersion, 'kgPerYear' | 'effectiveFrom' | 'effectiveTo' | 'proRated'>,
  year: number,
): Kg | null {
  const period = inForce(version, year);
  if (period === null) return null;
  if (!version.proRated) return version.kgPerYear;
  return Math.round((version.kgPerYear * (daysBetween(period.from, period.to) + 1)) / daysInYear(year));
}
