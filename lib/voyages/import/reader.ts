import { now } from '@/lib/calendar';
import { refusalsOf } from '@/lib/fields';
import type { Refusal } from '@/lib/result';
import { differences, isSame } from '@/lib/voyages/amendment';
import { foldText } from '@/lib/voyages/impossible';
import { USUAL_ZONES, voyageSchema } from '@/lib/voyages/input';
import type { VoyageRecord } from '@/lib/voyages/record';
import { textOf } from '@/lib/voyages/text';
import { againstChange, type PortZones } from '@/lib/voyages/voyage';
import type { Group } from './group';
import type { Finder, Registry } from './names';
import { changesOf, writeText, zonesIn } from './text';
import { strangersIn } from './whose';
import { problemsOf, type Batch, type Pending, type Tried } from './tried';

/**
 * The same key for the same voyage of the same file: an import that is sent twice is one. The keys of a file follow one
 * another, so that its thousands go into few pages of their index, however many voyages there are.
 */
export function keyOf(batch: string, no: number): string {
  return `${batch.slice(0, 14)}8${batch.slice(15, 24)}${no.toString(16).padStart(12, '0')}`;
}

/** Reads the lines of one voyage by the schema of the form, beside what is stored. */
export class Reader {
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
    const made = voyageSchema(zones, () => this.at);
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
    if (!record) tried.problems.push(...strangersIn(group, reading));
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
    const against = againstChange(record.status);
    if (isSame(stored, wanted)) tried.verdict = 'same';
    else if (against) {
      refuse([{ reason: against, field: 'voyageNo', values: { read: record.voyageNo } }]);
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
