import classes from './section.module.css';

type BoardSectionProps = {
  title: string;
  /** The computed sentence. */
  says: React.ReactNode;
  children: React.ReactNode;
};

/** One question of the board: its title, a plain sentence that answers it, then drawing and numbers. */
export function BoardSection({ title, says, children }: BoardSectionProps) {
  // Sections come in answers of their own, in each of which React would count its ids from the first again.
  const id = title.replace(/\W+/g, '-');
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className={classes.says}>{says}</p>
      {children}
    </section>
  );
}

/** Numbers that are opened when asked for; on paper they are always there. */
export function MoreNumbers({ summary, children }: { summary: string; children: React.ReactNode }) {
  return (
    <details className={classes.more}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
