import { ALL_GRADES, type Figure, type Kind, type Status, type Unit } from '@/lib/figures/figure';
import { kgFromDecimal } from '@/lib/quantity';
import type { Basis } from '@/lib/targets/target';
import { facts, given, type Fact } from '@/prisma/reference/csv';

/** The figures that ship with the product, as the checker takes them. */

const enumValue = (text: string) => (text === 'B/L' ? 'bl' : text.toLowerCase().replace(/[^a-z]+/g, '_'));
const kg = (tonnes: string | null | undefined) => (tonnes ? kgFromDecimal(tonnes) : null);

function figureOf(fact: Fact): Figure {
  return {
    key: given(fact, 'key'),
    from: given(fact, 'period_start'),
    to: given(fact, 'period_end'),
    kg: kgFromDecimal(given(fact, 'tonnes')),
    unit: given(fact, 'unit_as_cited') as Unit,
    valueAsCited: given(fact, 'value_as_cited'),
    quote: fact.quote ?? null,
    changeAsCited: fact.change_as_cited ?? null,
    changeKg: kg(fact.change_tonnes),
    percentAsCited: fact.percent_as_cited ?? null,
    percent: fact.percent ? Number(fact.percent) : null,
    comparedFrom: fact.compared_start ?? null,
    comparedTo: fact.compared_end ?? null,
    grade: given(fact, 'scope_grade'),
    direction: given(fact, 'scope_direction'),
    basis: enumValue(given(fact, 'basis')) as Basis,
    kind: given(fact, 'kind') as Kind,
    publisher: given(fact, 'publisher'),
    publishedOn: fact.published_on ?? null,
    source: given(fact, 'source'),
    status: enumValue(given(fact, 'status')) as Status,
    note: fact.note ?? null,
    supersedes: null,
    supersededBy: null,
    relayOf: fact.relay_of ?? null,
  };
}

export const shippedFigures = (): Figure[] => facts('reported-figures').map(figureOf);

/** April 2023 by B/L, all grades, Aktau–Baku, 152.4 kt, with what is said otherwise. */
export function aFigure(said: Partial<Figure> = {}): Figure {
  return {
    key: 'a-figure',
    from: '2023-04-01',
    to: '2023-04-30',
    kg: 152_400_000,
    unit: 'kt',
    valueAsCited: '152.4 kt',
    quote: null,
    changeAsCited: null,
    changeKg: null,
    percentAsCited: null,
    percent: null,
    comparedFrom: null,
    comparedTo: null,
    grade: ALL_GRADES,
    direction: 'Aktau–Baku',
    basis: 'bl',
    kind: 'actual',
    publisher: 'KazTransOil',
    publishedOn: null,
    source: 'a test',
    status: 'as_reported',
    note: null,
    supersedes: null,
    supersededBy: null,
    relayOf: null,
    ...said,
  };
}

/** What is known beside the figures that ship: Tengiz crude, and the promises of the reference data. */
export const SHIPPED_KNOWN = {
  apiOf: { Tengiz: 47.8 },
  promises: facts('target-versions').map((promise) => ({
    name: given(promise, 'name'),
    kgPerYear: Number(given(promise, 'tonnes_per_year')) * 1000,
    from: given(promise, 'effective_from'),
    to: promise.effective_to ?? null,
  })),
};
