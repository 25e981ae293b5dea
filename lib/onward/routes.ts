/** What each way out took, and the share of the Baku route: the diversification it exists for. Pure, client-safe. */
import type { Kg } from '@/lib/quantity';
import { ROUTES, type Route } from '@/lib/registry/onward';
import { blocksOf, finest, kgIn, overlap, tied, type Block, type Dated, type Period } from './blocks';

export interface Total extends Dated {
  route: Route;
}

/** Where the tonnes of the Baku route come from. */
export type BakuBy = 'published' | 'log';

/** Baku ÷ (Baku + Makhachkala [+ CPC where known]) over some slots. */
export interface Share {
  at: number;
  length: number;
  /** 0…1; null where Makhachkala or Baku is not known for all of the time. */
  share: number | null;
  bakuBy: BakuBy | null;
  withCpc: boolean;
  /** The published totals it is made of; none where there is no share. */
  ids: number[];
}

export interface WaysOut {
  slots: Period[];
  /** By B/L, as logged; null where the log says nothing. */
  logged: (Kg | null)[];
  blocks: Record<Route, Block[]>;
  shares: Share[];
  /** Longer totals whose parts are shown, and parts of shown totals. */
  aside: Total[];
  /** Routes and entries that overlap without one being a part of the other. */
  overlaps: { route: Route; ids: number[] }[];
}

/** Of all its days only: a share of half a year against a month would be none. */
const wholeOnly = (blocks: readonly Block[]) => blocks.filter(({ whole, kg }) => whole && kg !== null);

export function waysOut(
  slots: readonly Period[],
  totals: readonly Total[],
  logged: readonly (Kg | null)[],
): WaysOut {
  const blocks = {} as Record<Route, Block[]>;
  const aside: Total[] = [];
  for (const route of ROUTES) {
    const split = finest(
      totals.filter((total) => total.route === route && slots.some((slot) => overlap(slot, total))),
      slots,
    );
    blocks[route] = blocksOf(split.kept, slots);
    aside.push(...split.aside);
  }
  const single = slots.map((_, at) => ({ at, length: 1 }));
  const shares = tied([single, blocks.baku, blocks.makhachkala]).map((block) =>
    shareOf(block, blocks, logged),
  );
  return {
    slots: [...slots],
    logged: [...logged],
    blocks,
    shares,
    aside,
    overlaps: ROUTES.flatMap((route) =>
      blocks[route].filter(({ kg }) => kg === null).map(({ ids }) => ({ route, ids })),
    ),
  };
}

function shareOf(
  block: { at: number; length: number },
  blocks: Record<Route, Block[]>,
  logged: readonly (Kg | null)[],
): Share {
  const published = kgIn(wholeOnly(blocks.baku), block);
  const months = logged.slice(block.at, block.at + block.length);
  const byLog = months.includes(null) ? null : months.reduce<number>((sum, kg) => sum + (kg ?? 0), 0);
  const baku = published ?? byLog;
  const makhachkala = kgIn(wholeOnly(blocks.makhachkala), block);
  const cpc = kgIn(wholeOnly(blocks.cpc), block);
  const others = makhachkala === null ? null : makhachkala + (cpc ?? 0);
  const known = baku !== null && others !== null && baku + others > 0;
  const behind = [
    ...(published === null ? [] : blocks.baku),
    ...blocks.makhachkala,
    ...(cpc === null ? [] : blocks.cpc),
  ].filter(({ at, length }) => at < block.at + block.length && at + length > block.at);
  return {
    ...block,
    share: known ? baku / (baku + others) : null,
    bakuBy: known ? (published === null ? 'log' : 'published') : null,
    withCpc: known && cpc !== null,
    ids: known ? behind.flatMap(({ ids }) => ids) : [],
  };
}

/** Why a total should not be relied on: its figure is disputed by a person or by the checker, or was corrected. */
export interface Doubt {
  /** The figure to look at. */
  key: string;
  why: 'disputed' | 'checker' | 'corrected';
}

/** The doubts about totals that are published figures, by their id; `verdictOf` is the checker's. */
export function doubtsAbout(
  totals: readonly {
    id: number;
    figure: { key: string; status: string; correctedBy: string | null } | null;
  }[],
  verdictOf: (key: string) => string | undefined,
): Map<number, Doubt> {
  return new Map(
    totals.flatMap(({ id, figure }): [number, Doubt][] => {
      if (figure === null) return [];
      const { key, status, correctedBy } = figure;
      if (correctedBy !== null) return [[id, { key, why: 'corrected' }]];
      if (status === 'disputed') return [[id, { key, why: 'disputed' }]];
      return verdictOf(key) === 'disputed' ? [[id, { key, why: 'checker' }]] : [];
    }),
  );
}
