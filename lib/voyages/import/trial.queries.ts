import 'server-only';
import { groupRows, readRow } from './group';
import { InFile } from './in-file';
import { judge } from './judge.queries';
import { finderIn } from './names';
import { Reader } from './reader';
import { readRegistry, storedFor } from './stored.queries';
import type { Batch, Pending, Trial } from './tried';
import { isTotal, tellWhose } from './whose';

const CHUNK = 125;
/** So long at most until others get their turn. */
const TURN_MS = 25;

/**
 * Tries a file out against the log as it is now, by the rules of the form: nothing is written. `progress` gets lines
 * done; between chunks others are served. The lines are taken out of `batch`: a long file is held once.
 */
export async function tryOut(batch: Batch, progress: (done: number) => void = () => {}): Promise<Trial> {
  let turn = performance.now();
  const breathe = async () => {
    if (performance.now() - turn < TURN_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    turn = performance.now();
  };
  const registry = await readRegistry();
  const finder = finderIn(registry);
  const reader = new Reader(batch, registry, finder);
  const rows = [];
  for (const row of batch.rows) {
    if (!isTotal(row.cells, batch.reading.fields)) rows.push(readRow(row, batch.reading));
    await breathe();
  }
  batch.rows.length = 0;
  tellWhose(rows, batch.reading);
  const groups = groupRows(rows.splice(0), batch.reading);
  const trial: Trial = { voyages: [], creates: new Map(), amends: new Map() };
  const inFile = new InFile(batch.reading);
  let done = 0;
  let examining: Promise<void> = Promise.resolve();
  while (groups.length > 0) {
    const chunk = groups.splice(0, CHUNK);
    const stored = await storedFor(chunk, finder);
    const pending: Pending[] = [];
    for (const group of chunk) {
      const read = reader.read(group, stored(group));
      trial.voyages.push(read.tried);
      if (read.pending) pending.push(read.pending);
      await breathe();
    }
    for (const one of pending) inFile.refuseTwice(one);
    const fit = pending.filter(({ tried }) => tried.verdict !== 'refused' && tried.verdict !== 'same');
    // The database judges this chunk while the next one is read.
    await examining;
    examining = judge(fit, batch, trial, breathe);
    examining.catch(() => {});
    done += chunk.reduce((sum, group) => sum + group.rows.length, 0);
    progress(done);
  }
  await examining;
  for (const no of inFile.overlapping(trial)) {
    trial.creates.delete(no);
    trial.amends.delete(no);
  }
  return trial;
}
