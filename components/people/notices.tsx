import classes from './people.module.css';

/** What is wrong and belongs to no single field; read out when it appears. */
export function Wrong({ texts }: { texts: string[] }) {
  return (
    <div role="alert" className={classes.notice}>
      {texts.map((text) => (
        <p key={text} className={classes.wrong}>
          {text}
        </p>
      ))}
    </div>
  );
}

/** What has been done; read out politely. */
export function Said({ text }: { text: string | null }) {
  return (
    <div role="status" className={classes.notice}>
      {text && <p className={classes.said}>{text}</p>}
    </div>
  );
}
