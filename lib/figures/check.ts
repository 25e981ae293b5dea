/**
 * The arithmetic checker: every figure held against itself, against the others and against what a ship can carry.
 * It never decides who is right; it says what agrees, what does not, and what other figures show. Pure, client-safe.
 */
import { yearOf } from '@/lib/calendar';
import { lookUp } from '@/lib/lookup';
import { changeFindings } from './change';
import { barrelFindings, promiseFindings, voyageFindings, type Promised } from './claims';
import { listedBy, seriesOf, within, type Figure } from './figure';
import { OUTCOMES, type Finding, type Verdict } from './finding';
import {
  differenceFindings,
  directionFindings,
  periodFindings,
  rivalFindings,
  scopeFindings,
  sizeFindings,
} from './parts';

/** What is known beside the figures. */
export interface Known {
  /** Degrees API by grade name, where somebody entered them with a source. */
  apiOf: Readonly<Record<string, number>>;
  promises: readonly Promised[];
}

export interface Checked {
  verdict: Verdict;
  /** The gravest first. */
  findings: Finding[];
}

const periodOf = ({ from, to }: Figure) => `${from} ${to}`;

const gravity = ({ outcome }: Finding) => OUTCOMES.indexOf(outcome);

/** Findings that make a figure useless as evidence about others: what it prints is shown to be wrong. */
const WRONG_AS_PRINTED: readonly Finding['key'][] = ['splicedSentence', 'perMonth', 'tooSmall'];

function ownFindings(figure: Figure, all: readonly Figure[], known: Known): Finding[] {
  const changes = figure.changeKg !== null || figure.percent !== null;
  return [
    ...(changes
      ? changeFindings(
          figure,
          all.filter((other) => other !== figure),
        )
      : []),
    ...barrelFindings(figure, lookUp(known.apiOf, figure.grade) ?? null),
    ...voyageFindings(figure),
    ...sizeFindings(figure),
  ];
}

/** Figures that can be held against others: none that was superseded, none shown to be wrong as printed. */
export function evidenceAmong(figures: readonly Figure[], known: Known): Figure[] {
  const standing = figures.filter(({ supersededBy }) => supersededBy === null);
  return standing.filter(
    (figure) => !ownFindings(figure, standing, known).some(({ key }) => WRONG_AS_PRINTED.includes(key)),
  );
}

/**
 * Each figure is held only against those that it can agree or disagree with: of its period, and of its series within
 * its period. Held against all, ten years of figures would take as long as all else on their page.
 */
function neighboursAmong(evidence: readonly Figure[]) {
  const periods = listedBy(evidence, periodOf);
  const series = listedBy(evidence, (figure) => `${seriesOf(figure)} ${yearOf(figure.from)}`);
  const beside = (figure: Figure) =>
    (periods.get(periodOf(figure)) ?? []).filter((other) => other !== figure);
  function inside(figure: Figure): Figure[] {
    const of = seriesOf(figure);
    if (of === null) return [];
    const [first, last] = [yearOf(figure.from), yearOf(figure.to)];
    return Array.from({ length: last - first + 1 }, (_, at) => series.get(`${of} ${first + at}`) ?? [])
      .flat()
      .filter((other) => other !== figure && within(other, figure));
  }
  return { beside, inside };
}

/** Every figure's verdict and findings, by key. */
export function checkFigures(
  figures: readonly Figure[],
  known: Known,
  evidence: readonly Figure[] = evidenceAmong(figures, known),
): Map<string, Checked> {
  const { beside, inside } = neighboursAmong(evidence);
  const checked = new Map(
    figures.map((figure): [string, Checked] => {
      const own = ownFindings(figure, evidence, known);
      const parts = inside(figure);
      const wrong = own.some(({ key }) => WRONG_AS_PRINTED.includes(key));
      const findings = figure.supersededBy
        ? [superseded(figure, figures)]
        : [
            ...own,
            // What is wrong as printed contradicts everybody; that it is wrong has been said.
            ...(wrong
              ? []
              : [
                  ...directionFindings(figure, beside(figure)),
                  ...[periodFindings, differenceFindings].flatMap((find) => find(figure, parts)),
                  ...rivalFindings(figure, beside(figure)),
                  ...scopeFindings(figure, beside(figure)),
                ]),
            ...promiseFindings(figure, known.promises),
          ];
      findings.sort((a, b) => gravity(b) - gravity(a));
      return [figure.key, { verdict: findings[0]?.outcome ?? 'alone', findings }];
    }),
  );
  const sums = new Map<string, Finding[]>();
  for (const { findings } of checked.values())
    for (const finding of findings.filter(({ key }) => SUMS_THAT_AGREE.includes(key)))
      for (const use of new Set(finding.uses)) {
        if (use !== finding.about) sums.set(use, [...(sums.get(use) ?? []), finding]);
      }
  for (const [key, { findings }] of checked) {
    const used = findings.length === 0 ? (sums.get(key) ?? []) : [];
    if (used.length > 0)
      checked.set(key, { verdict: 'agrees', findings: used.map((finding) => asUsed(key, finding)) });
  }
  return checked;
}

/** Arithmetic that also confirms the figures it is made of. */
const SUMS_THAT_AGREE: readonly Finding['key'][] = ['partsAgree', 'periodsAgree', 'baseAgrees'];

function asUsed(key: string, { about, steps, uses }: Finding): Finding {
  const others = [about, ...uses.filter((use) => use !== key)];
  return { about: key, key: 'usedIn', outcome: 'agrees', values: { other: about }, steps, uses: others };
}

function superseded(figure: Figure, figures: readonly Figure[]): Finding {
  const by = figures.find(({ key }) => key === figure.supersededBy);
  return {
    about: figure.key,
    key: 'superseded',
    outcome: 'explained',
    values: { by: by?.key ?? '' },
    steps: [],
    uses: by ? [by.key] : [],
  };
}

/** What findings about other figures say of this one: it is part of their arithmetic. */
export function namedIn(key: string, checked: ReadonlyMap<string, Checked>): Finding[] {
  return [...checked.values()].flatMap(({ findings }) =>
    findings.filter(({ about, uses }) => about !== key && uses.includes(key)),
  );
}
