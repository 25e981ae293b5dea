'use client';

import { useCallback, useEffect, useRef, useState, useTransition } from 'react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Refusal } from '@/lib/result';
import type { ReadCell } from '@/lib/voyages/import/as-read';
import type { Correction } from '@/lib/voyages/import/stage.mutations';
import type { BatchHead, Outcome, ShownVoyage } from '@/lib/voyages/import/stage.queries';
import type { Verdict } from '@/lib/voyages/import/tried';
import { ColumnTable } from './column-table';
import { ImportButtons } from './import-buttons';
import classes from './import.module.css';
import { problemInWords } from './problem-words';
import { post } from './progress';
import { VoyageList } from './voyage-list';

export type ReviewedBatch = BatchHead & { sample: string[][] };

/** With what each cell was read as. */
export type ReadVoyage = Omit<ShownVoyage, 'rows'> & {
  rows: (ShownVoyage['rows'][number] & { read: ReadCell[] })[];
};

type ReviewProps = { batch: ReviewedBatch; show: Verdict; voyages: ReadVoyage[]; next: number | null };

const VERDICTS: readonly Verdict[] = ['refused', 'doubted', 'amend', 'create', 'same'];

/** How a file is read, what is wrong with it, what would become of it; every correction tries it out again. */
export function Review({ batch, show, voyages, next }: ReviewProps) {
  const t = useTranslations('import');
  const texts = useTranslations('voyages');
  const refusalTexts = useTranslations('refusals');
  const router = useRouter();
  const [work, setWork] = useState<{ kind: 'trying' | 'importing'; done: number } | null>(null);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const { id, checked, outcome, rows } = batch;
  // What it became is on its way: until it is here, what would be mended is gone already.
  const [renewing, renew] = useTransition();
  const busy = work !== null || renewing;

  const run = useCallback(
    async (kind: 'trying' | 'importing', body: unknown) => {
      setWork({ kind, done: 0 });
      setRefusals([]);
      const url = `/voyages/import/${id}/${kind === 'trying' ? 'trial' : 'run'}`;
      const result = await post<Outcome>(url, body, (done) => setWork({ kind, done }));
      if (!result.done) setRefusals(result.refusals);
      setWork(null);
      renew(() => router.refresh());
    },
    [id, router, renew],
  );
  const correct = (correction: Correction) => void run('trying', correction);

  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || checked || outcome) return;
    begun.current = true;
    // After the effect: its first step is a change of state.
    queueMicrotask(() => void run('trying', {}));
  }, [checked, outcome, run]);

  return (
    <>
      <h1>{t('review.title', { file: batch.fileName })}</h1>
      <p className={classes.quiet}>{t('review.size', { rows, columns: batch.headers.length })}</p>
      <div role="status" aria-live="polite" className={classes.work}>
        {work && (
          <>
            <progress max={rows} value={work.done} aria-label={t(`work.${work.kind}`)} />{' '}
            {t(`work.${work.kind}`)} {t('work.done', { done: Math.round(work.done), rows })}
          </>
        )}
      </div>
      {refusals.map((refusal, index) => (
        <p key={index} role="alert" className={classes.wrong}>
          {problemInWords(refusal, t, texts, refusalTexts)}
        </p>
      ))}
      {outcome && (
        <section className={classes.outcome}>
          <h2>{t('outcome.title')}</h2>
          <p>{t('outcome.text', { ...outcome })}</p>
          {outcome.heldBack > 0 && <a href={`/voyages/import/${id}/held-back`}>{t('heldBack.download')}</a>}
        </section>
      )}
      {!outcome && (
        <ColumnTable key={JSON.stringify(batch.fields)} batch={batch} busy={busy} correct={correct} />
      )}
      {checked?.totals?.length ? (
        <p>{t('review.totals', { count: checked.totals.length, list: checked.totals.join(', ') })}</p>
      ) : null}
      {checked && (
        <section>
          <h2>{outcome ? t('review.wasFound') : t('review.wouldBecome')}</h2>
          <nav aria-label={t('review.verdicts')} className={classes.verdicts}>
            {VERDICTS.filter((verdict) => checked.counts[verdict] > 0).map((verdict) => (
              <Link
                key={verdict}
                href={`/voyages/import/${id}?show=${verdict}`}
                aria-current={verdict === show ? 'page' : undefined}
                scroll={false}
              >
                {t(`verdicts.${verdict}`, { count: checked.counts[verdict] })}
              </Link>
            ))}
          </nav>
          {!outcome && (
            <ImportButtons
              key={batch.warningReason}
              batch={batch}
              checked={checked}
              busy={busy}
              run={run}
              correct={correct}
            />
          )}
          <VoyageList batch={batch} voyages={voyages} busy={busy || outcome !== null} correct={correct} />
          {next !== null && (
            <Link href={`/voyages/import/${id}?show=${show}&after=${next}`}>{t('review.next')}</Link>
          )}
        </section>
      )}
      <p>
        <Link href="/voyages/import">{t('review.another')}</Link> ·{' '}
        <Link href="/voyages">{t('export.back')}</Link>
      </p>
    </>
  );
}
