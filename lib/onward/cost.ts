/** What a tonne costs on each route on one day, and against the others. Pure, client-safe. */
import type { LocalDate } from '@/lib/calendar';
import { LEGS, ROUTES, type Leg, type Route } from '@/lib/registry/onward';

export interface Cost {
  id: number;
  route: Route;
  leg: Leg;
  /** A tonne, in whole cents. */
  cents: number;
  currency: string;
  validFrom: LocalDate;
  validTo: LocalDate | null;
}

/** The parts that make up each route: without one of them its sum is only a least. CPC is one line from field to ship. */
export const PARTS: Record<Route, readonly Leg[]> = {
  baku: ['to_load_port', 'load_terminal', 'sea', 'discharge_terminal', 'pipeline', 'export_terminal'],
  makhachkala: ['to_load_port', 'load_terminal', 'sea', 'discharge_terminal', 'pipeline', 'export_terminal'],
  cpc: ['pipeline', 'export_terminal'],
};

export interface LegCost {
  leg: Leg;
  /** More than one: they contradict each other, and none is counted. */
  costs: Cost[];
}

export interface RouteCost {
  route: Route;
  legs: LegCost[];
  /** Of the whole route where it has a price, else of the legs that are known; one a currency. */
  sums: { currency: string; cents: number }[];
  /** A price of the whole, or of every part. */
  complete: boolean;
}

/** The costs in force on `day`, by route; a leg nobody knows is there without any. */
export function costsOn(costs: readonly Cost[], day: LocalDate): RouteCost[] {
  const inForce = costs.filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo),
  );
  return ROUTES.map((route) => {
    const legs = LEGS.flatMap((leg): LegCost[] => {
      const found = inForce.filter((cost) => cost.route === route && cost.leg === leg);
      return found.length > 0 || PARTS[route].includes(leg) ? [{ leg, costs: found }] : [];
    });
    const certain = legs.flatMap(({ costs: of }) => (of.length === 1 ? of : []));
    const whole = certain.filter(({ leg }) => leg === 'whole_route');
    const counted = whole.length > 0 ? whole : certain;
    const sums = new Map<string, number>();
    for (const { currency, cents } of counted) sums.set(currency, (sums.get(currency) ?? 0) + cents);
    return {
      route,
      legs,
      sums: [...sums].map(([currency, cents]) => ({ currency, cents })),
      complete: whole.length > 0 || PARTS[route].every((leg) => certain.some((cost) => cost.leg === leg)),
    };
  });
}

/** What the Baku route costs more (or less, negative) a tonne than `other`; or why that cannot be said. */
export type Against =
  | { kind: 'difference'; cents: number; currency: string }
  | { kind: 'incomplete'; route: Route }
  | { kind: 'currencies' };

export function against(baku: RouteCost, other: RouteCost): Against {
  for (const one of [baku, other]) if (!one.complete) return { kind: 'incomplete', route: one.route };
  const [ours, theirs] = [baku.sums[0], other.sums[0]];
  if (baku.sums.length > 1 || other.sums.length > 1 || !ours || ours.currency !== theirs?.currency)
    return { kind: 'currencies' };
  return { kind: 'difference', cents: ours.cents - theirs.cents, currency: ours.currency };
}
