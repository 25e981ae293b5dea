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
import { now } from '@/lib/calendar';
import { may } from '@/lib/people/role';
import { changesSince } from '@/lib/progress/changes.queries';
import { gapFilter } from '@/lib/progress/filter';
import { lowMonths } from '@/lib/progress/gaps';
import { bandsOf } from '@/lib/progress/series';
import { coastPath } from '@/lib/progress/sea-chart';
import { STALE_AFTER_HOURS, voyageWays, whereabouts } from '@/lib/progress/whereabouts';
import { LOOK_BACK_DAYS, whereaboutsRows } from '@/lib/progress/whereabouts.queries';
import { GAPS } from '@/lib/voyages/filter';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import { canonicalQuery } from '@/lib/views/place';
import { viewsFor } from '@/lib/views/queries';
import { voyageTotals } from '@/lib/voyages/totals.queries';
import { boardBridge, boardTake } from './board-ahead';
import { read, wholeScope } from './board-charts';
import { filesOf } from './board-files';
import {
  boardViews,
  putBackBoardView,
  removeBoardView,
  replaceBoardView,
  saveBoardView,
} from './board-view-actions';
import { queryOf, saidIn, type OpenBoard } from './open-board';

/** Rows that a report on paper has room for; of the past its changes take some of it. */
const ON_PAPER = { changes: 5, vessels: 10, vesselsOfPast: 7 };

type Reader = (board: OpenBoard, paper: boolean) => Promise<React.ReactNode>;

const viewActs: ViewActs = {
  save: saveBoardView,
  replace: replaceBoardView,
  remove: removeBoardView,
  putBack: putBackBoardView,
};

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
    const files = paper ? null : filesOf(board)('bridge');
    return bridge && <BridgeSection {...{ bridge, paper, files }} standing={board.standing} />;
  },
  async voyageTime(board, paper) {
    const {
      selection,
      disruptions,
      chosen: { year },
    } = board;
    const time = await read.voyageTime(board);
    const bands = bandsOf(disruptions, year);
    const files = paper ? undefined : filesOf(board);
    return <VoyageTimeSection {...{ time, year, selection, bands, paper, files }} />;
  },
  async intakes(board) {
    const {
      selection,
      disruptions,
      chosen: { year },
    } = board;
    const [intakes, bands] = [await read.intakes(board), bandsOf(disruptions, year)];
    return <IntakesSection {...{ intakes, year, selection, bands }} files={filesOf(board)('intakes')} />;
  },
  async loss(board, paper) {
    const {
      selection,
      chosen: { year, known },
    } = board;
    const most = known === null ? ON_PAPER.vessels : ON_PAPER.vesselsOfPast;
    const loss = await read.loss(board);
    const files = paper ? null : filesOf(board)('loss');
    return <LossSection {...{ loss, year, selection, files }} most={paper ? most : undefined} />;
  },
  async fleet(board) {
    const {
      selection,
      disruptions,
      chosen: { year },
    } = board;
    const [fleet, bands] = [await read.fleet(board), bandsOf(disruptions, year)];
    return <FleetSection {...{ fleet, year, selection, bands }} files={filesOf(board)('fleet')} />;
  },
  async years(board) {
    const { selection, chosen } = board;
    const address = { ...chosen, target: chosen.target.key, scope: chosen.scope.key };
    return <YearsSection {...await read.years(board)} {...{ address, selection }} files={filesOf(board)} />;
  },
  async whereabouts({ person, selection, today, when }) {
    const at = when?.at ?? now();
    const [rows, coast] = await Promise.all([whereaboutsRows(person, selection, today), coastPath()]);
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
  async gaps(board) {
    const {
      person,
      selection,
      chosen: { year },
      rows,
    } = board;
    const whole = wholeScope(board);
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
