'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { asSomebody, readAsSomebody } from '@/app/as-somebody';
import type { Basis } from '@/components/voyages/form/draft';
import type { EntryCompany, VesselTyped, Weighed } from '@/components/voyages/form/entry';
import { readDate } from '@/lib/calendar';
import { may, type Person } from '@/lib/people/role';
import { done, refused, type Result } from '@/lib/result';
import { emptyCompanyText, emptyVesselText } from '@/lib/registry/input';
import * as registry from '@/lib/registry/mutations';
import { readVoyage, USUAL_ZONES } from '@/lib/voyages/input';
import { aboutOf, checks, judge } from '@/lib/voyages/judgement';
import { lastVoyageNo } from '@/lib/voyages/last.queries';
import type { Chosen, DoneToMany } from '@/lib/voyages/many';
import * as voyages from '@/lib/voyages/mutations';
import { factsOf, type Amended, type Logged, type Proposal } from '@/lib/voyages/record';
import {
  entryContext,
  packedVessels,
  plausibilityContext,
  proposalsFor,
  voyageByNo,
} from '@/lib/voyages/record.queries';
import { textOf, type VoyageText } from '@/lib/voyages/text';
import { vesselChoices, type VesselChoice } from '@/lib/voyages/totals.queries';
import { ACTS, untilReopened, type ActKind } from '@/lib/voyages/voyage';
import { undoFor } from './undo';

/** Who, parse, call, answer. The text of a voyage itself is parsed by the mutation: it is the same for every way in. */

const voyageNo = z.string().min(1).max(60);
const id = z.int().min(1).max(2_147_483_647);
const version = z.int().min(0).max(2_147_483_647);
const typedText = z.custom<VoyageText>((text) => typeof text === 'object' && text !== null);
const basis = z.object({ voyageNo, version, text: typedText });
const reason = z.string().max(4000);
const act = z.object({ version, kind: z.enum(ACTS), reason });
const MALFORMED = refused({ reason: 'malformed', values: { read: '' } });

/** Board, log and the voyage itself show what was saved. */
async function save(work: (by: Person) => Promise<Amended>): Promise<Amended> {
  const result: Amended = await asSomebody<Logged>(work);
  if (result.done) revalidatePath('/', 'layout');
  return result;
}

export async function logVoyage(text: VoyageText, on: Basis | null): Promise<Amended> {
  const planned = basis.nullable().safeParse(on);
  if (!planned.success) return MALFORMED;
  const { data } = planned;
  const continueOn = data ? { voyageNo: data.voyageNo, version: data.version, base: data.text } : undefined;
  return save((by) => voyages.logVoyage(by, text, { continueOn }));
}

export async function amendVoyage(opened: Basis, text: VoyageText, why: string): Promise<Amended> {
  const parsed = z.object({ opened: basis, why: reason }).safeParse({ opened, why });
  if (!parsed.success) return MALFORMED;
  const { voyageNo: no, version: at, text: base } = parsed.data.opened;
  return save((by) => voyages.amendVoyage(by, no, { version: at, base, text, reason: parsed.data.why }));
}

export async function actOnVoyage(
  no: string,
  what: { version: number; kind: ActKind; reason: string },
): Promise<Amended> {
  const parsed = z.object({ no: voyageNo, what: act }).safeParse({ no, what });
  if (!parsed.success) return MALFORMED;
  return save((by) => voyages.actOnVoyage(by, parsed.data.no, parsed.data.what));
}

/** Writes back what the last change of each voyage changed, where nothing changed since. */
export async function undoLast(chosen: Chosen[]): Promise<DoneToMany> {
  const parsed = z.array(z.object({ voyageNo, version })).min(1).max(1000).safeParse(chosen);
  if (!parsed.success) return MALFORMED;
  const result: DoneToMany = await asSomebody((by) => undoFor(by, parsed.data));
  if (result.done) revalidatePath('/', 'layout');
  return result;
}

/** Planned voyages of the vessel around a day as typed; none where the day cannot be read. */
export async function proposeVoyages(vesselId: number, date: string): Promise<Proposal[]> {
  const parsed = z.object({ vesselId: id, date: z.string().max(40) }).safeParse({ vesselId, date });
  const reading = parsed.success ? readDate(parsed.data.date) : null;
  if (!parsed.success || reading?.kind !== 'read') return [];
  const found = await readAsSomebody((by) => proposalsFor(by, parsed.data.vesselId, reading.date));
  return found === 'signedOut' ? [] : found;
}

/** A stored voyage as text, to continue on it; null where there is none, or it is to be reopened first. */
export async function openVoyage(no: string): Promise<Basis | null | 'signedOut'> {
  const parsed = voyageNo.safeParse(no);
  const record = parsed.success ? await readAsSomebody((by) => voyageByNo(by, parsed.data)) : null;
  if (record === 'signedOut') return record;
  if (!record || untilReopened(record.status)) return null;
  return {
    voyageNo: record.voyageNo,
    version: record.version,
    text: textOf(factsOf(record), record.zones),
  };
}

/** The last voyage of the vessel or, without one, of whoever asks. */
export async function lastVoyage(
  vesselId: number | null,
): Promise<Result<{ voyageNo: string; text: VoyageText }>> {
  const parsed = id.nullable().safeParse(vesselId);
  if (!parsed.success) return MALFORMED;
  return asSomebody(async (by) => {
    if (!may(by, 'logVoyages')) return refused({ reason: 'notAllowed' });
    const no = await lastVoyageNo(by, parsed.data);
    const record = no === null ? null : await voyageByNo(by, no);
    if (!record) return refused({ reason: parsed.data === null ? 'noLastOfMine' : 'noLastOfVessel' });
    return done({ voyageNo: record.voyageNo, text: textOf(factsOf(record), record.zones) });
  });
}

/** What is unusual about a voyage as far as it is typed; null while it cannot be read. Nothing is stored. */
export async function weighVoyage(
  text: VoyageText,
  no: string | null,
): Promise<Weighed | null | 'signedOut'> {
  return readAsSomebody((by) => weighedFor(by, text, no));
}

async function weighedFor(person: Person, text: VoyageText, no: string | null): Promise<Weighed | null> {
  const { terminals } = await entryContext(person);
  const zone = (terminalId: unknown) => terminals.find((terminal) => terminal.id === terminalId)?.timeZone;
  const zones = {
    load: zone(text?.loadTerminalId) ?? USUAL_ZONES.load,
    discharge: zone(text?.dischargeTerminalId) ?? USUAL_ZONES.discharge,
  };
  const read = readVoyage(text, zones);
  if (!read.done) return null;
  const stored = voyageNo.nullable().catch(null).parse(no);
  const about = aboutOf(read.value, zones, {
    simulated: stored?.toUpperCase().startsWith('SIM-') ?? false,
    voyageNo: stored,
  });
  const context = await plausibilityContext(person, about);
  const { warnings } = judge(read.value, context, zones);
  return { warnings, checks: checks(read.value, context, zones) };
}

export async function createVessel(typed: VesselTyped): Promise<Result<EntryCompany>> {
  return asSomebody((by) => registry.createVessel(by, { ...emptyVesselText(), ...typed }));
}

export async function createCompany(name: string): Promise<Result<EntryCompany>> {
  return asSomebody((by) => registry.createCompany(by, { ...emptyCompanyText(), name }));
}

/** Once more, for a form that they did not reach. */
export async function vesselsToChoose(): Promise<string | null> {
  const answer = await asSomebody(async (by) => done(await packedVessels(by)));
  return answer.done ? answer.value : null;
}

export async function vesselsToFilterBy(): Promise<Result<VesselChoice[]>> {
  return asSomebody(async (by) => done(await vesselChoices(by)));
}
