import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import classes from '@/components/progress/section.module.css';
import { VoyageTimeSection } from '@/components/progress/voyage-time';
import type { Person } from '@/lib/people/role';
import type { Selection } from '@/lib/progress/filter';
import { bandsOf, type Disruption } from '@/lib/progress/series';
import { voyageTime } from '@/lib/progress/voyage-time';
import { voyageTimeOf } from '@/lib/progress/voyage-time.queries';

type SectionProps = { person: Person | null; selection: Selection; year: number; disruptions: Disruption[] };

/** What follows the board's first answer: each section asks for itself and is shown when it is read. */
export async function BoardSections(props: SectionProps) {
  const t = await getTranslations('operations');
  const waiting = (what: string) => <p className={classes.waiting}>{t('waiting', { what })}</p>;
  return (
    <>
      <Suspense fallback={waiting(t('voyageTime.title'))}>
        <VoyageTime {...props} />
      </Suspense>
    </>
  );
}

async function VoyageTime({ person, selection, year, disruptions }: SectionProps) {
  const rows = await voyageTimeOf(person, selection, year);
  return (
    <VoyageTimeSection
      time={voyageTime(rows, year)}
      year={year}
      selection={selection}
      bands={bandsOf(disruptions, year)}
    />
  );
}
