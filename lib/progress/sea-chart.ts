/**
 * The middle Caspian as a drawing: projection, coast, and the way ships take. Pure but for reading the coast once;
 * drawn on the server, so that neither the library nor the world's coasts travel.
 */
import { geoDistance, geoInterpolate, geoMercator, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

/** Longitude and latitude in degrees. */
export type Place = readonly [longitude: number, latitude: number];
/** Units of the drawing. */
export interface Spot {
  x: number;
  y: number;
}

export const CHART = { width: 480, height: 400 };

/** South-west and north-east of what is shown, around Aktau and Baku. */
const CORNERS: readonly Place[] = [
  [48.3, 39.75],
  [52.5, 44.1],
];

const projection = geoMercator()
  .fitExtent(
    [
      [0, 0],
      [CHART.width, CHART.height],
    ],
    { type: 'MultiPoint', coordinates: CORNERS.map((place) => [...place]) },
  )
  .clipExtent([
    [-2, -2],
    [CHART.width + 2, CHART.height + 2],
  ]);

let coast: Promise<string> | null = null;

/** The land as the `d` of a path, cut to the drawing: a few kilobytes. Read and cut once. */
export function coastPath(): Promise<string> {
  coast ??= import('world-atlas/land-50m.json').then(({ default: world }) => {
    return geoPath(projection).digits(1)(feature(world, world.objects.land)) ?? '';
  });
  return coast;
}

/** Where a place is on the drawing; null outside of it. */
export function spotOf(place: Place): Spot | null {
  const [x = NaN, y = NaN] = projection([...place]) ?? [];
  const inside = x >= 0 && x <= CHART.width && y >= 0 && y <= CHART.height;
  return inside ? { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 } : null;
}

/** Round the Absheron peninsula and its shoals; a sketch of the usual way, not for navigation. */
const ROUND_ABSHERON: readonly Place[] = [
  [50.75, 40.5],
  [50.55, 40.1],
  [49.85, 39.95],
];
/** A port south of the peninsula: its latitude is below that of the cape. */
const SOUTH_OF = 40.3;

/** The way from port to port: straight, but round the peninsula where it lies between. */
export function wayBetween(from: Place, to: Place): Place[] {
  const round = to[1] < SOUTH_OF && from[1] > SOUTH_OF;
  return [from, ...(round ? ROUND_ABSHERON : []), to];
}

/** The place at `share` (0 to 1) of the way by distance on the sphere. */
export function placeAlong(way: readonly Place[], share: number): Place {
  const legs = way.slice(1).map((to, index) => {
    const from = way[index] ?? to;
    return { from, to, length: geoDistance([...from], [...to]) };
  });
  let left = Math.min(1, Math.max(0, share)) * legs.reduce((sum, { length }) => sum + length, 0);
  for (const { from, to, length } of legs) {
    if (left <= length) return geoInterpolate([...from], [...to])(length === 0 ? 0 : left / length);
    left -= length;
  }
  return way.at(-1) ?? [0, 0];
}
