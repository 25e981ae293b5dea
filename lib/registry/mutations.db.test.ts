import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { aPerson, onTestDatabase, owner } from '@/e2e/database';
import { aFleet, aVoyageText, logged, stored } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { actOnVoyage } from '@/lib/voyages/mutations';
import { emptyCompanyText, emptyPortNoticeText, emptyVesselText } from './input';
import { amendVessel, createCompany, createPortNotice, createVessel, mergeVessels } from './mutations';
import { portNotices, vessels } from './queries';

onTestDatabase();

let ann: Person;
let viewer: Person;
let administrator: Person;
beforeAll(async () => {
  [ann, viewer, administrator] = [
    await aPerson('analyst'),
    await aPerson('viewer'),
    await aPerson('administrator'),
  ];
});

const reasons = (result: { done: boolean; refusals?: { reason: string; field?: string }[] }) =>
  result.refusals?.map(({ reason, field }) => [reason, field]) ?? 'done';

/** A valid IMO number that no other test has. */
function anImo(): string {
  const digits = Array.from({ length: 6 }, () => Math.floor(Math.random() * 10));
  const sum = digits.reduce((total, digit, index) => total + digit * (7 - index), 0);
  return digits.join('') + (sum % 10);
}

test('a vessel is entered once by its IMO number; its name may be another’s too', async () => {
  const imoNumber = anImo();
  const shusha = {
    ...emptyVesselText(),
    name: 'Shusha',
    imoNumber: `IMO ${imoNumber}`,
    deadweightTonnes: '7 875',
    ladenDraughtM: '4,5',
    flag: 'az',
  };
  const entered = await createVessel(ann, shusha);
  if (!entered.done) throw new Error(JSON.stringify(entered.refusals));
  const entry = (await vessels(viewer)).find(({ id }) => id === entered.value.id);
  expect(entry).toMatchObject({
    name: 'Shusha',
    imoNumber,
    deadweightKg: 7_875_000,
    ladenDraughtM: 4.5,
    flag: 'AZ',
    tpc: null,
    voyages: 0,
  });
  expect(reasons(await createVessel(ann, shusha))).toEqual([['imoTaken', 'imoNumber']]);
  expect(reasons(await createVessel(ann, { ...shusha, imoNumber: '' }))).toBe('done');
  expect(
    reasons(await createVessel(ann, { ...shusha, name: ' ', imoNumber: '1234568', flag: 'Azerbaijan' })),
  ).toEqual([
    ['empty', 'name'],
    ['imoInvalid', 'imoNumber'],
    ['flagInvalid', 'flag'],
  ]);
  expect(reasons(await createVessel(viewer, shusha))).toEqual([['notAllowed', undefined]]);
});

test('of two amendments of a vessel the second is told', async () => {
  const made = await createVessel(ann, { ...emptyVesselText(), name: 'Taraz' });
  if (!made.done) throw new Error('not made');
  const vessel = { ...emptyVesselText(), name: 'Taraz', deadweightTonnes: '12 365' };
  expect(reasons(await amendVessel(ann, made.value.id, { version: 1, vessel, reason: '' }))).toEqual([
    ['reasonMissing', 'reason'],
  ]);
  expect(await amendVessel(ann, made.value.id, { version: 1, vessel, reason: 'register seen' })).toEqual({
    done: true,
    value: { version: 2 },
  });
  expect(reasons(await amendVessel(ann, made.value.id, { version: 1, vessel, reason: 'other' }))).toEqual([
    ['changedMeanwhile', undefined],
  ]);
});

test('a company is entered once, whatever the case of its letters', async () => {
  const name = `Şirkət İ ${randomUUID().slice(0, 6)}`;
  expect(reasons(await createCompany(ann, { ...emptyCompanyText(), name }))).toBe('done');
  expect(
    reasons(
      await createCompany(ann, { ...emptyCompanyText(), name: ` ${name.replace('Şirkət İ', 'ŞIRKƏT ı')}` }),
    ),
  ).toEqual([['companyTaken', 'name']]);
});

test('a port notice has a terminal, a first day and, for a draught limit, the limit', async () => {
  const { loadTerminalId: terminalId } = await aFleet();
  const notice = {
    ...emptyPortNoticeText(),
    terminalId,
    draughtLimitM: '5.2',
    validFrom: '01.04.2025',
    validTo: '31.05.2025',
    source: 'harbour master',
  };
  expect(
    reasons(await createPortNotice(ann, { ...notice, terminalId: null, draughtLimitM: '', validFrom: '' })),
  ).toEqual([
    ['empty', 'terminalId'],
    ['empty', 'validFrom'],
    ['empty', 'draughtLimitM'],
  ]);
  expect(reasons(await createPortNotice(ann, { ...notice, validTo: '31.03.2025' }))).toEqual([
    ['noticeDates', 'validTo'],
  ]);
  expect(reasons(await createPortNotice(viewer, notice))).toEqual([['notAllowed', undefined]]);
  expect(reasons(await createPortNotice(ann, notice))).toBe('done');
  expect((await portNotices(viewer)).find((one) => one.terminalId === terminalId)).toMatchObject({
    kind: 'draught_limit',
    draughtLimitM: 5.2,
    validFrom: '2025-04-01',
    validTo: '2025-05-31',
  });
});

test('two entries of one ship become one; the duplicate stays and points there', async () => {
  const [one, other] = [await aFleet(), await aFleet()];
  const record = await logged(ann, aVoyageText(one));
  const merge = { fromId: one.vesselId, intoId: other.vesselId, reason: 'one hull' };
  expect(reasons(await mergeVessels(ann, merge))).toEqual([['notAllowed', undefined]]);
  expect(await mergeVessels(administrator, merge)).toEqual({ done: true, value: { voyages: 1 } });
  expect((await stored(record.voyageNo)).vessel?.id).toBe(other.vesselId);
  expect((await vessels(viewer)).find(({ id }) => id === one.vesselId)?.mergedInto?.id).toBe(other.vesselId);
  expect(reasons(await mergeVessels(administrator, merge))).toEqual([['notMergeable', undefined]]);
  const { rows } = await owner().query(
    "SELECT reason FROM revision WHERE table_name = 'vessel' AND row_id = $1 ORDER BY id DESC LIMIT 1",
    [String(one.vesselId)],
  );
  expect(rows).toEqual([{ reason: 'one hull' }]);
});

test('ships that were in two places at once are not one, and nothing is moved', async () => {
  const [one, other] = [await aFleet(), await aFleet()];
  const [record] = [await logged(ann, aVoyageText(one)), await logged(ann, aVoyageText(other))];
  const merge = { fromId: one.vesselId, intoId: other.vesselId, reason: 'one hull' };
  expect(reasons(await mergeVessels(administrator, merge))).toEqual([['voyagesOverlap', 'vesselId']]);
  await actOnVoyage(ann, record.voyageNo, { version: record.version, kind: 'close', reason: 'no outturn' });
  expect(reasons(await mergeVessels(administrator, merge))).toEqual([['voyageClosed', undefined]]);
  expect((await stored(record.voyageNo)).vessel?.id).toBe(one.vesselId);
});
