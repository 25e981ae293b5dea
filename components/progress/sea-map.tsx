import { CHART, spotOf, wayBetween, type Place } from '@/lib/progress/sea-chart';
import { placeOf, type Berth, type Mark } from '@/lib/progress/whereabouts';
import classes from './whereabouts.module.css';

type SeaMapProps = {
  /** What the picture is and where its numbers are. */
  label: string;
  /** The land, as the `d` of a path in units of the drawing. */
  coast: string;
  terminals: Berth[];
  /** Pairs of terminals between which a way is drawn. */
  ways: [Berth, Berth][];
  marks: Mark[];
};

/** The middle Caspian: coast, ports, the ways between them, and a numbered mark for each tanker. */
export function SeaMap({ label, coast, terminals, ways, marks }: SeaMapProps) {
  return (
    <svg className={classes.map} viewBox={`0 0 ${CHART.width} ${CHART.height}`} role="img" aria-label={label}>
      <path className={classes.land} d={coast} />
      {ways.map(([from, to]) => {
        const [start, end] = [placeOf(from), placeOf(to)];
        return (
          start &&
          end && (
            <path key={`${from.id} ${to.id}`} className={classes.way} d={lineOf(wayBetween(start, end))} />
          )
        );
      })}
      {portsOf(terminals).map(({ port, name, spot: { x, y } }) => (
        <g key={name}>
          <rect className={classes.port} x={x - 3} y={y - 3} width="6" height="6" />
          <text
            className={classes.portName}
            x={toTheLeft(x) ? x - 7 : x + 7}
            y={y - 5}
            textAnchor={toTheLeft(x) ? 'end' : 'start'}
          >
            {port}
          </text>
        </g>
      ))}
      {marks.map(({ no, x, y, simulated, stale }) => (
        <g key={no} className={stale ? classes.stale : undefined}>
          <circle className={simulated ? classes.simulated : classes.real} cx={x} cy={y} r="6.5" />
          <text className={simulated ? classes.noSimulated : classes.noReal} x={x} y={y + 3}>
            {no}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** A name stands over land where there is room for it. */
function toTheLeft(x: number): boolean {
  return x > CHART.width / 5 && x < CHART.width / 2;
}

function lineOf(way: readonly Place[]): string {
  return way
    .flatMap((place) => spotOf(place) ?? [])
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`)
    .join('');
}

/** Terminals that lie on the drawing; of several in one port each is called by its own name. */
function portsOf(terminals: readonly Berth[]) {
  return terminals.flatMap((terminal) => {
    const place = placeOf(terminal);
    const spot = place && spotOf(place);
    if (!spot) return [];
    const alone = terminals.filter(({ port }) => port === terminal.port).length === 1;
    const name = alone ? terminal.port : terminal.name.replace(/ \(.*\)$/, '');
    return [{ name: terminal.name, port: name, spot }];
  });
}
