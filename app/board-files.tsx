import 'server-only';
import { ChartFiles, type FilesOf } from '@/components/progress/chart-files';
import { now } from '@/lib/calendar';
import { linkToBoard } from '@/lib/progress/filter';
import type { OpenBoard } from './open-board';

/** What each chart of that board is taken away as. */
export function filesOf({ chosen, standing, when }: OpenBoard): FilesOf {
  const address = linkToBoard({ ...chosen, target: chosen.target.key, scope: chosen.scope.key });
  const known = { at: when?.at ?? now(), snapshot: when?.snapshot?.name ?? null };
  return function files(chart) {
    return <ChartFiles {...{ chart, address, chosen, standing, known }} />;
  };
}
