import { useTranslations } from 'next-intl';
import { printMoment } from '@/lib/calendar';
import type { Comment } from '@/lib/evidence/paper';
import type { Result } from '@/lib/result';
import type { VoyageRecord } from '@/lib/voyages/record';
import { CommentForm } from './comment-form';
import { WithdrawButton } from './withdraw-button';
import classes from './evidence.module.css';

export interface CommentActions {
  add: (typed: { voyageNo: string; text: string }) => Promise<Result<null>>;
  withdraw: (typed: { voyageNo: string; id: number }) => Promise<Result<null>>;
}

interface CommentsProps {
  voyage: VoyageRecord;
  comments: readonly Comment[];
  /** Null for those who only read. */
  actions: CommentActions | null;
}

/** What people said about the voyage, oldest first; a closed voyage is still spoken about. */
export function Comments({ voyage, comments, actions }: CommentsProps) {
  const t = useTranslations('evidence');
  const words = useTranslations('voyages');
  const { voyageNo, zones, loadTerminal } = voyage;
  const print = (at: Date) => printMoment(at, zones.load);
  return (
    <section className={classes.section}>
      <h2 id="comments" tabIndex={-1}>
        {t('comments.title')}
      </h2>
      {comments.length === 0 && <p className={classes.quiet}>{t('comments.none')}</p>}
      {comments.length > 0 && (
        <ol className={classes.comments}>
          {comments.map(({ id, text, by, at, own, withdrawnAt }) => (
            <li key={id}>
              <p className={classes.head}>
                {t('comments.by', { name: by, at: print(at) })}
                {own && actions && !withdrawnAt && (
                  <WithdrawButton at={print(at)} withdraw={actions.withdraw} comment={{ voyageNo, id }} />
                )}
              </p>
              {withdrawnAt ? (
                <p className={classes.quiet}>{t('comments.withdrawn', { at: print(withdrawnAt) })}</p>
              ) : (
                <p className={classes.said}>{text}</p>
              )}
            </li>
          ))}
        </ol>
      )}
      {comments.length > 0 && (
        <p className={classes.small}>
          {t('comments.time', { port: loadTerminal?.port ?? words('ports.load') })}
        </p>
      )}
      {actions && <CommentForm voyageNo={voyageNo} add={actions.add} />}
    </section>
  );
}
