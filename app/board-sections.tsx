import 'server-only';
import { BridgeSection } from '@/components/progress/bridge-section';
import { ChangesSection } from '@/components/progress/changes';
import { FleetSection } from '@/components/progress/fleet';
import { GapsSection } from '@/components/progress/gaps';
import { IntakesSection } from '@/components/progress/intakes';
import { LossSection } from '@/components/progress/loss';
import type { SectionName } from '@/components/progress/section-on-view';
import { TakeSection } from '@/components/progress/take-section';
import { VoyageTimeSection } from '@/components/progress/voyage-time';
import { WhereaboutsSection } from '@/components/progress/whereabouts';
import { Texts } from '@/components/texts';
import { ViewList, type ViewActs } from '@/components/views/saved-views';
import { YearsSection } from '@/components/progress/years';
import { firstDay, now } from '@/lib/calendar';
import { may } from '@/lib/people/role';
import { changesSince } from '@/lib/progress/changes.queries';
import { USUAL_YEARS, gapFilter } from '@/lib/progress/filter';
import { fleetOf } from '@/lib/progress/fleet';
import { fleetRows } from '@/lib/progress/fleet.queries';
import { lowMonths } from '@/lib/progress/gaps';
import { intakesOf } from '@/lib/progress/intakes';
import { intakeRows } from '@/lib/progress/intakes.queries';
import { lossByVessel } from '@/lib/progress/loss';
import { lossRows } from '@/lib/progress/loss.queries';
import { loggedMonths } from '@/lib/progress/outlook.queries';
import { periodSum, yearsTable } from '@/lib/progress/years';
import { bandsOf } from '@/lib/progress/series';
import { coastPath } from '@/lib/progress/sea-chart';
import { voyageTime } from '@/lib/progress/voyage-time';
import { voyageTimeOf } from '@/lib/progress/voyage-time.queries';
import { STALE_AFTER_HOURS, voyageWays, whereabouts } from '@/lib/progress/whereabouts';
import { LOOK_BACK_DAYS, whereaboutsRows } from '@/lib/progress/whereabouts.queries';
import { GAPS } from '@/lib/voyages/filter';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import { canonicalQuery } from '@/lib/views/place';
import { viewsFor } from '@/lib/views/queries';
import { voyageTotals } from '@/lib/voyages/totals.queries';
import { boardBridge, boardTake } from './board-ahead';
import { boardViews, removeBoardView, replaceBoardView, saveBoardView } from './board-view-actions';
import { queryOf, saidIn, type OpenBoard } from './open-board';

/** Rows that a report on paper has room for. */
const ON_PAPER = { changes: 8, vessels: 10 };

type Reader = (board: OpenBoard, paper: boolean) => Promise<React.ReactNode>;

const viewActs: ViewActs = { save: saveBoardView, replace: replaceBoardView, remove: removeBoardView };

const READERS: Record<SectionName, Reader> = {
  async views({ person, parameters }) {
    const query = canonicalQuery('board', queryOf(parameters).toString()) ?? '';
    return (
      <Texts of={['views']}>
        <ViewList
          views={await viewsFor(person, 'board')}
          path="/"
          query={query}
          load={boardViews}
          named={saidIn(parameters, 'scenario') ?? ''}
          acts={viewActs}
          mayRemoveShared={may(person, 'removeSharedViews')}
        />
      </Texts>
    );
  },
  async take(board) {
    const take = await boardTake(board);
    return take && <TakeSection take={take} basis={board.standing.basis} />;
  },
  async bridge(board, paper) {
    const bridge = await boardBridge(board);
    return bridge && <BridgeSection bridge={bridge} standing={board.standing} paper={paper} />;
  },
  async voyageTime({ person, selection, chosen: { year }, disruptions }, paper) {
    const time = voyageTime(await voyageTimeOf(person, selection, year), year);
    const bands = bandsOf(disruptions, year);
    return <VoyageTimeSection {...{ time, year, selection, bands, paper }} />;
  },
  async intakes({ person, selection, chosen: { year }, disruptions }) {
    const intakes = intakesOf(await intakeRows(person, selection, year), year);
    return <IntakesSection {...{ intakes, year, selection }} bands={bandsOf(disruptions, year)} />;
  },
  async loss({ person, selection, chosen: { year } }, paper) {
    const loss = lossByVessel(await lossRows(person, selection, year));
    return <LossSection {...{ loss, year, selection }} most={paper ? ON_PAPER.vessels : undefined} />;
  },
  async fleet({ person, selection, chosen: { year }, today, logBegins, disruptions }) {
    const fleet = fleetOf(await fleetRows(person, selection, year), { year, today, logBegins });
    return <FleetSection {...{ fleet, year, selection }} bands={bandsOf(disruptions, year)} />;
  },
  async years({ person, selection, chosen, logBegins, today }) {
    const { target, year, plan, years = USUAL_YEARS, period = null } = chosen;
    const first = `${year - years + 1}-01`;
    const from = firstDay(period !== null && period.from < first ? period.from : first);
    const to = firstDay(period !== null && period.to > `${year}-12` ? period.to : `${year}-12`);
    const logged = { months: await loggedMonths(person, selection, { from, to }), logBegins, today };
    const address = { ...chosen, target: target.key, scope: chosen.scope.key };
    return (
      <YearsSection
        table={yearsTable(logged, year, years)}
        period={period && periodSum(logged, period, target, plan)}
        {...{ address, selection }}
      />
    );
  },
  async whereabouts({ person, selection, today }) {
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
        zone={KNOWN_ZONE}
        lookBackDays={LOOK_BACK_DAYS}
        staleHours={STALE_AFTER_HOURS}
      />
    );
  },
  async changes({ person, selection, chosen: { known, scope, year } }, paper) {
    if (known === null) return null;
    const changes = await changesSince(person, selection, year, known);
    const rows = paper ? changes.rows.slice(0, ON_PAPER.changes) : changes.rows;
    return <ChangesSection changes={{ ...changes, rows }} scope={scope.name} year={year} />;
  },
  async gaps({ person, selection, chosen: { scope, year }, rows }) {
    const whole = scope.gradeIds.length === 0 && scope.shipperId === null;
    const gaps = await Promise.all(
      GAPS.map(async (gap) => {
        const totals = await voyageTotals(person, gapFilter(gap, year, selection));
        return { gap, count: totals.kind === 'totals' ? totals.voyages : `> ${totals.bound}` };
      }),
    );
    return (
      <GapsSection
        gaps={gaps}
        low={lowMonths(rows, (row) => (whole ? row.voyages : row.lots))}
        year={year}
        selection={selection}
        liftedKg={rows.reduce((sum, { kg }) => sum + (kg ?? 0), 0)}
        simulatedKg={rows.reduce((sum, { simulatedKg }) => sum + simulatedKg, 0)}
      />
    );
  },
};

export const isSection = (name: string): name is SectionName => Object.hasOwn(READERS, name);

/** A section of that board, read and drawn; null where the board has none of it. */
export const readSection = (name: SectionName, board: OpenBoard, paper = false): Promise<React.ReactNode> =>
  READERS[name](board, paper);
