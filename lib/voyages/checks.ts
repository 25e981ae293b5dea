/** Every check of plausibility and what came of it: also where nothing is unusual, and where nothing can be said. Pure. */
import { hoursBetween } from '@/lib/calendar';
import { medianKg, type Kg } from '@/lib/quantity';
import { draughtLimitedIntake } from '@/lib/registry/vessel';
import {
  COMPARED_INTAKES,
  noticeValues,
  warningsOf,
  type PlausibilityInput,
  type Warning,
} from './plausibility';
import type { EventName } from './voyage';

/** `unchecked`: it could not be checked, and `says` tells why. */
export type CheckState = 'fine' | 'unusual' | 'unchecked';

export interface Check {
  check: 'deadweight' | 'draught' | 'lastIntakes' | 'passage' | 'loss';
  state: CheckState;
  /** A key of the texts of this check. */
  says: string;
  /** As of a warning; `missing` lists keys, parted by spaces. */
  values: Warning['values'];
  /** The vessel's last intakes, latest first. */
  intakesKg?: Kg[];
}

interface Known {
  /** Whether a terminal is chosen. */
  terminals: boolean;
  /** Whether a day of loading is known. */
  dated: boolean;
}

const unchecked = (check: Check['check'], says: string, values: Check['values'] = {}): Check => ({
  check,
  state: 'unchecked',
  says,
  values,
});

/** In the order of the papers; the warnings among them are those of {@link warningsOf}. */
export function checksOf(voyage: PlausibilityInput, known: Known): Check[] {
  const codes = new Set(warningsOf(voyage).map(({ code }) => code));
  const checked = (check: Check['check'], unusual: boolean, values: Check['values']): Check => ({
    check,
    state: unusual ? 'unusual' : 'fine',
    says: unusual ? 'unusual' : 'fine',
    values,
  });
  const { intakeKg, vessel, loss } = voyage;

  function deadweight(): Check {
    if (!vessel) return unchecked('deadweight', 'noVessel');
    const { deadweightKg } = vessel;
    if (deadweightKg === null) return unchecked('deadweight', 'unknown');
    if (intakeKg === null) return unchecked('deadweight', 'noIntake', { deadweightKg });
    const differenceKg = Math.abs(deadweightKg - intakeKg);
    return checked('deadweight', codes.has('intakeAboveDeadweight'), { deadweightKg, differenceKg });
  }

  function draught(): Check {
    const { draughtLimitM: limitM } = voyage;
    const by = noticeValues(voyage.draughtNotice);
    if (!known.terminals) return unchecked('draught', 'noTerminal');
    if (!known.dated) return unchecked('draught', 'noDate');
    if (limitM === null) return { ...checked('draught', false, {}), says: 'none' };
    if (!vessel) return unchecked('draught', 'noVessel', { limitM, ...by });
    const limitKg = draughtLimitedIntake({ ...vessel, limitM });
    if (limitKg === null) {
      const particulars = ['deadweightKg', 'ladenDraughtM', 'tpc'] as const;
      const missing = particulars.filter((one) => vessel[one] === null).join(' ');
      return unchecked('draught', 'unknown', { limitM, missing, ...by });
    }
    if (intakeKg === null) return unchecked('draught', 'noIntake', { limitM, limitKg, ...by });
    const differenceKg = Math.abs(limitKg - intakeKg);
    return checked('draught', intakeKg > limitKg, { limitM, limitKg, differenceKg, ...by });
  }

  function lastIntakes(): Check {
    if (!vessel) return unchecked('lastIntakes', 'noVessel');
    const intakesKg = voyage.lastIntakesKg.slice(0, COMPARED_INTAKES.most);
    if (intakesKg.length === 0) return unchecked('lastIntakes', 'none');
    const of = { voyages: intakesKg.length };
    if (intakesKg.length < COMPARED_INTAKES.least)
      return { ...unchecked('lastIntakes', 'few', of), intakesKg };
    const values = { ...of, medianKg: medianKg(intakesKg) ?? 0 };
    if (intakeKg === null) return { ...unchecked('lastIntakes', 'noIntake', values), intakesKg };
    return { ...checked('lastIntakes', codes.has('intakeUnusual'), values), intakesKg };
  }

  function passage(): Check {
    const actual = (name: EventName) => voyage.events.find((event) => event.name === name)?.actual ?? null;
    const [sailed, arrived] = [actual('sailed'), actual('arrived')];
    if (!sailed || !arrived) {
      const missing = [sailed ? '' : 'sailed', arrived ? '' : 'arrived'].join(' ').trim();
      return unchecked('passage', 'missing', { missing });
    }
    const unusual = codes.has('passageUnusual');
    const passageHours = hoursBetween(sailed.at, arrived.at);
    const byDay = sailed.precision === 'day' || arrived.precision === 'day';
    if (byDay && !unusual) return { ...checked('passage', false, {}), says: 'byDay' };
    return checked('passage', unusual, { passageHours });
  }

  function lossOf(): Check {
    const { lossKg, share, overLimit, lotsWithout } = loss;
    if (lossKg === null || share === null) return unchecked('loss', 'noOutturn');
    return checked('loss', overLimit, { lossKg, share, lotsWithout });
  }

  return [deadweight(), draught(), lastIntakes(), passage(), lossOf()];
}
