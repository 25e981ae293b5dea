/** A stored entry as the texts a form opens with; read back unchanged by input.ts. Client-safe. */
import { printDate } from '@/lib/calendar';
import { printDecimal, printTonnes } from '@/lib/quantity';
import type { EntryText, Kind } from './entry';
import {
  BOUNDS,
  emptyCompanyText,
  emptyGradeText,
  emptyPortNoticeText,
  emptyTerminalText,
  emptyVesselText,
} from './input';
import { ANNOTATION, emptyDisruptionText } from './disruption';
import { emptyCostText, emptyMovementText, emptyTotalText } from './onward';
import type { CostEntry, MovementEntry, TotalEntry } from './onward.queries';
import { emptyAgreementText, emptyScopeText, emptyVersionText } from './promise';
import type { AgreementEntry, ScopeEntry, VersionEntry } from './promise.queries';
import type {
  CompanyEntry,
  DisruptionEntry,
  Entries,
  GradeEntry,
  PortNoticeEntry,
  TerminalEntry,
  VesselEntry,
} from './queries';

const number = (name: keyof typeof BOUNDS, value: number | null) =>
  value === null ? '' : printDecimal(value, BOUNDS[name].decimals);
const day = (date: string | null) => (date === null ? '' : printDate(date));

/** Of an entry that is a published figure nothing is typed but which one. */
const quantity = ({ figure, from, to, kg, source, note }: MovementEntry | TotalEntry) => ({
  figureId: figure?.id ?? null,
  ...(figure
    ? { from: '', to: '', tonnes: '', source: '' }
    : { from: day(from), to: day(to), tonnes: kg === 0 ? '0' : printTonnes(kg), source }),
  note: note ?? '',
});

const TEXTS: { [K in Kind]: (entry: Entries[K]) => EntryText } = {
  vessels: (vessel: VesselEntry) => ({
    name: vessel.name,
    imoNumber: vessel.imoNumber ?? '',
    mmsi: vessel.mmsi ?? '',
    flag: vessel.flag ?? '',
    deadweightTonnes: vessel.deadweightKg === null ? '' : printTonnes(vessel.deadweightKg),
    ladenDraughtM: number('ladenDraughtM', vessel.ladenDraughtM),
    tpc: number('tpc', vessel.tpc),
    operatorId: vessel.operatorId,
    sizeClass: vessel.sizeClass ?? '',
    source: vessel.source ?? '',
    note: vessel.note ?? '',
  }),
  terminals: (terminal: TerminalEntry) => ({
    name: terminal.name,
    port: terminal.port,
    country: terminal.country,
    unLocode: terminal.unLocode ?? '',
    timeZone: terminal.timeZone,
    latitude: number('latitude', terminal.latitude),
    longitude: number('longitude', terminal.longitude),
    role: terminal.role,
    berths: number('berths', terminal.berths),
    berthsSource: terminal.berthsSource ?? '',
    note: terminal.note ?? '',
  }),
  grades: (grade: GradeEntry) => ({
    name: grade.name,
    apiGravity: number('apiGravity', grade.apiGravity),
    source: grade.source ?? '',
    note: grade.note ?? '',
  }),
  companies: (company: CompanyEntry) => ({
    name: company.name,
    source: company.source ?? '',
    note: company.note ?? '',
  }),
  notices: (notice: PortNoticeEntry) => ({
    terminalId: notice.terminalId,
    kind: notice.kind,
    draughtLimitM: number('draughtLimitM', notice.draughtLimitM),
    validFrom: day(notice.validFrom),
    validTo: day(notice.validTo),
    source: notice.source ?? '',
    note: notice.note ?? '',
    standing: notice.withdrawn ? 'withdrawn' : 'stands',
  }),
  disruptions: (disruption: DisruptionEntry) => ({
    name: disruption.name,
    begins: printDate(disruption.begins),
    ends: printDate(disruption.ends),
    precision: disruption.precision,
    delayReason: disruption.delayReason ?? ANNOTATION,
    source: disruption.source,
    note: disruption.note ?? '',
  }),
  agreements: (agreement: AgreementEntry) => ({
    name: agreement.name,
    sellerId: agreement.sellerId,
    buyerId: agreement.buyerId,
    signedOn: agreement.signedOn === null ? '' : printDate(agreement.signedOn, agreement.signedPrecision),
    route: agreement.route,
    source: agreement.source,
    note: agreement.note ?? '',
  }),
  scopes: (scope: ScopeEntry) => ({
    name: scope.name,
    route: scope.route,
    shipperId: scope.shipperId,
    gradeIds: scope.gradeIds.join(','),
  }),
  versions: (version: VersionEntry) => ({
    name: version.name,
    agreementId: version.agreementId,
    tonnesPerYear: printTonnes(version.kgPerYear),
    scopeId: version.scopeId,
    basis: version.basis,
    effectiveFrom: printDate(version.effectiveFrom),
    effectiveTo: day(version.effectiveTo),
    proRated: version.proRated ? 'part' : 'whole',
    monthlyTonnes: version.monthlyKg.map((kg) => (kg === 0 ? '0' : printTonnes(kg))).join('\n'),
    supersedesId: version.supersedesId,
    source: version.source,
    note: version.note ?? '',
  }),
  movements: (movement: MovementEntry) => ({
    stage: movement.stage,
    gradeId: movement.gradeId,
    ...quantity(movement),
  }),
  totals: (total: TotalEntry) => ({
    route: total.route,
    // Of a published figure the form offers the usual one, should it become a quantity of its own.
    basis: total.figure ? 'bl' : total.basis,
    ...quantity(total),
  }),
  costs: (cost: CostEntry) => ({
    route: cost.route,
    leg: cost.leg,
    amount: number('amount', cost.cents / 100),
    currency: cost.currency,
    asCited: cost.asCited ?? '',
    validFrom: printDate(cost.validFrom),
    validTo: day(cost.validTo),
    source: cost.source,
    note: cost.note ?? '',
  }),
};

export function textOfEntry<K extends Kind>(kind: K, entry: Entries[K]): EntryText {
  return TEXTS[kind](entry);
}

const EMPTY: Record<Kind, () => EntryText> = {
  vessels: () => ({ ...emptyVesselText() }),
  terminals: () => ({ ...emptyTerminalText() }),
  grades: () => ({ ...emptyGradeText() }),
  companies: () => ({ ...emptyCompanyText() }),
  notices: () => ({ ...emptyPortNoticeText() }),
  disruptions: () => ({ ...emptyDisruptionText() }),
  agreements: () => ({ ...emptyAgreementText() }),
  scopes: () => ({ ...emptyScopeText() }),
  versions: () => ({ ...emptyVersionText() }),
  movements: () => ({ ...emptyMovementText() }),
  totals: () => ({ ...emptyTotalText() }),
  costs: () => ({ ...emptyCostText() }),
};

export const emptyEntryText = (kind: Kind): EntryText => EMPTY[kind]();
