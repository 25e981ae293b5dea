/** What the checker finds: a key to be worded, the numbers in it, and the arithmetic step by step. Client-safe. */
import type { Kg } from '@/lib/quantity';
import { KG_PER, type Figure, type MassUnit } from './figure';

/**
 * How a finding ends, the gravest last: the arithmetic holds; the numbers differ because they speak of different
 * things; what is printed is wrong and other figures show how; two sources contradict one another.
 */
export const OUTCOMES = ['agrees', 'explained', 'resolved', 'disputed'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** `alone`: nothing published can be held against it. */
export const VERDICTS = ['agrees', 'explained', 'resolved', 'disputed', 'alone'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type QuantityUnit =
  MassUnit | 'bbl' | 'bblPerT' | 'percent' | 'voyages' | 'months' | 'times' | 'apart';

export interface Quantity {
  value: number;
  unit: QuantityUnit;
  /** The figure it is printed in. */
  figure?: string;
}

/** One line of arithmetic. `growth` is new over old less one, in per cent; − and ÷ take the first by all others. */
export interface Step {
  operator: '+' | '−' | '×' | '÷' | 'growth';
  terms: Quantity[];
  result: Quantity;
  /** What stands in print for the result. */
  printed: Quantity | null;
  /** Whether the two agree within the rounding of the source; null where nothing is printed. */
  agrees: boolean | null;
}

export type FindingKey =
  | 'changeAgrees'
  | 'changeDisagrees'
  | 'unitSlipInChange'
  | 'splicedSentence'
  | 'baseAgrees'
  | 'baseDisagrees'
  | 'baseImpossible'
  | 'partsAgree'
  | 'partsDisagree'
  | 'periodsAgree'
  | 'periodsDisagree'
  | 'partTooLarge'
  | 'gradePart'
  | 'gradePartTooLarge'
  | 'stages'
  | 'stagesOutOfOrder'
  | 'differenced'
  | 'usedIn'
  | 'confirmed'
  | 'relayed'
  | 'rival'
  | 'unitSlip'
  | 'plansProRated'
  | 'superseded'
  | 'tooSmall'
  | 'barrels'
  | 'barrelsOfAnotherGrade'
  | 'barrelsImplausible'
  | 'perVoyage'
  | 'perMonth'
  | 'perVoyageImplausible'
  | 'promises';

export interface Finding {
  /** The figure it speaks of. */
  about: string;
  key: FindingKey;
  outcome: Outcome;
  /** What the sentence names: numbers with their unit, other figures by key. */
  values: Record<string, Quantity | string>;
  steps: Step[];
  /** Keys of the other figures it uses. */
  uses: string[];
}

/** The unit a figure is shown in: its own, kilotonnes for one in barrels. */
export const massUnitOf = ({ unit }: Pick<Figure, 'unit'>): MassUnit => (unit === 'bbl' ? 'kt' : unit);

export const mass = (kg: Kg, unit: MassUnit = 'kt', figure?: string): Quantity => ({
  value: kg / KG_PER[unit],
  unit,
  ...(figure === undefined ? {} : { figure }),
});
export const percent = (value: number): Quantity => ({ value, unit: 'percent' });
/** The printed value of a figure as a term, in kilotonnes. */
export const term = (figure: Figure): Quantity => mass(figure.kg, 'kt', figure.key);

export const step = (
  operator: Step['operator'],
  terms: Quantity[],
  result: Quantity,
  printed: Quantity | null = null,
  agrees: boolean | null = null,
): Step => ({ operator, terms, result, printed, agrees });
