import type { Refusal } from '@/lib/result';
import { foldText } from '@/lib/voyages/impossible';
import { actualSpan } from '@/lib/voyages/timing';
import { placeOf, type Reading } from './group';
import { problemsOf, type Pending, type Trial } from './tried';

/** Without the lines themselves: the file is long. */
interface Span {
  no: number;
  key: string;
  from: number;
  to: number;
  line: number;
  /** Where a refusal of its vessel belongs. */
  place: ReturnType<typeof placeOf>;
}

/** What two voyages of one file say against one another. */
export class InFile {
  private readonly blNos = new Map<string, number>();
  private readonly targets = new Map<number, number>();
  private readonly spans: Span[] = [];
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
      const line = group.rows[0]?.no ?? 0;
      const place = placeOf('vesselId', group, [], this.reading);
      this.spans.push({ no: tried.no, key, from: span.from.getTime(), to: span.to.getTime(), line, place });
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
          const { line } = before;
          tried.problems.push({ ...span.place, kind: 'error', reason: 'overlapsInFile', values: { line } });
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
