import { roundTicks, printTick } from './scale';
import classes from './strip.module.css';

type ColumnStripProps = {
  /** What the picture is and where its numbers are. */
  label: string;
  /** Null is a gap: nothing is drawn; a zero is a line on the axis. `mark` is a tick above or across the column. */
  columns: { label: string; value: number | null; mark: number | null }[];
  /** Lettered stretches of the axis, both ends by the columns' labels. */
  spans: { letter: string; fromLabel: string; toLabel: string }[];
};

const WIDTH = 260;
const PLOT = { left: 26, right: WIDTH - 2, top: 14, bottom: 84 };
const HEIGHT = 98;

/** A small column chart, drawn on the server: a few columns, two numbers on its axis, spans behind. */
export function ColumnStrip({ label, columns, spans }: ColumnStripProps) {
  const top = roundTicks(Math.max(0, ...columns.flatMap(({ value, mark }) => [value ?? 0, mark ?? 0]))).at(
    -1,
  );
  const step = (PLOT.right - PLOT.left) / Math.max(1, columns.length);
  const left = (index: number) => PLOT.left + index * step;
  const y = (value: number) => tenth(PLOT.bottom - (value / (top ?? 1)) * (PLOT.bottom - PLOT.top));
  const indexOf = (name: string) => columns.findIndex((column) => column.label === name);
  return (
    <svg className={classes.strip} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {spans.map(({ letter, fromLabel, toLabel }) => {
        const [from, to] = [indexOf(fromLabel), indexOf(toLabel)];
        if (from < 0 || to < 0) return null;
        const x = tenth(left(from));
        return (
          <g key={letter}>
            <rect
              className={classes.span}
              x={x}
              y={PLOT.top}
              width={tenth((to - from + 1) * step)}
              height={PLOT.bottom - PLOT.top}
            />
            <text className={classes.letter} x={tenth(x + ((to - from + 1) * step) / 2)} y={PLOT.top - 4}>
              {letter}
            </text>
          </g>
        );
      })}
      <path className={classes.axis} d={`M${PLOT.left} ${PLOT.bottom}H${PLOT.right}`} />
      <path className={classes.grid} d={`M${PLOT.left} ${PLOT.top}H${PLOT.right}`} />
      <text className={classes.value} x={PLOT.left - 4} y={PLOT.top + 4}>
        {printTick(top ?? 1)}
      </text>
      <text className={classes.value} x={PLOT.left - 4} y={PLOT.bottom + 3}>
        0
      </text>
      {columns.map(({ label: name, value, mark }, index) => {
        const [x, width] = [tenth(left(index) + step * 0.16), tenth(step * 0.68)];
        return (
          <g key={name}>
            {value === 0 && <path className={classes.zero} d={`M${x} ${PLOT.bottom}h${width}`} />}
            {value !== null && value !== 0 && (
              <rect
                className={classes.column}
                x={x}
                y={y(value)}
                width={width}
                height={tenth(PLOT.bottom - y(value))}
              />
            )}
            {mark !== null && <path className={classes.mark} d={`M${x} ${y(mark)}h${width}`} />}
            <text className={classes.name} x={tenth(x + width / 2)} y={HEIGHT - 3}>
              {name.slice(0, 1)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
