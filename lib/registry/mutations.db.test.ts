import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { aPerson, onTestDatabase } from '@/e2e/database';
import { aFleet, aVoyageText, logged } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import {
  emptyCompanyText,
  emptyGradeText,
  emptyPortNoticeText,
  emptyTerminalText,
  emptyVesselText,
} from './input';
import { amendEntry, createCompany, createEntry, createVessel } from './mutations';
import { entryOf, portNotices, vessels } from './queries';
import { entryHistory, noticesInForce } from './record.queries';
import { textOfEntry } from './text';

onTestDatabase();

let ann: Person;
let viewer: Person;
beforeAll(async () => {
  [ann, viewer] = [await aPerson('analyst'), await aPerson('viewer')];
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
    lastVoyage: null,
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

test('of two amendments the second is told, and the first stands', async () => {
  const made = await createEntry(ann, 'vessels', { ...emptyVesselText(), name: 'Taraz' });
  if (!made.done) throw new Error('not made');
  const { id } = made.value;
  const text = { ...emptyVesselText(), name: 'Taraz', deadweightTonnes: '12 365' };
  expect(reasons(await amendEntry(ann, 'vessels', id, { version: 1, text, reason: ' ' }))).toEqual([
    ['reasonMissing', 'reason'],
  ]);
  const seen = { version: 1, text, reason: 'register seen' };
  expect(reasons(await amendEntry(viewer, 'vessels', id, seen))).toEqual([['notAllowed', undefined]]);
  expect(await amendEntry(ann, 'vessels', id, seen)).toEqual({ done: true, value: { id } });
  const other = { version: 1, text: { ...text, name: 'Tarass' }, reason: 'other' };
  expect(reasons(await amendEntry(ann, 'vessels', id, other))).toEqual([['changedMeanwhile', undefined]]);
  expect(await entryOf(viewer, 'vessels', id)).toMatchObject({ name: 'Taraz', version: 2 });
  expect(await entryHistory(viewer, 'vessels', id)).toMatchObject([
    {
      act: 'amended',
      by: ann.name,
      reason: 'register seen',
      changes: [{ field: 'deadweightTonnes', from: null, to: '12\u202f365.000' }],
    },
    { act: 'entered', changes: [{ field: 'name', to: 'Taraz' }] },
  ]);
});

test('a grade’s API gravity comes with its source, and its name is taken once', async () => {
  const name = `Tengiz ${randomUUID().slice(0, 6)}`;
  const grade = { ...emptyGradeText(), name, apiGravity: '47,8' };
  expect(reasons(await createEntry(ann, 'grades', grade))).toEqual([['apiSourceMissing', 'source']]);
  const made = await createEntry(ann, 'grades', { ...grade, source: 'assay 2024' });
  if (!made.done) throw new Error('not made');
  expect(await entryOf(viewer, 'grades', made.value.id)).toMatchObject({ name, apiGravity: 47.8 });
  expect(reasons(await createEntry(ann, 'grades', { ...emptyGradeText(), name }))).toEqual([
    ['nameTaken', 'name'],
  ]);
});

test('a terminal’s zone is one of the time-zone database, and stays while voyages were timed in it', async () => {
  const fleet = await aFleet();
  const entry = await entryOf(viewer, 'terminals', fleet.loadTerminalId);
  if (!entry) throw new Error('no terminal');
  const text = textOfEntry('terminals', entry);
  const amended = (change: object, version = entry.version) =>
    amendEntry(ann, 'terminals', entry.id, { version, text: { ...text, ...change }, reason: 'checked' });
  expect(reasons(await amended({ timeZone: 'Asia/Aktau' }))).toEqual([['zoneUnknown', 'timeZone']]);
  expect(reasons(await amended({ timeZone: '+05:00' }))).toEqual([['zoneUnknown', 'timeZone']]);
  expect(reasons(await amended({ timeZone: 'Asia/Almaty', unLocode: 'kzaau' }))).toBe('done');
  await logged(ann, aVoyageText(fleet));
  expect(reasons(await amended({ timeZone: 'Asia/Aqtau' }, 2))).toEqual([['zoneInUse', 'timeZone']]);
  expect(reasons(await amended({ timeZone: 'Asia/Almaty', role: 'discharge' }, 2))).toEqual([
    ['roleInUse', 'role'],
  ]);
  expect(reasons(await amended({ timeZone: 'Asia/Almaty', latitude: '43.6005', note: 'berth 4' }, 2))).toBe(
    'done',
  );
  expect(
    reasons(await createEntry(ann, 'terminals', { ...emptyTerminalText(), name: randomUUID() })),
  ).toEqual([
    ['empty', 'port'],
    ['empty', 'country'],
    ['empty', 'timeZone'],
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
    reasons(
      await createEntry(ann, 'notices', { ...notice, terminalId: null, draughtLimitM: '', validFrom: '' }),
    ),
  ).toEqual([
    ['empty', 'terminalId'],
    ['empty', 'validFrom'],
    ['empty', 'draughtLimitM'],
  ]);
  expect(reasons(await createEntry(ann, 'notices', { ...notice, validTo: '31.03.2025' }))).toEqual([
    ['noticeDates', 'validTo'],
  ]);
  expect(reasons(await createEntry(viewer, 'notices', notice))).toEqual([['notAllowed', undefined]]);
  expect(reasons(await createEntry(ann, 'notices', notice))).toBe('done');
  expect((await portNotices(viewer)).find((one) => one.terminalId === terminalId)).toMatchObject({
    kind: 'draught_limit',
    draughtLimitM: 5.2,
    validFrom: '2025-04-01',
    validTo: '2025-05-31',
  });
});

test('one restriction stands once; withdrawn it restricts nothing, and its history says so', async () => {
  const { loadTerminalId: terminalId } = await aFleet();
  const notice = { ...emptyPortNoticeText(), terminalId, draughtLimitM: '5.2', validFrom: '01.04.2025' };
  const made = await createEntry(ann, 'notices', notice);
  if (!made.done) throw new Error('not made');
  expect(reasons(await createEntry(ann, 'notices', notice))).toEqual([['noticeThere', 'validFrom']]);
  const inForce = async () =>
    (await noticesInForce(viewer)).filter(({ id }) => id === made.value.id).map(({ id }) => id);
  expect(await inForce()).toEqual([made.value.id]);

  const entry = await entryOf(viewer, 'notices', made.value.id);
  if (!entry) throw new Error('not there');
  const text = { ...textOfEntry('notices', entry), standing: 'withdrawn' };
  const withdrawal = { version: entry.version, text, reason: 'of another port' };
  expect(reasons(await amendEntry(ann, 'notices', entry.id, withdrawal))).toBe('done');
  expect(await inForce()).toEqual([]);
  expect((await entryHistory(viewer, 'notices', entry.id))[0]).toMatchObject({
    reason: 'of another port',
    changes: [{ field: 'standing', from: null, to: 'withdrawn' }],
  });
  // What was withdrawn can be entered again.
  expect(reasons(await createEntry(ann, 'notices', notice))).toBe('done');
});

test('what a form opens with reads back as what is stored', async () => {
  const made = await createVessel(ann, {
    ...emptyVesselText(),
    name: 'Zangezur',
    deadweightTonnes: '7,875.123',
    ladenDraughtM: '4.5',
    tpc: '21.35',
  });
  if (!made.done) throw new Error('not made');
  const entry = await entryOf(viewer, 'vessels', made.value.id);
  if (!entry) throw new Error('not there');
  const unchanged = { version: 1, text: textOfEntry('vessels', entry), reason: 'nothing' };
  expect(reasons(await amendEntry(ann, 'vessels', entry.id, unchanged))).toBe('done');
  expect(await entryOf(viewer, 'vessels', entry.id)).toEqual(entry);
});
