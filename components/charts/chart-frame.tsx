import classes from './charts.module.css';

/** The ways a line or a column is drawn; each has its swatch in the legend. */
export type Tone = LineTone | 'range' | 'column' | 'columnProvisional' | 'mark';
export type LineTone = 'actual' | 'provisional' | 'plan' | 'past' | 'forecast' | 'scenario';

type ChartFrameProps = {
  title: string;
  /** One sentence of plain words: what the chart shows. */
  says: string;
  legend: { tone: Tone; name: string }[];
  /** The drawing. */
  chart: React.ReactNode;
  /** What the drawing is called where it is saved as a picture. */
  picture?: string;
  /** What it is taken away as. */
  files?: React.ReactNode;
  /** The same numbers as a table, and what else belongs below. */
  children: React.ReactNode;
};

/** The one quiet frame around a chart: title, sentence, legend, drawing, numbers. */
export function ChartFrame({ title, says, legend, chart, picture, files, children }: ChartFrameProps) {
  // As in every section: answers of their own would count React's ids from the first again.
  const id = title.replace(/\W+/g, '-');
  return (
    <section className={classes.frame} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      <p className={classes.says}>{says}</p>
      <div data-picture={picture}>
        <ul className={classes.legend} aria-hidden="true">
          {legend.map(({ tone, name }) => (
            <li key={tone}>
              <Swatch tone={tone} /> {name}
            </li>
          ))}
        </ul>
        {chart}
      </div>
      {files}
      {children}
    </section>
  );
}

/** How a tone looks, for a legend of its own. */
export function Swatch({ tone }: { tone: Tone }) {
  return (
    <svg className={classes.swatch} width="22" height="10" aria-hidden="true">
      {tone === 'column' || tone === 'columnProvisional' || tone === 'range' ? (
        <rect className={classes[tone]} x="5" y="1" width="12" height="8" />
      ) : (
        <line className={classes[tone]} x1="1" x2="21" y1="5" y2="5" />
      )}
    </svg>
  );
}
