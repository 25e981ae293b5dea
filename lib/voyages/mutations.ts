import 'server-only';
import { may, type Person } from '@/lib/people/role';
import { refused, type Result } from '@/lib/result';
import type { Amended, Logged } from './record';
import type { VoyageText } from './text';
import type { ActKind } from './voyage';

export interface LogOptions {
  /** The planned voyage this one is: it is amended, and keeps its number. `base`: its text as it was offered. */
  continueOn?: { voyageNo: string; version: number; base?: VoyageText };
}

/**
 * Logs one voyage. The same idempotency key again gives the same voyage. Warnings that nobody gave a reason for are
 * refused as `implausible`, one refusal each: `values.code` and what was read.
 */
export async function logVoyage(by: Person, text: unknown, options: LogOptions = {}): Promise<Amended> {
  if (!may(by, 'logVoyages')) return refused({ reason: 'notAllowed' });
  throw new Error(`to follow: ${typeof text} ${typeof options}`);
}

/** Logs many, all or none; refusals carry `voyages.<index>.` before the field. */
export async function logVoyages(by: Person, texts: readonly unknown[]): Promise<Result<Logged[]>> {
  if (!may(by, 'logVoyages')) return refused({ reason: 'notAllowed' });
  throw new Error(`to follow: ${texts.length}`);
}

export interface Amendment {
  /** The version that was opened for editing. */
  version: number;
  /** What was opened (`textOf`); without it every difference counts as a clash. */
  base?: VoyageText;
  text: unknown;
  reason: string;
}

/** Amends a voyage; when somebody saved it since, nothing is written and the conflict holds both versions. */
export async function amendVoyage(by: Person, voyageNo: string, amendment: Amendment): Promise<Amended> {
  if (!may(by, 'logVoyages')) return refused({ reason: 'notAllowed' });
  throw new Error(`to follow: ${voyageNo} ${amendment.version}`);
}

/** Nominates, closes, cancels or reopens a voyage. */
export async function actOnVoyage(
  by: Person,
  voyageNo: string,
  { version, kind, reason }: { version: number; kind: ActKind; reason: string },
): Promise<Amended> {
  if (!may(by, 'logVoyages')) return refused({ reason: 'notAllowed' });
  throw new Error(`to follow: ${voyageNo} ${version} ${kind} ${reason}`);
}
