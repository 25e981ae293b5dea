import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { CHART, coastPath, placeAlong, spotOf, wayBetween, type Place } from './sea-chart';

const AKTAU: Place = [51.2287, 43.6005];
const SANGACHAL: Place = [49.47, 40.19];
const DUBENDI: Place = [50.3, 40.41];

describe('the chart of the middle Caspian', () => {
  it('holds both ports, north above south, and nothing of Ceyhan', () => {
    const [aktau, baku] = [spotOf(AKTAU), spotOf(SANGACHAL)];
    expect(aktau!.y).toBeLessThan(baku!.y);
    expect(aktau!.x).toBeGreaterThan(baku!.x);
    expect(spotOf([35.9, 36.9])).toBeNull();
  });

  it('draws a coast of a few kilobytes, cut to the drawing', async () => {
    const path = await coastPath();
    expect(path.length).toBeGreaterThan(500);
    expect(path.length).toBeLessThan(8000);
    const numbers = path.match(/-?\d+(\.\d+)?/g)!.map(Number);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(Math.max(CHART.width, CHART.height) + 2);
  });
});

describe('the way between ports', () => {
  it('goes round the peninsula to a port south of it, and straight to one before it', () => {
    expect(wayBetween(AKTAU, DUBENDI)).toEqual([AKTAU, DUBENDI]);
    expect(
      Math.max(
        ...wayBetween(AKTAU, SANGACHAL)
          .slice(1)
          .map(([longitude]) => longitude),
      ),
    ).toBeGreaterThan(50.5);
  });

  it('is followed from its beginning to its end, ever further south', () => {
    const way = wayBetween(AKTAU, DUBENDI);
    expect(placeAlong(way, 0)[1]).toBeCloseTo(AKTAU[1], 6);
    expect(placeAlong(way, 1)[1]).toBeCloseTo(DUBENDI[1], 6);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        expect(placeAlong(way, early)[1]).toBeGreaterThanOrEqual(placeAlong(way, late)[1] - 1e-9);
      }),
    );
  });
});
