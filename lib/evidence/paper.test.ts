import { expect, test } from 'vitest';
import type { VoyageRecord } from '@/lib/voyages/record';
import { EVENTS, type EventName } from '@/lib/voyages/voyage';
import { readComment, readPaperFacts } from './input';
import {
  backingOf,
  PAPER_MAX_SIZE,
  papersBehind,
  printAbout,
  printSize,
  readAbout,
  type About,
  type Paper,
} from './paper';

type Lot = VoyageRecord['lots'][number];
const lot = (id: number, blKg: number | null, outturnKg: number | null) =>
  ({ id, no: id, blKg, outturnKg }) as Lot;
const stamp = { at: new Date('2025-01-25T05:00:00Z'), precision: 'minute' } as const;
const happened = (...names: EventName[]) =>
  names.map((name) => ({ name, planned: null, estimated: null, actual: stamp }));
const planned = (name: EventName) => ({ name, planned: stamp, estimated: stamp, actual: null });

let next = 1;
const paper = (kind: Paper['kind'], about: About): Paper => ({
  id: next++,
  kind,
  about,
  fileName: 'scan.pdf',
  mediaType: 'application/pdf',
  size: 1,
  sha256: '',
  at: stamp.at,
  by: 'Ann',
});

test('each number is backed by its own kind of paper on its own lot', () => {
  const voyage = { lots: [lot(1, 9_500_000, 9_490_000), lot(2, 500_000, null)], events: [] };
  const bl = paper('bill_of_lading', { of: 'lot', lotId: 1 });
  const outturn = paper('outturn_report', { of: 'lot', lotId: 2 });
  const other = paper('other', { of: 'lot', lotId: 2 });
  const { claims, rest, logged, backed } = backingOf(voyage, [bl, outturn, other], []);
  expect(claims.map(({ of, papers }) => [of, papers])).toEqual([
    ['bl', [bl]],
    ['outturn', []],
    ['bl', []],
  ]);
  // An outturn report for an outturn nobody logged backs nothing yet.
  expect(rest).toEqual([outturn, other]);
  expect([backed, logged]).toEqual([1, 3]);
});

test('a statement of facts backs the times it covers: one, those of its port, or all', () => {
  const events = [...happened('loading_commenced', 'sailed', 'arrived'), planned('berthed')];
  const voyage = { lots: [], events };
  const ofAktau = paper('statement_of_facts', { of: 'port', port: 'load' });
  const ofArrival = paper('statement_of_facts', { of: 'event', event: 'arrived' });
  const ofSailing = paper('statement_of_facts', { of: 'event', event: 'sailed' });
  const ofAll = paper('statement_of_facts', { of: 'voyage' });
  const unbacked = (...papers: Paper[]) =>
    backingOf(voyage, papers, []).claims.flatMap((claim) => (claim.of === 'times' ? claim.unbacked : []));
  expect(unbacked()).toEqual(['loading_commenced', 'sailed', 'arrived']);
  expect(unbacked(ofAktau)).toEqual(['arrived']);
  expect(unbacked(ofSailing)).toEqual(['loading_commenced', 'arrived']);
  expect(unbacked(ofAktau, ofArrival)).toEqual([]);
  expect(backingOf(voyage, [ofAll], [])).toMatchObject({ backed: 3, logged: 3, rest: [] });
});

test('each number knows the papers behind it; one that is not logged has nothing to back', () => {
  const voyage = { lots: [lot(1, 9_500_000, null)], events: happened('sailed', 'arrived') };
  const bl = paper('bill_of_lading', { of: 'lot', lotId: 1 });
  const ofSailing = paper('statement_of_facts', { of: 'event', event: 'sailed' });
  const backing = backingOf(voyage, [bl, ofSailing], []);
  expect(papersBehind(backing, { of: 'bl', lotId: 1 })).toEqual([bl]);
  expect(papersBehind(backing, { of: 'outturn', lotId: 1 })).toBeNull();
  expect(papersBehind(backing, { of: 'bl', lotId: 2 })).toBeNull();
  expect(papersBehind(backing, { of: 'time', event: 'sailed' })).toEqual([ofSailing]);
  expect(papersBehind(backing, { of: 'time', event: 'arrived' })).toEqual([]);
  expect(papersBehind(backing, { of: 'time', event: 'berthed' })).toBeNull();
});

test('a number amended after the last of its papers was kept says so, until a later paper is', () => {
  const voyage = { lots: [lot(1, 9_500_000, 9_490_000)], events: happened('sailed', 'arrived') };
  const later = new Date('2025-01-26T05:00:00Z');
  const bl = paper('bill_of_lading', { of: 'lot', lotId: 1 });
  const ofAll = paper('statement_of_facts', { of: 'voyage' });
  const amended = [
    { of: 'bl', lotId: 1, at: later },
    { of: 'outturn', lotId: 1, at: later },
    { of: 'time', event: 'arrived', at: later },
    { of: 'time', event: 'sailed', at: new Date('2025-01-24T05:00:00Z') },
  ] as const;
  const since = (...papers: Paper[]) =>
    backingOf(voyage, papers, amended).claims.map(({ amendedSince }) => amendedSince);
  // Lot 1's B/L, its outturn, the times at Aktau, the times at Baku.
  expect(since(bl, ofAll)).toEqual([later, null, [], ['arrived']]);
  expect(since(bl, { ...bl, at: new Date('2025-01-27T05:00:00Z') })).toEqual([null, null, [], []]);
  expect(since()).toEqual([null, null, [], []]);
});

test('where nothing is logged there is nothing to back', () => {
  const about = paper('statement_of_facts', { of: 'event', event: 'berthed' });
  expect(backingOf({ lots: [lot(1, null, null)], events: [planned('berthed')] }, [about], [])).toEqual({
    claims: [],
    rest: [about],
    logged: 0,
    backed: 0,
  });
});

test('what a paper is about is read back as it is printed, and nothing else is', () => {
  const all: About[] = [
    { of: 'voyage' },
    { of: 'lot', lotId: 12 },
    { of: 'port', port: 'discharge' },
    ...EVENTS.map(({ name }) => ({ of: 'event' as const, event: name })),
  ];
  for (const about of all) expect(readAbout(printAbout(about))).toEqual(about);
  for (const text of [
    '',
    'lot',
    'lot.',
    'lot.0',
    'lot.1e3',
    'lot.4294967296',
    'event.none',
    'port.sea',
    'ship.1',
  ])
    expect(readAbout(text)).toBeNull();
});

test('a bill of lading is about a lot, a statement of facts never is', () => {
  const reasons = (kind: string, about: string) => {
    const read = readPaperFacts(new URLSearchParams({ kind, about, name: 'a.pdf' }));
    return read.done ? 'done' : read.refusals.map(({ reason, field }) => `${field} ${reason}`).join();
  };
  expect(reasons('bill_of_lading', 'lot.1')).toBe('done');
  expect(reasons('bill_of_lading', 'voyage')).toBe('about paperAboutMissing');
  expect(reasons('statement_of_facts', 'lot.1')).toBe('about paperAboutMissing');
  expect(reasons('statement_of_facts', 'event.sailed')).toBe('done');
  expect(reasons('other', 'lot.1')).toBe('done');
  expect(reasons('receipt', 'lot.1')).toBe('kind paperKindMissing');
});

test('a size that is too large never reads as if it were not', () => {
  expect([1, 1024, 1025, 300_000, PAPER_MAX_SIZE].map(printSize)).toEqual([
    '1 kB',
    '1 kB',
    '2 kB',
    '0.3 MB',
    '10.0 MB',
  ]);
  expect(printSize(PAPER_MAX_SIZE + 1)).toBe('10.1 MB');
});

test('a comment is plain text of up to 4 000 letters', () => {
  expect(readComment(' Asked the agent.\r\n\tNo answer\0\x1b[31m yet. ')).toEqual({
    done: true,
    value: 'Asked the agent.\n\tNo answer[31m yet.',
  });
  expect(readComment('😀'.repeat(4000))).toMatchObject({ done: true });
  expect(readComment('a'.repeat(4001))).toMatchObject({ refusals: [{ reason: 'textTooLong' }] });
  expect(readComment(' \n ')).toMatchObject({ refusals: [{ reason: 'commentEmpty' }] });
  expect(readComment({ toString: () => 'x' })).toMatchObject({ refusals: [{ reason: 'malformed' }] });
});
