'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { asSomebody } from '@/app/as-somebody';
import type { MoveText } from '@/lib/programme/input';
import { VOYAGES_AT_MOST } from '@/lib/programme/input';
import * as programme from '@/lib/programme/mutations';
import type { Person } from '@/lib/people/role';
import { refused, type Result } from '@/lib/result';
import { actOnVoyage } from '@/lib/voyages/mutations';
import type { Amended, Logged } from '@/lib/voyages/record';
import type { VoyageText } from '@/lib/voyages/text';

/** Who, parse, call, answer. What is typed is parsed by the mutation. */

const voyageNo = z.string().min(1).max(60);
const version = z.int().min(0).max(2_147_483_647);
const text = z.string().max(4000);
const of = z.object({ voyageNo, version });
const MALFORMED = refused({ reason: 'malformed', values: { read: '' } });

/** Programme, board, log and the voyage itself show what was saved. */
async function save<T>(work: (by: Person) => Promise<Result<T>>): Promise<Result<T>> {
  const result = await asSomebody<T>(work);
  if (result.done) revalidatePath('/', 'layout');
  return result;
}

export async function planVoyages(texts: VoyageText[]): Promise<Result<Logged[]>> {
  const parsed = z.array(z.custom<VoyageText>((one) => typeof one === 'object' && one !== null));
  const voyages = parsed.min(1).max(VOYAGES_AT_MOST).safeParse(texts);
  return voyages.success ? save((by) => programme.planVoyages(by, voyages.data)) : MALFORMED;
}

export async function nominate(what: {
  voyageNo: string;
  version: number;
  reason: string;
}): Promise<Amended> {
  const parsed = of.extend({ reason: text }).safeParse(what);
  if (!parsed.success) return MALFORMED;
  const { voyageNo: no, ...act } = parsed.data;
  return save<Logged>((by) => actOnVoyage(by, no, { ...act, kind: 'nominate' }));
}

export async function move(what: { voyageNo: string; version: number } & MoveText): Promise<Amended> {
  const parsed = of.extend({ laycanFrom: text, laycanTo: text, reason: text }).safeParse(what);
  if (!parsed.success) return MALFORMED;
  const { voyageNo: no, ...to } = parsed.data;
  return save<Logged>((by) => programme.moveVoyage(by, no, to));
}

export async function merge(what: {
  planned: { voyageNo: string; version: number };
  logged: { voyageNo: string; version: number };
  reason: string;
}): Promise<Amended> {
  const parsed = z.object({ planned: of, logged: of, reason: text }).safeParse(what);
  if (!parsed.success) return MALFORMED;
  const { planned, logged, reason } = parsed.data;
  return save<Logged>((by) => programme.mergePlanned(by, planned, logged, reason));
}
