import classes from './charts.module.css';

type FloatingBarProps = {
  /** Where it begins and ends, 0 to 1 of the full width; `to` before `from` is a step back. */
  from: number;
  to: number;
  tone: 'sum' | 'step';
};

const TONES = { sum: 'floatingSum', less: 'floatingLess', more: 'floatingMore' } as const;

/** One step of a bridge beside its number, drawn on the server; the hairline shows where the next one begins. */
export function FloatingBar({ from, to, tone }: FloatingBarProps) {
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  const kind = TONES[tone === 'sum' ? 'sum' : to < from ? 'less' : 'more'];
  return (
    <svg className={classes.floating} width="100%" height="22" aria-hidden="true">
      <line className={classes.floatingEnd} x1={percent(to)} x2={percent(to)} y1="0" y2="100%" />
      <rect
        className={classes[kind]}
        x={percent(Math.min(from, to))}
        width={percent(Math.max(Math.abs(to - from), 0.002))}
        y="18%"
        height="64%"
      />
    </svg>
  );
}
