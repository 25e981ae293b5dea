import classes from './board.module.css';

type NumberTableProps = {
  caption: string;
  head: React.ReactNode;
  children: React.ReactNode;
  foot?: React.ReactNode;
  /** What it is called where it is saved as a picture, with the bars in its cells. */
  picture?: string;
};

/** Numbers in right-aligned tabular figures; on a narrow screen it scrolls by itself, also by keyboard. */
export function NumberTable({ caption, head, children, foot, picture }: NumberTableProps) {
  return (
    <div className={classes.scroll} role="region" aria-label={caption} tabIndex={0} data-picture={picture}>
      <table className={classes.numbers}>
        <caption className={classes.unseen}>{caption}</caption>
        <thead>{head}</thead>
        <tbody>{children}</tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}
