import classes from './charts.module.css';

type Mark = { share: number; name: string; value: string };

type BulletBarProps = {
  label: string;
  /** How far the bar reaches, 0 to 1 of the full width. */
  share: number;
  name: string;
  value: string;
  /** Vertical marks on it; the first is the nearer one. */
  marks: Mark[];
};

/** One bar with marks across it, drawn on the server; the labels below it are text, so that nothing overlaps. */
export function BulletBar({ label, share, name, value, marks }: BulletBarProps) {
  const percent = (part: number) => `${(part * 100).toFixed(2)}%`;
  return (
    <div className={classes.bullet}>
      <svg className={classes.bulletBar} role="img" aria-label={label} width="100%" height="28">
        <rect className={classes.bulletTrack} y="4" width="100%" height="20" />
        <rect className={classes.bulletFill} y="8" width={percent(share)} height="12" />
        {marks.map((mark, index) => (
          <svg key={mark.name} x={percent(mark.share)} overflow="visible">
            <line
              className={index === 0 && marks.length > 1 ? classes.bulletNear : classes.bulletFar}
              x1={mark.share > 0.99 ? -1.5 : 0}
              x2={mark.share > 0.99 ? -1.5 : 0}
              y1="0"
              y2="28"
            />
          </svg>
        ))}
      </svg>
      <ul className={classes.legend} aria-hidden="true">
        <li>
          <span className={classes.keyFill} /> {name} <b>{value}</b>
        </li>
        {marks.map((mark, index) => (
          <li key={mark.name}>
            <span className={index === 0 && marks.length > 1 ? classes.keyNear : classes.keyFar} />{' '}
            {mark.name} <b>{mark.value}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
