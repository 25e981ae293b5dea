import 'server-only';
import { createHash } from 'node:crypto';
import { now } from '@/lib/calendar';
import { db } from '@/lib/db';
import { refusalsOf } from '@/lib/fields';
import type { Refusal } from '@/lib/result';
import { differences, isSame, type Differences } from '@/lib/voyages/amendment';
import { examine } from '@/lib/voyages/examination.queries';
import { foldText } from '@/lib/voyages/impossible';
import { USUAL_ZONES, voyageSchema, type VoyageFacts } from '@/lib/voyages/input';
import { fieldOfWarning, loadYear } from '@/lib/voyages/judgement';
import { WARNING_CODES } from '@/lib/voyages/plausibility';
import type { RecordWarning, VoyageRecord } from '@/lib/voyages/record';
import type { NewVoyage } from '@/lib/voyages/rows.mutations';
import { textOf } from '@/lib/voyages/text';
import { actualSpan, type PortZones } from '@/lib/voyages/voyage';
import { groupRows, placeOf, readRow, type Group, type Problem, type Reading } from './group';
import { finderIn, type Finder, type Registry } from './names';
import { readRegistry, storedFor } from './stored.queries';
import { changesOf, writeText, zonesIn, type Change } from './text';

export type Verdict = 'create' | 'amend' | 'same' | 'refused' | 'doubted';

/** What would become of one voyage of the file. */
export interface Tried {
  no: number;
  rows: number[];
  verdict: Verdict;
  voyageNo: string | null;
  changes: Change[];
  problems: Problem[];
}

/** What it takes to store it. */
export interface Amending {
  record: VoyageRecord;
  wanted: VoyageFacts;
  different: Differences;
  warnings: RecordWarning[];
}
export interface Trial {
  voyages: Tried[];
  /** By the number of the voyage in the file. */
  creates: Map<number, NewVoyage>;
  amends: Map<number, Amending>;
}

export interface Batch {
  id: string;
  rows: readonly { no: number; cells: readonly string[] }[];
  reading: Reading;
  /** Why what is implausible is imported all the same; empty: it is not. */
  warningReason: string;
}

const CHUNK = 250;
/** So long at most until others get their turn. */
const TURN_MS = 25;

interface Pending {
  group: Group;
  tried: Tried;
  record: VoyageRecord | null;
  facts: VoyageFacts;
  zones: PortZones;
  lotRows: (number | null)[];
  different: Differences | null;
}

/** The same key for the same voyage of the same file: an import that is sent twice is one. */
function keyOf(batch: string, no: number): string {
  const hex = createHash('sha256').update(`${batch}:${no}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Tries a file out against the log as it is now, by the rules of the form: nothing is written. `progress` gets lines
 * done; between chunks others are served.
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
    rows.push(readRow(row, batch.reading));
    await breathe();
  }
  const groups = groupRows(rows, batch.reading);
  const trial: Trial = { voyages: [], creates: new Map(), amends: new Map() };
  const inFile = new InFile(batch.reading);
  let done = 0;
  let examining: Promise<void> = Promise.resolve();
  for (let at = 0; at < groups.length; at += CHUNK) {
    const chunk = groups.slice(at, at + CHUNK);
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
    examining = judge(fit, batch, trial);
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

class Reader {
  private readonly schemas = new Map<string, ReturnType<typeof voyageSchema>>();
  private readonly zoneOf: Map<number, string>;
  private readonly at = now();
  constructor(
    private readonly batch: Batch,
    private readonly registry: Registry,
    private readonly finder: Finder,
  ) {
    this.zoneOf = new Map(registry.terminals.map(({ id, timeZone }) => [id, timeZone]));
  }

  /** Built once for each pair of zones: building it costs more than reading with it. */
  private schema(zones: PortZones) {
    const key = `${zones.load} ${zones.discharge}`;
    const known = this.schemas.get(key);
    if (known) return known;
    const made = voyageSchema(zones, this.at);
    this.schemas.set(key, made);
    return made;
  }

  read(
    group: Group,
    found: { record: VoyageRecord | null; refusal?: Refusal },
  ): { tried: Tried; pending?: Pending } {
    const { reading, id } = this.batch;
    const { record } = found;
    const tried: Tried = {
      no: group.no,
      rows: group.rows.map(({ no }) => no),
      verdict: record ? 'amend' : 'create',
      voyageNo: record?.voyageNo ?? group.head.voyageNo ?? null,
      changes: [],
      problems: [...group.problems],
    };
    const { text, stored, lotRows, problems } = writeText(group, record, this.finder, reading);
    tried.problems.push(...problems);
    const refuse = (refusals: readonly Refusal[]) =>
      tried.problems.push(...problemsOf(refusals, group, lotRows, reading));
    if (found.refusal) refuse([found.refusal]);
    if (!record && /^sim-/i.test(group.head.voyageNo ?? '')) {
      refuse([
        { reason: 'simulatedNotImported', field: 'voyageNo', values: { read: group.head.voyageNo ?? '' } },
      ]);
    } else if (!record && foldText(group.head.data ?? '') === 'simulated') {
      refuse([{ reason: 'simulatedNotImported', field: 'data', values: { read: group.head.data ?? '' } }]);
    }
    const zones = zonesIn(text, this.zoneOf, USUAL_ZONES);
    const parsed = this.schema(zones).safeParse(
      record ? text : { ...text, idempotencyKey: keyOf(id, group.no) },
    );
    if (!parsed.success) refuse(refusalsOf(parsed.error));
    if (!parsed.success || tried.problems.length > 0) {
      tried.verdict = 'refused';
      return { tried };
    }
    const pending: Pending = { group, tried, record, facts: parsed.data, zones, lotRows, different: null };
    if (!record || !stored) return { tried, pending };

    const wanted = textOf(parsed.data, zones);
    if (isSame(stored, wanted)) tried.verdict = 'same';
    else if (record.status === 'closed') {
      refuse([{ reason: 'voyageClosed', field: 'voyageNo', values: { read: record.voyageNo } }]);
      tried.verdict = 'refused';
    }
    if (tried.verdict === 'amend' || tried.verdict === 'refused') {
      pending.different = differences(stored, wanted);
      tried.changes = changesOf(stored, wanted, (field, value) => nameIn(this.registry, field, value));
    }
    return { tried, pending };
  }
}

function nameIn(registry: Registry, field: string, id: number): string {
  const of: Partial<Record<string, readonly { id: number; name: string }[]>> = {
    vesselId: registry.vessels,
    loadTerminalId: registry.terminals,
    dischargeTerminalId: registry.terminals,
    gradeId: registry.grades,
    shipperId: registry.companies,
  };
  return of[field]?.find((entry) => entry.id === id)?.name ?? `#${id}`;
}

function problemsOf(
  refusals: readonly Refusal[],
  group: Group,
  lotRows: readonly (number | null)[],
  reading: Reading,
): Problem[] {
  return refusals.map(({ field, ...refusal }) => ({
    ...placeOf(field, group, lotRows, reading),
    kind: refusal.reason === 'implausible' ? 'warning' : 'error',
    ...refusal,
  }));
}

/** What only the database knows: numbers that are taken, vessels that were elsewhere, what is implausible. */
async function judge(pending: readonly Pending[], batch: Batch, trial: Trial): Promise<void> {
  if (pending.length === 0) return;
  const reason = batch.warningReason.trim();
  const examined = await examine(
    db(),
    pending.map(({ facts, zones, record }) => {
      const given = new Set(record?.warnings.map(({ code }) => code));
      const open = WARNING_CODES.filter((code) => !given.has(code)).map((code) => ({
        code,
        reason: reason || '?',
      }));
      return {
        facts: { ...facts, acceptedWarnings: open },
        zones,
        simulated: record?.simulated ?? false,
        stored: record,
      };
    }),
  );
  pending.forEach(({ tried, facts, zones, record, group, lotRows, different }, at) => {
    const { refusals = [], warnings = [] } = examined[at] ?? {};
    const fresh = warnings.filter(({ code }) => !record?.warnings.some((one) => one.code === code));
    const doubts = fresh.flatMap(({ code, found }) =>
      found.map((values): Refusal => ({
        reason: 'implausible',
        field: fieldOfWarning({ code, values }),
        values: { code, ...values },
      })),
    );
    tried.problems.push(...problemsOf([...refusals, ...doubts], group, lotRows, batch.reading));
    if (tried.verdict === 'refused' || refusals.length > 0) tried.verdict = 'refused';
    else if (doubts.length > 0 && reason === '') tried.verdict = 'doubted';
    else if (record && different) trial.amends.set(tried.no, { record, wanted: facts, different, warnings });
    else if (facts.idempotencyKey) {
      const { idempotencyKey } = facts;
      trial.creates.set(tried.no, {
        facts: { ...facts, idempotencyKey },
        loadYear: loadYear(facts, zones),
        warnings,
      });
    }
  });
}

/** What two voyages of one file say against one another. */
class InFile {
  private readonly blNos = new Map<string, number>();
  private readonly targets = new Map<number, number>();
  private readonly spans: { no: number; key: string; from: number; to: number; group: Group }[] = [];
  constructor(private readonly reading: Reading) {}

  refuseTwice({ group, tried, record, facts, zones, lotRows }: Pending): void {
    const simulated = record?.simulated ?? false;
    const refuse = (refusal: Refusal) => {
      tried.problems.push(...problemsOf([refusal], group, lotRows, this.reading));
      tried.verdict = 'refused';
    };
    facts.lots.forEach(({ blNo }, at) => {
      if (blNo === null) return;
      const key = `${simulated} ${foldText(blNo)}`;
      const row = lotRows[at] ?? tried.rows[0] ?? 0;
      const line = this.blNos.get(key);
      if (line === undefined) this.blNos.set(key, row);
      else refuse({ reason: 'blNoTwiceInFile', field: `lots.${at}.blNo`, values: { read: blNo, line } });
    });
    if (record) {
      const line = this.targets.get(record.id);
      if (line === undefined) this.targets.set(record.id, tried.rows[0] ?? 0);
      else refuse({ reason: 'voyageTwiceInFile', values: { read: record.voyageNo, line } });
    }
    const span = actualSpan(facts, zones.load);
    if (span && facts.vesselId !== null && tried.verdict !== 'refused') {
      const key = `${facts.vesselId} ${simulated}`;
      this.spans.push({ no: tried.no, key, from: span.from.getTime(), to: span.to.getTime(), group });
    }
  }

  /** Voyages of one vessel in this file whose actual times overlap: the later lines are refused. */
  overlapping(trial: Trial): number[] {
    const refused: number[] = [];
    const byNo = new Map(trial.voyages.map((tried) => [tried.no, tried]));
    const fit = this.spans.filter(({ no }) => byNo.get(no)?.verdict !== 'refused');
    fit.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.from - b.from || a.no - b.no));
    let before: (typeof fit)[number] | undefined;
    for (const span of fit) {
      if (before && before.key === span.key && span.from <= before.to) {
        const tried = byNo.get(span.no);
        if (tried && tried.verdict !== 'same') {
          const line = before.group.rows[0]?.no ?? 0;
          tried.problems.push(
            ...problemsOf(
              [{ reason: 'overlapsInFile', field: 'vesselId', values: { line } }],
              span.group,
              [],
              this.reading,
            ),
          );
          tried.verdict = 'refused';
          refused.push(span.no);
          continue;
        }
      }
      if (!before || before.key !== span.key || span.to > before.to) before = span;
    }
    return refused;
  }
}
