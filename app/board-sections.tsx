import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { FleetSection } from '@/components/progress/fleet';
import { IntakesSection } from '@/components/progress/intakes';
import { LossSection } from '@/components/progress/loss';
import classes from '@/components/progress/section.module.css';
import { VoyageTimeSection } from '@/components/progress/voyage-time';
import type { LocalDate, Month } from '@/lib/calendar';
import type { Person } from '@/lib/people/role';
import type { Selection } from '@/lib/progress/filter';
import { fleetOf } from '@/lib/progress/fleet';
import { fleetRows } from '@/lib/progress/fleet.queries';
import { intakesOf } from '@/lib/progress/intakes';
import { intakeRows } from '@/lib/progress/intakes.queries';
import { lossByVessel } from '@/lib/progress/loss';
import { lossRows } from '@/lib/progress/loss.queries';
import { bandsOf, type Disruption } from '@/lib/progress/series';
import { voyageTime } from '@/lib/progress/voyage-time';
import { voyageTimeOf } from '@/lib/progress/voyage-time.queries';

type SectionProps = {
  person: Person | null;
  selection: Selection;
  year: number;
  /** Today at the load port. */
  today: LocalDate;
  logBegins: Month | null;
  disruptions: Disruption[];
};

/** What follows the board's first answer: each section asks for itself and is shown when it is read. */
export async function BoardSections(props: SectionProps) {
  const t = await getTranslations('operations');
  const waiting = (what: string) => <p className={classes.waiting}>{t('waiting', { what })}</p>;
  return (
    <>
      <Suspense fallback={waiting(t('voyageTime.title'))}>
        <VoyageTime {...props} />
      </Suspense>
      <Suspense fallback={waiting(t('intakes.title'))}>
        <Intakes {...props} />
      </Suspense>
      <Suspense fallback={waiting(t('loss.title'))}>
        <Loss {...props} />
      </Suspense>
      <Suspense fallback={waiting(t('fleet.title'))}>
        <TankersInUse {...props} />
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

async function Intakes({ person, selection, year, disruptions }: SectionProps) {
  const rows = await intakeRows(person, selection, year);
  return (
    <IntakesSection
      intakes={intakesOf(rows, year)}
      year={year}
      selection={selection}
      bands={bandsOf(disruptions, year)}
    />
  );
}

async function Loss({ person, selection, year }: SectionProps) {
  const rows = await lossRows(person, selection, year);
  return <LossSection loss={lossByVessel(rows)} year={year} selection={selection} />;
}

async function TankersInUse({ person, selection, year, today, logBegins, disruptions }: SectionProps) {
  const rows = await fleetRows(person, selection, year);
  return (
    <FleetSection
      fleet={fleetOf(rows, { year, today, logBegins })}
      year={year}
      selection={selection}
      bands={bandsOf(disruptions, year)}
    />
  );
}
