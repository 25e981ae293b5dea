/** What a figure claims beside its tonnes: barrels, voyages, and which promise it speaks of. Pure. */
import type { LocalDate } from '@/lib/calendar';
import { barrelsPerTonne, type Kg } from '@/lib/quantity';
import { digitNumerals } from './numeral';
import { barrelsOf, monthsIn, type Figure } from './figure';
import { mass, step, term, type Finding, type Quantity } from './finding';

/** Barrels a tonne from 30° API to Tengiz crude. */
const FACTORS = { low: 7.19, high: 7.98 };
/** Barrels of the printed number may be rounded, and the factor with them. */
const SAME_FACTOR = 0.02;

const bbl = (value: number): Quantity => ({ value, unit: 'bbl' });
const perTonne = (value: number): Quantity => ({ value, unit: 'bblPerT' });

/** Barrels over tonnes is a factor, and a factor belongs to a grade. `api`: degrees API of the figure's own grade. */
export function barrelFindings(figure: Figure, api: number | null): Finding[] {
  const printed = barrelsOf(figure);
  if (!printed) return [];
  const tonnes = mass(figure.kg, 't', figure.key);
  const implied = (barrels: number) =>
    step('÷', [bbl(barrels), tonnes], perTonne((barrels * 1000) / figure.kg));
  const elsewhere = otherBarrels(figure, printed.barrels);
  const steps = [implied(printed.barrels), ...elsewhere.map(implied)];
  const values = { factor: perTonne(printed.factor), tonnes: mass(figure.kg) };
  const find = (part: Pick<Finding, 'key' | 'outcome'> & { values?: Finding['values'] }): Finding[] => [
    { about: figure.key, steps, uses: [], ...part, values: { ...values, ...part.values } },
  ];
  if (printed.factor < FACTORS.low - SAME_FACTOR || printed.factor > FACTORS.high + SAME_FACTOR)
    return find({ key: 'barrelsImplausible', outcome: 'disputed' });
  if (api === null) return find({ key: 'barrels', outcome: 'agrees' });
  const own = Math.round(barrelsPerTonne(api) * 100) / 100;
  if (Math.abs(own - printed.factor) <= SAME_FACTOR && elsewhere.length === 0)
    return find({ key: 'barrels', outcome: 'agrees' });
  steps.push(step('×', [tonnes, perTonne(own)], bbl((figure.kg / 1000) * own), bbl(printed.barrels), false));
  return find({
    key: 'barrelsOfAnotherGrade',
    outcome: 'explained',
    values: {
      own: perTonne(own),
      grade: figure.grade,
      barrels: bbl(printed.barrels),
      should: bbl((figure.kg / 1000) * own),
      also: elsewhere[0] === undefined ? 'none' : bbl(elsewhere[0]),
    },
  });
}

/** Other numbers of barrels that the quote or the note of the figure names for the same oil. */
function otherBarrels({ quote, note }: Figure, but: number): number[] {
  const text = `${quote ?? ''} ${note ?? ''}`;
  const named = digitNumerals(text).filter(({ end }) => /^\s*(bbl|barrels?)(?!\s*\/)/i.test(text.slice(end)));
  const values = named.flatMap(({ readings }) => readings[0]?.value ?? []);
  return [...new Set(values)].filter((value) => value !== but && value > 1000);
}

/** What a Caspian tanker carries, in kilograms: the smallest documented lot is 6 kt, the largest ships load 13. */
const CARGO = { low: 5_000_000, high: 13_500_000 };
const VOYAGES =
  /(\d{1,3})(?:\s*(?:[-–—]|to)\s*(\d{1,3}))?\s+(?:tankers?|voyages?|sailings?|cargoes|shipments|танкер|рейс)/i;
const MONTHLY = /(every|each|per|a)\s+month|monthly|ежемесячно|в месяц|каждый месяц/i;

/** Tonnes over voyages is a cargo, and a cargo must fit a ship; “12–14 voyages” may have been a month's. */
export function voyageFindings(figure: Figure): Finding[] {
  const text = `${figure.valueAsCited} ${figure.quote ?? ''}`;
  const claim = VOYAGES.exec(text);
  if (!claim) return [];
  const [least, most] = [Number(claim[1]), Number(claim[2] ?? claim[1])];
  const months = monthsIn(figure) ?? 1;
  const monthly = MONTHLY.test(text);
  const each = (times: number) => ({ low: figure.kg / (most * times), high: figure.kg / (least * times) });
  const fits = ({ low, high }: { low: Kg; high: Kg }) => low >= CARGO.low && high <= CARGO.high;
  const lines = (times: number) =>
    [...new Set([most, least])].map((count) =>
      step(
        '÷',
        [term(figure), { value: count * times, unit: 'voyages' }],
        mass(figure.kg / (count * times)),
        mass(CARGO.high),
        figure.kg / (count * times) <= CARGO.high,
      ),
    );
  const told = each(monthly ? months : 1);
  const asMonthly = each(months);
  const values = {
    least: String(least),
    most: String(most),
    low: mass(told.low),
    high: mass(told.high),
    monthlyLow: mass(asMonthly.low),
    monthlyHigh: mass(asMonthly.high),
    largest: mass(CARGO.high),
    months: String(months),
  };
  const finding = (part: Pick<Finding, 'key' | 'outcome' | 'steps'>): Finding[] => [
    { about: figure.key, values, uses: [], ...part },
  ];
  if (fits(told)) return finding({ key: 'perVoyage', outcome: 'agrees', steps: lines(monthly ? months : 1) });
  if (months > 1 && fits(asMonthly))
    return finding({ key: 'perMonth', outcome: 'resolved', steps: [...lines(1), ...lines(months)] });
  return finding({ key: 'perVoyageImplausible', outcome: 'disputed', steps: lines(monthly ? months : 1) });
}

/** A promise in force, as the targets hold it. */
export interface Promised {
  name: string;
  kgPerYear: Kg;
  from: LocalDate;
  to: LocalDate | null;
}

/** The plan of a year beside the promises in force in it: an agreement, its increase and a plan are three promises. */
export function promiseFindings(figure: Figure, promises: readonly Promised[]): Finding[] {
  if (figure.kind !== 'plan' || monthsIn(figure) !== 12) return [];
  const inForce = promises.filter(({ from, to }) => from <= figure.to && (to === null || to >= figure.from));
  const others = inForce.filter(({ kgPerYear }) => kgPerYear !== figure.kg && kgPerYear >= figure.kg / 2);
  if (others.length === 0) return [];
  return [
    {
      about: figure.key,
      key: 'promises',
      outcome: 'explained',
      values: { own: mass(figure.kg, 'Mt'), others: others.map(({ name }) => name).join('; ') },
      steps: others.map(({ kgPerYear }) =>
        step(
          '−',
          [mass(figure.kg, 'Mt', figure.key), mass(kgPerYear, 'Mt')],
          mass(figure.kg - kgPerYear, 'Mt'),
        ),
      ),
      uses: [],
    },
  ];
}
