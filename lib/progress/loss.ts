/** Rows → drawable: transit loss by vessel, signed, against ±0.5 %. A vessel without an outturn is a gap. Pure. */
import type { Kg } from '@/lib/quantity';

/** The counted lots of one vessel. */
export interface LossRow {
  vesselId: number | null;
  name: string | null;
  imoNumber: string | null;
  /** With an outturn. */
  lots: number;
  without: number;
  /** B/L and B/L less outturn of the lots with an outturn; a gain is negative. */
  blKg: Kg;
  lossKg: Kg;
}

export interface VesselLoss extends LossRow {
  /** Loss ÷ B/L; null without an outturn. */
  share: number | null;
  overLimit: boolean;
  /** Another vessel of the list has the same name. */
  namesake: boolean;
}

export interface LossByVessel {
  vessels: VesselLoss[];
  /** Of all vessels together, those left out of the list included. */
  share: number | null;
  lots: number;
  without: number;
  over: number;
  leftOut: number;
  /** The end of the drawing's scale on both sides: a whole half per cent that holds every share, at least 1 %. */
  reach: number;
}

/** The limit of DOMAIN's transit loss: 0.5 % exactly is within. */
export const LOSS_LIMIT = 0.005;
/** So many vessels are listed, those with the most tonnes. */
const LISTED = 40;

function judged(row: Pick<LossRow, 'blKg' | 'lossKg'>): { share: number | null; overLimit: boolean } {
  if (row.blKg === 0) return { share: null, overLimit: false };
  return { share: row.lossKg / row.blKg, overLimit: Math.abs(row.lossKg) * 200 > row.blKg };
}

/** The greatest loss first, gains last, vessels without an outturn at the end. */
export function lossByVessel(rows: readonly LossRow[]): LossByVessel {
  const listed = [...rows].sort((a, b) => b.blKg - a.blKg || b.without - a.without).slice(0, LISTED);
  const vessels = listed
    .map((row) => ({
      ...row,
      ...judged(row),
      namesake: row.name !== null && listed.some((other) => other !== row && other.name === row.name),
    }))
    .sort(
      (a, b) => (b.share ?? -Infinity) - (a.share ?? -Infinity) || (a.name ?? '').localeCompare(b.name ?? ''),
    );
  const sum = (of: (row: LossRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const furthest = Math.max(0, ...vessels.map(({ share }) => Math.abs(share ?? 0)));
  return {
    vessels,
    share: judged({ blKg: sum(({ blKg }) => blKg), lossKg: sum(({ lossKg }) => lossKg) }).share,
    lots: sum(({ lots }) => lots),
    without: sum(({ without }) => without),
    over: rows.filter((row) => judged(row).overLimit).length,
    leftOut: rows.length - listed.length,
    reach: Math.max(0.01, Math.ceil(furthest / LOSS_LIMIT) * LOSS_LIMIT),
  };
}
