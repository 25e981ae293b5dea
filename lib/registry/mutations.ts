import 'server-only';
import { refusalOf, write, type Transaction } from '@/lib/db';
import { may, type Permission, type Person } from '@/lib/people/role';
import { decimalFromKg } from '@/lib/quantity';
import { done, refused, type Result } from '@/lib/result';
import { readCompany, readPortNotice, readVessel, type VesselFacts } from './input';

/** Who may, why, and what the database's rules say: the frame of every write below. */
async function saved<T>(
  by: Person,
  permission: Permission,
  reason: string | null,
  work: (tx: Transaction) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!may(by, permission)) return refused({ reason: 'notAllowed' });
  try {
    return await write(by, reason, work);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused(refusal);
  }
}

const columns = (vessel: VesselFacts) => ({
  name: vessel.name,
  imoNumber: vessel.imoNumber,
  mmsi: vessel.mmsi,
  flag: vessel.flag,
  deadweightTonnes: vessel.deadweightTonnes === null ? null : decimalFromKg(vessel.deadweightTonnes),
  ladenDraughtM: vessel.ladenDraughtM,
  tpc: vessel.tpc,
  operatorId: vessel.operatorId,
  sizeClass: vessel.sizeClass,
  source: vessel.source,
  note: vessel.note,
});

/** A new vessel. The name is no key: two ships are called Shusha; the IMO number is. */
export async function createVessel(
  by: Person,
  typed: unknown,
): Promise<Result<{ id: number; name: string }>> {
  if (!may(by, 'enterVessels')) return refused({ reason: 'notAllowed' });
  const read = readVessel(typed);
  if (!read.done) return read;
  return saved(by, 'enterVessels', null, async (tx) => {
    const { id, name } = await tx.vessel.create({
      data: columns(read.value),
      select: { id: true, name: true },
    });
    return done({ id, name });
  });
}

/** Amends a vessel's particulars, as long as nobody else did since `version`. */
export async function amendVessel(
  by: Person,
  id: number,
  { version, vessel, reason }: { version: number; vessel: unknown; reason: string },
): Promise<Result<{ version: number }>> {
  if (!may(by, 'enterVessels')) return refused({ reason: 'notAllowed' });
  const read = readVessel(vessel);
  if (!read.done) return read;
  if (reason.trim() === '') return refused({ reason: 'reasonMissing', field: 'reason' });
  return saved(by, 'enterVessels', reason, async (tx) => {
    const { count } = await tx.vessel.updateMany({ where: { id, version }, data: columns(read.value) });
    const row = await tx.vessel.findUnique({ where: { id }, select: { version: true } });
    if (!row) return refused({ reason: 'unknownEntry' });
    return count === 0 ? refused({ reason: 'changedMeanwhile' }) : done({ version: row.version });
  });
}

export async function createCompany(
  by: Person,
  typed: unknown,
): Promise<Result<{ id: number; name: string }>> {
  if (!may(by, 'enterVessels')) return refused({ reason: 'notAllowed' });
  const read = readCompany(typed);
  if (!read.done) return read;
  return saved(by, 'enterVessels', null, async (tx) =>
    done(await tx.company.create({ data: read.value, select: { id: true, name: true } })),
  );
}

/** A dated restriction at a terminal: a draught limit or a closure. */
export async function createPortNotice(by: Person, typed: unknown): Promise<Result<{ id: number }>> {
  if (!may(by, 'enterPortNotices')) return refused({ reason: 'notAllowed' });
  const read = readPortNotice(typed);
  if (!read.done) return read;
  const { validFrom, validTo, ...notice } = read.value;
  const data = {
    ...notice,
    validFrom: new Date(validFrom),
    validTo: validTo === null ? null : new Date(validTo),
  };
  return saved(by, 'enterPortNotices', null, async (tx) =>
    done(await tx.portNotice.create({ data, select: { id: true } })),
  );
}

/**
 * One vessel was entered twice: the voyages of `fromId` become those of `intoId`, the duplicate stays and points there.
 * Refused while a voyage of it is closed, or where the two would have been in two places at once.
 */
export function mergeVessels(
  by: Person,
  { fromId, intoId, reason }: { fromId: number; intoId: number; reason: string },
): Promise<Result<{ voyages: number }>> {
  if (reason.trim() === '') return Promise.resolve(refused({ reason: 'reasonMissing', field: 'reason' }));
  return saved(by, 'mergeRegistry', reason, async (tx) => {
    const pair = await tx.$queryRaw<{ id: number; merged: boolean }[]>`
      SELECT id, merged_into_id IS NOT NULL AS merged FROM vessel WHERE id IN (${fromId}, ${intoId}) ORDER BY id FOR NO KEY UPDATE`;
    if (fromId === intoId || pair.length !== 2 || pair.some(({ merged }) => merged))
      return refused({ reason: 'notMergeable' });
    const voyages = await tx.$executeRaw`UPDATE voyage SET vessel_id = ${intoId} WHERE vessel_id = ${fromId}`;
    await tx.$executeRaw`UPDATE vessel SET merged_into_id = ${intoId} WHERE ${fromId} IN (id, merged_into_id)`;
    return done({ voyages });
  });
}

/** One company was entered twice: its lots, vessels, agreements and scopes become those of `intoId`. */
export function mergeCompanies(
  by: Person,
  { fromId, intoId, reason }: { fromId: number; intoId: number; reason: string },
): Promise<Result<{ lots: number }>> {
  if (reason.trim() === '') return Promise.resolve(refused({ reason: 'reasonMissing', field: 'reason' }));
  return saved(by, 'mergeRegistry', reason, async (tx) => {
    const pair = await tx.$queryRaw<{ id: number; merged: boolean }[]>`
      SELECT id, merged_into_id IS NOT NULL AS merged FROM company WHERE id IN (${fromId}, ${intoId}) ORDER BY id FOR NO KEY UPDATE`;
    if (fromId === intoId || pair.length !== 2 || pair.some(({ merged }) => merged))
      return refused({ reason: 'notMergeable' });
    const lots = await tx.$executeRaw`UPDATE lot SET shipper_id = ${intoId} WHERE shipper_id = ${fromId}`;
    await tx.$executeRaw`UPDATE vessel SET operator_id = ${intoId} WHERE operator_id = ${fromId}`;
    await tx.$executeRaw`UPDATE agreement SET seller_id = CASE seller_id WHEN ${fromId} THEN ${intoId} ELSE seller_id END,
      buyer_id = CASE buyer_id WHEN ${fromId} THEN ${intoId} ELSE buyer_id END WHERE ${fromId} IN (seller_id, buyer_id)`;
    await tx.$executeRaw`UPDATE scope SET shipper_id = ${intoId} WHERE shipper_id = ${fromId}`;
    await tx.$executeRaw`UPDATE company SET merged_into_id = ${intoId} WHERE ${fromId} IN (id, merged_into_id)`;
    return done({ lots });
  });
}
