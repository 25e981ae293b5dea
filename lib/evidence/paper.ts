/** The papers of a voyage: what each one is, what it speaks of, and which logged numbers it backs. Client-safe. */
import type { VoyageRecord } from '@/lib/voyages/record';
import { EVENTS, portOf, type EventName, type Port } from '@/lib/voyages/voyage';
import type { MediaType } from './content';

/** Also the database enum `paper_kind`. */
export const PAPER_KINDS = ['bill_of_lading', 'outturn_report', 'statement_of_facts', 'other'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Bytes: 10 MB. */
export const PAPER_MAX_SIZE = 10 * 1024 * 1024;

/** What a paper speaks of: a lot, one event, the whole log of a port, or the voyage as a whole. */
export type About =
  | { of: 'lot'; lotId: number }
  | { of: 'event'; event: EventName }
  | { of: 'port'; port: Port }
  | { of: 'voyage' };

export interface Paper {
  id: number;
  kind: PaperKind;
  about: About;
  fileName: string;
  mediaType: MediaType;
  /** Bytes. */
  size: number;
  /** Of the bytes, in hexadecimal. */
  sha256: string;
  at: Date;
  by: string;
}

/** Somebody's words about a voyage; `text` is null once they withdrew it. */
export interface Comment {
  id: number;
  text: string | null;
  at: Date;
  by: string;
  withdrawnAt: Date | null;
  /** Whether whoever reads it wrote it. */
  own: boolean;
}

/** Bills of lading and outturn reports are about a lot; statements of facts about times; other papers about anything. */
export function fits(kind: PaperKind, { of }: About): boolean {
  if (kind === 'other') return true;
  return kind === 'statement_of_facts' ? of !== 'lot' : of === 'lot';
}

const LOT = /^lot\.([1-9]\d{0,9})$/;

/** `lot.12`, `event.sailed`, `port.load`, `voyage`; null when it is none of these. */
export function readAbout(text: string): About | null {
  const lot = LOT.exec(text);
  if (lot) {
    const lotId = Number(lot[1]);
    return lotId <= 2_147_483_647 ? { of: 'lot', lotId } : null;
  }
  const [of, name] = text.split(/\.(.*)/s);
  if (of === 'event') {
    const event = EVENTS.find((one) => one.name === name);
    return event ? { of, event: event.name } : null;
  }
  if (of === 'port') return name === 'load' || name === 'discharge' ? { of, port: name } : null;
  return text === 'voyage' ? { of: 'voyage' } : null;
}

/** Read back by {@link readAbout}. */
export function printAbout(about: About): string {
  if (about.of === 'lot') return `lot.${about.lotId}`;
  if (about.of === 'event') return `event.${about.event}`;
  return about.of === 'port' ? `port.${about.port}` : 'voyage';
}

type Lot = VoyageRecord['lots'][number];

/** A number that a paper can back. */
export type Marked = { of: 'bl' | 'outturn'; lotId: number } | { of: 'time'; event: EventName };

/** When a number last took the place of another one. */
export type Amended = Marked & { at: Date };

/**
 * A logged number, or the actual times at a port, with the papers behind it, and whether it was amended after the last
 * of them was kept: it may have been put right by its paper, or away from it.
 */
export type Claim =
  | { of: 'bl' | 'outturn'; lot: Lot; kg: number; papers: Paper[]; amendedSince: Date | null }
  | {
      of: 'times';
      port: Port;
      logged: EventName[];
      unbacked: EventName[];
      amendedSince: EventName[];
      papers: Paper[];
    };

export interface Backing {
  claims: Claim[];
  /** Papers that back no logged number: other papers, and those whose number is not logged. */
  rest: Paper[];
  /** How many B/L quantities, outturns and actual times are logged, and how many of them a paper backs. */
  logged: number;
  backed: number;
}

const isAboutLot = (lot: Lot, kind: PaperKind) => (paper: Paper) =>
  paper.kind === kind && paper.about.of === 'lot' && paper.about.lotId === lot.id;

/** Whether a statement of facts covers an event: it is about it, about its port, or about the whole voyage. */
function covers({ kind, about }: Paper, event: EventName): boolean {
  if (kind !== 'statement_of_facts') return false;
  if (about.of === 'event') return about.event === event;
  return about.of === 'port' ? about.port === portOf(event) : about.of === 'voyage';
}

/**
 * Which numbers of a voyage are backed by paper: B/L tonnes by a bill of lading on that lot, an outturn by an outturn
 * report on that lot, an actual time by a statement of facts. Planned and estimated values are nobody's to prove.
 */
export function backingOf(
  { lots, events }: Pick<VoyageRecord, 'lots' | 'events'>,
  papers: readonly Paper[],
  amended: readonly Amended[],
): Backing {
  const since = (behind: readonly Paper[], is: (one: Amended) => boolean): Date | null => {
    const { at } = amended.find(is) ?? {};
    return at && behind.length > 0 && behind.every((paper) => paper.at < at) ? at : null;
  };
  const ofLots = lots.flatMap((lot): Claim[] => {
    const claim = (of: 'bl' | 'outturn', kg: number | null, kind: PaperKind): Claim[] => {
      if (kg === null) return [];
      const behind = papers.filter(isAboutLot(lot, kind));
      const amendedSince = since(behind, (one) => one.of === of && one.lotId === lot.id);
      return [{ of, lot, kg, papers: behind, amendedSince }];
    };
    return [...claim('bl', lot.blKg, 'bill_of_lading'), ...claim('outturn', lot.outturnKg, 'outturn_report')];
  });
  const happened = new Set(events.filter(({ actual }) => actual).map(({ name }) => name));
  const ofPorts = (['load', 'discharge'] as const).flatMap((port): Claim[] => {
    const logged = EVENTS.filter((event) => event.port === port && happened.has(event.name)).map(
      ({ name }) => name,
    );
    if (logged.length === 0) return [];
    const covering = papers.filter((paper) => logged.some((event) => covers(paper, event)));
    const unbacked = logged.filter((event) => !covering.some((paper) => covers(paper, event)));
    const amendedSince = logged.filter((event) =>
      since(
        covering.filter((paper) => covers(paper, event)),
        (one) => one.of === 'time' && one.event === event,
      ),
    );
    return [{ of: 'times', port, logged, unbacked, amendedSince, papers: covering }];
  });
  const claims = [...ofLots, ...ofPorts];
  const backing = new Set(claims.flatMap((claim) => claim.papers));
  return {
    claims,
    rest: papers.filter((paper) => !backing.has(paper)),
    logged: claims.reduce((sum, claim) => sum + (claim.of === 'times' ? claim.logged.length : 1), 0),
    backed: claims.reduce(
      (sum, claim) =>
        sum +
        (claim.of === 'times' ? claim.logged.length - claim.unbacked.length : +(claim.papers.length > 0)),
      0,
    ),
  };
}

/** The papers behind one logged number; null where nothing is logged that a paper could back. */
export function papersBehind({ claims }: Pick<Backing, 'claims'>, marked: Marked): Paper[] | null {
  for (const claim of claims) {
    if (claim.of === 'times') {
      if (marked.of === 'time' && claim.logged.includes(marked.event))
        return claim.papers.filter((paper) => covers(paper, marked.event));
    } else if (marked.of === claim.of && marked.lotId === claim.lot.id) return claim.papers;
  }
  return null;
}

const MB = 1024 * 1024;

/** `240 kB`, `1.3 MB`: rounded up, so that what is too large never reads as if it were not. */
export function printSize(bytes: number): string {
  if (bytes < MB / 10) return `${Math.ceil(bytes / 1024)} kB`;
  return `${(Math.ceil((bytes / MB) * 10) / 10).toFixed(1)} MB`;
}
