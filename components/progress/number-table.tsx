import classes from './board.module.css';

type NumberTableProps = {
  caption: string;
  head: React.ReactNode;
  children: React.ReactNode;
  foot?: React.ReactNode;
};

/** Numbers in right-aligned tabular figures; on a narrow screen it scrolls by itself, also by keyboard. */
export function NumberTable({ caption, head, children, foot }: NumberTableProps) {
  return (
    <div className={classes.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes.numbers}>
        <caption className={classes.unseen}>{caption}</caption>
        <thead>{head}</thead>
        <tbody>{children}</tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}
