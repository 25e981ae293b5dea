import classes from './strip.module.css';

type RangeBarProps = {
  /** Null is a gap: only the scale is drawn. */
  value: number | null;
  /** What the full width reaches from and to; a bar begins at zero. */
  from: number;
  to: number;
  /** Values at which a line crosses it. */
  lines?: readonly number[];
  /** Beyond what matters: drawn in the colour of what is wrong. */
  wrong?: boolean;
};

/** A bar in a cell of a table; the number beside it says the same, so it is silent. */
export function RangeBar({ value, from, to, lines = [], wrong = false }: RangeBarProps) {
  const percent = (at: number) => Math.round(((at - from) / (to - from || 1)) * 1000) / 10;
  const [zero, end] = [percent(0), percent(Math.min(to, Math.max(from, value ?? 0)))];
  return (
    <svg className={classes.bar} aria-hidden="true" width="100%" height="14">
      {value !== null && (
        <rect
          className={wrong ? classes.wrong : classes.column}
          x={`${Math.min(zero, end)}%`}
          y="3"
          width={`${Math.max(Math.abs(end - zero), 0.4)}%`}
          height="8"
        />
      )}
      {from < 0 && <line className={classes.axis} x1={`${zero}%`} x2={`${zero}%`} y1="0" y2="14" />}
      {lines.map((at) => (
        <line
          key={at}
          className={classes.limit}
          x1={`${percent(at)}%`}
          x2={`${percent(at)}%`}
          y1="0"
          y2="14"
        />
      ))}
    </svg>
  );
}
