/** What the log must show of a given one: worked out here once more, without the database. */
import type { Sort } from './cursor';
import { choosesLots, type VoyageFilter } from './filter';
import type { GivenLog, GivenLot, GivenVoyage } from './queries.given';

export const sum = (values: (number | null)[]) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

function chosenLots(
  { lots, status }: GivenVoyage,
  { from, to, gradeIds, shipperId, counted }: VoyageFilter,
): GivenLot[] {
  return lots.filter(
    ({ date, grade, shipper, bl }) =>
      (from === null || (date !== null && date >= from)) &&
      (to === null || (date !== null && date <= to)) &&
      (gradeIds.length === 0 || gradeIds.includes(grade ?? 0)) &&
      (shipperId === null || shipper === shipperId) &&
      (!counted || (status !== 'cancelled' && date !== null && bl !== null)),
  );
}

function isListed(voyage: GivenVoyage, filter: VoyageFilter): boolean {
  const { vesselId, statuses, terminalId, data } = filter;
  return (
    (vesselId === null || voyage.vessel === vesselId) &&
    (statuses.length === 0 || statuses.includes(voyage.status)) &&
    (terminalId === null || [voyage.load, voyage.discharge].includes(terminalId)) &&
    (data === 'all' || voyage.simulated === (data === 'simulated')) &&
    (!choosesLots(filter) || chosenLots(voyage, filter).length > 0)
  );
}

const STATUS_ORDER = ['planned', 'loading', 'sailed', 'cancelled'];
const VALUES: Record<Sort, (voyage: GivenVoyage) => (string | number)[]> = {
  date: ({ dated }) => [dated],
  no: ({ no }) => [no],
  vessel: ({ vesselName }) => [vesselName],
  status: ({ status, dated }) => [STATUS_ORDER.indexOf(status), dated],
  bl: ({ lots }) => [sum(lots.map(({ bl }) => bl))],
  outturn: ({ lots }) => [sum(lots.map(({ outturn }) => outturn))],
  loss: ({ lots }) => {
    const measured = lots.filter(({ outturn }) => outturn !== null);
    const bl = sum(measured.map((lot) => lot.bl));
    return [bl === 0 ? 0 : Number(((bl - sum(measured.map((lot) => lot.outturn))) / bl).toFixed(6))];
  },
};

/** The plain sorted list, from what was given and not from the database. */
export function expectedRows(log: GivenLog, filter: VoyageFilter): GivenVoyage[] {
  const way = filter.direction === 'asc' ? 1 : -1;
  const key = (voyage: GivenVoyage) => [...VALUES[filter.sort](voyage), voyage.id];
  return log.voyages
    .filter((voyage) => isListed(voyage, filter))
    .sort((a, b) => {
      const [one, other] = [key(a), key(b)];
      const differs = one.findIndex((value, index) => value !== other[index]);
      return differs < 0 ? 0 : (one[differs]! < other[differs]! ? -1 : 1) * way;
    });
}

/** The sums over the same, cancelled voyages left out. */
export function expectedTotals(log: GivenLog, filter: VoyageFilter) {
  const listed = expectedRows(log, filter);
  const lots = listed
    .filter(({ status }) => status !== 'cancelled')
    .flatMap((voyage) => chosenLots(voyage, filter));
  const measured = lots.filter(({ bl, outturn }) => bl !== null && outturn !== null);
  const kg = (values: (number | null)[]) =>
    values.some((value) => value !== null) ? Math.round(sum(values) * 1000) : null;
  return {
    kind: 'totals',
    voyages: listed.length,
    cancelled: listed.filter(({ status }) => status === 'cancelled').length,
    lots: lots.length,
    blKg: kg(lots.map(({ bl }) => bl)),
    outturnKg: kg(lots.map(({ outturn }) => outturn)),
    lossKg: kg(measured.map(({ bl, outturn }) => bl! - outturn!)),
    lotsWithoutOutturn: lots.filter(({ bl, outturn }) => bl !== null && outturn === null).length,
  };
}
