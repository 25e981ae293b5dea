import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { Comments } from '@/components/evidence/comments';
import { PaperTable } from '@/components/evidence/paper-table';
import { CargoTable } from '@/components/voyages/one/cargo-table';
import { FactsTable } from '@/components/voyages/one/facts-table';
import { History } from '@/components/voyages/one/history';
import classes from '@/components/voyages/one/one.module.css';
import { LaytimeTable } from '@/components/voyages/one/laytime-table';
import { PrintButton } from '@/components/voyages/one/print-button';
import { Delays, Durations, Papers, Warnings } from '@/components/voyages/one/side';
import { VoyageActs } from '@/components/voyages/one/voyage-acts';
import { VoyageHeader } from '@/components/voyages/one/voyage-header';
import { backingOf } from '@/lib/evidence/paper';
import { amendedNumbers, commentsOf, papersOf } from '@/lib/evidence/queries';
import { may } from '@/lib/people/role';
import { historyOf } from '@/lib/voyages/record.queries';
import { mayBeUndone } from '@/lib/voyages/undo';
import { ACTS, canDo, untilReopened } from '@/lib/voyages/voyage';
import { actOnVoyage, undoLast } from '../actions';
import { addComment, removePaper, withdrawComment } from './papers/actions';
import { recordOf } from './record';

type Props = { params: Promise<{ voyageNo: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const record = await recordOf((await params).voyageNo);
  return record ? { title: record.voyageNo } : {};
}

export default async function VoyagePage({ params }: Props) {
  const person = await signedIn();
  const voyage = await recordOf((await params).voyageNo);
  if (!voyage) notFound();
  const t = await getTranslations('voyages');
  const [saves, papers, amended, comments] = await Promise.all([
    historyOf(person, voyage.voyageNo),
    papersOf(person, voyage.id),
    amendedNumbers(person, voyage.id),
    commentsOf(person, voyage.id),
  ]);
  const backing = backingOf(voyage, papers, amended);
  const { voyageNo, version, status } = voyage;
  const mayAmend = may(person, 'logVoyages');
  const keepsEvidence = may(person, 'keepEvidence');
  return (
    <article>
      <VoyageHeader
        voyage={voyage}
        actions={
          <>
            {mayAmend && !untilReopened(status) && (
              <Link
                className={classes.amend}
                href={`/voyages/${encodeURIComponent(voyageNo)}/edit`}
                data-command="amend"
              >
                {t('one.amend')}
              </Link>
            )}
            {mayAmend && (
              <Link
                className={classes.duplicate}
                href={`/voyages/new?like=${encodeURIComponent(voyageNo)}`}
                data-command
              >
                {t('one.duplicate')}
              </Link>
            )}
            {mayAmend && (
              <VoyageActs
                key={version}
                voyageNo={voyageNo}
                version={version}
                kinds={ACTS.filter((kind) => canDo(kind, status) === true)}
                act={actOnVoyage}
              />
            )}
            <PrintButton label={t('one.print')} />
          </>
        }
      />
      <CargoTable voyage={voyage} backing={backing} />
      <div className={classes.columns}>
        <div>
          <FactsTable voyage={voyage} backing={backing} />
          <Delays voyage={voyage} />
          <LaytimeTable voyage={voyage} />
          <PaperTable
            voyage={voyage}
            backing={backing}
            remove={keepsEvidence && status !== 'closed' ? removePaper : null}
            closed={keepsEvidence && status === 'closed'}
          />
          <Comments
            voyage={voyage}
            comments={comments}
            actions={keepsEvidence ? { add: addComment, withdraw: withdrawComment } : null}
          />
        </div>
        <div>
          <Warnings voyage={voyage} />
          <Durations voyage={voyage} />
          <Papers voyage={voyage} />
          <History voyage={voyage} saves={saves} undo={mayAmend && mayBeUndone(saves) ? undoLast : null} />
        </div>
      </div>
    </article>
  );
}
