import { printTick, roundTicks } from './scale';
import classes from './strip.module.css';

type StackedColumnsProps = {
  /** What the picture is and where its numbers are. */
  label: string;
  /** What lies on one another, from below; at most three. */
  names: readonly string[];
  /** A value for each name; null is a gap, drawn as nothing. */
  columns: { label: string; values: (number | null)[] }[];
  unit: string;
};

const WIDTH = 520;
const PLOT = { left: 46, right: WIDTH - 2, top: 8, bottom: 118 };
const HEIGHT = 134;
const TONES = [classes.column, classes.second, classes.third] as const;

/** Columns of parts on one another, drawn on the server; its legend says which is which. */
export function StackedColumns({ label, names, columns, unit }: StackedColumnsProps) {
  const sums = columns.map(({ values }) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0));
  const top = roundTicks(Math.max(0, ...sums)).at(-1) ?? 1;
  const step = (PLOT.right - PLOT.left) / Math.max(1, columns.length);
  const height = (value: number) => (value / top) * (PLOT.bottom - PLOT.top);
  return (
    <figure className={classes.figure}>
      <svg className={classes.wide} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <path className={classes.axis} d={`M${PLOT.left} ${PLOT.bottom}H${PLOT.right}`} />
        <path className={classes.grid} d={`M${PLOT.left} ${PLOT.top}H${PLOT.right}`} />
        <text className={classes.value} x={PLOT.left - 4} y={PLOT.top + 4}>
          {`${printTick(top)} ${unit}`}
        </text>
        <text className={classes.value} x={PLOT.left - 4} y={PLOT.bottom + 3}>
          0
        </text>
        {columns.map((column, index) => {
          const x = PLOT.left + (index + 0.16) * step;
          return (
            <g key={column.label}>
              {column.values.map((value, part) => {
                const below = column.values.slice(0, part).reduce<number>((sum, one) => sum + (one ?? 0), 0);
                return value === null || value === 0 ? null : (
                  <rect
                    key={names[part]}
                    className={TONES[part]}
                    x={tenth(x)}
                    y={tenth(PLOT.bottom - height(below + value))}
                    width={tenth(step * 0.68)}
                    height={tenth(height(value))}
                  />
                );
              })}
              <text className={classes.name} x={tenth(x + step * 0.34)} y={HEIGHT - 3}>
                {column.label}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption className={classes.names} aria-hidden="true">
        {names.map((name, part) => (
          <span key={name}>
            <svg width="12" height="10">
              <rect className={TONES[part]} x="0" y="0" width="12" height="10" />
            </svg>{' '}
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
