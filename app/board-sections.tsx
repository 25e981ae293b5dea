import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { FleetSection } from '@/components/progress/fleet';
import { IntakesSection } from '@/components/progress/intakes';
import { LossSection } from '@/components/progress/loss';
import classes from '@/components/progress/section.module.css';
import { VoyageTimeSection } from '@/components/progress/voyage-time';
import { WhereaboutsSection } from '@/components/progress/whereabouts';
import { now, yearOf, type LocalDate, type Month } from '@/lib/calendar';
import type { Person } from '@/lib/people/role';
import type { Selection } from '@/lib/progress/filter';
import { fleetOf } from '@/lib/progress/fleet';
import { fleetRows } from '@/lib/progress/fleet.queries';
import { intakesOf } from '@/lib/progress/intakes';
import { intakeRows } from '@/lib/progress/intakes.queries';
import { lossByVessel } from '@/lib/progress/loss';
import { lossRows } from '@/lib/progress/loss.queries';
import { bandsOf, type Disruption } from '@/lib/progress/series';
import { coastPath } from '@/lib/progress/sea-chart';
import { STALE_AFTER_HOURS, voyageWays, whereabouts } from '@/lib/progress/whereabouts';
import { LOOK_BACK_DAYS, whereaboutsRows } from '@/lib/progress/whereabouts.queries';
import { voyageTime } from '@/lib/progress/voyage-time';
import { voyageTimeOf } from '@/lib/progress/voyage-time.queries';

type SectionProps = {
  person: Person | null;
  selection: Selection;
  year: number;
  /** Today at the load port, and its zone. */
  today: LocalDate;
  zone: string;
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
      {props.year === yearOf(props.today) && (
        <Suspense fallback={waiting(t('whereabouts.title'))}>
          <Whereabouts {...props} />
        </Suspense>
      )}
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

/** It is about now: a board of another year has no such map. */
async function Whereabouts({ person, selection, today, zone }: SectionProps) {
  const at = now();
  const [rows, coast] = await Promise.all([whereaboutsRows(person, selection.data, today), coastPath()]);
  const { tankers, heardOf, terminals, passageHours } = rows;
  return (
    <WhereaboutsSection
      tankers={whereabouts(tankers, { now: at, passageHours })}
      leftOut={heardOf - tankers.length}
      terminals={terminals}
      ways={voyageWays(terminals)}
      coast={coast}
      now={at}
      zone={zone}
      lookBackDays={LOOK_BACK_DAYS}
      staleHours={STALE_AFTER_HOURS}
    />
  );
}
