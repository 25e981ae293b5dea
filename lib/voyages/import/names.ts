/** Names in a file as entries of the registry. A name that two entries bear is asked about, never chosen. Pure. */
import { foldText } from '@/lib/voyages/impossible';
import type { Refusal } from '@/lib/result';
import { similarNames } from './similar';

export interface Entry {
  id: number;
  name: string;
}
export interface VesselName extends Entry {
  imoNumber: string | null;
}
export interface TerminalName extends Entry {
  port: string;
  role: 'load' | 'discharge';
  timeZone: string;
}

/** Everything that may be named; entries merged into another one are left out. */
export interface Registry {
  vessels: readonly VesselName[];
  terminals: readonly TerminalName[];
  grades: readonly Entry[];
  companies: readonly Entry[];
}

/** Names of this trade in other alphabets, as they stand in papers. */
const ALIASES: Record<string, string> = {
  тенгиз: 'tengiz',
  теңіз: 'tengiz',
  кашаган: 'kashagan',
  қашаған: 'kashagan',
  дунга: 'dunga',
  бузачи: 'buzachi',
  бозащы: 'buzachi',
  актау: 'aktau',
  ақтау: 'aktau',
  сангачал: 'sangachal',
  səngəçal: 'sangachal',
  дюбенды: 'dubendi',
  дюбенди: 'dubendi',
  dübəndi: 'dubendi',
  баку: 'baku',
  bakı: 'baku',
  махачкала: 'makhachkala',
  казмунайгаз: 'kazmunaygas',
  қазмұнайгаз: 'kazmunaygas',
};
const folded = new Map(Object.entries(ALIASES).map(([name, to]) => [foldText(name), to]));

export const plainName = (name: string): string => {
  const plain = foldText(name).replace(/\s+/g, ' ');
  return folded.get(plain) ?? plain;
};

export type Named = { id: number | null } | { refusal: Refusal };

export interface Finder {
  vessel(name: string | undefined, imo: string | undefined, stored: number | null): Named;
  terminal(role: 'load' | 'discharge', name: string | undefined, stored: number | null): Named;
  grade(name: string | undefined, stored: number | null): Named;
  shipper(name: string | undefined, stored: number | null): Named;
}

function byName<E extends Entry>(entries: readonly E[]): Map<string, E[]> {
  const map = new Map<string, E[]>();
  for (const entry of entries) {
    const key = plainName(entry.name);
    map.set(key, [...(map.get(key) ?? []), entry]);
  }
  return map;
}

const CHOICES_AT_MOST = 12;
/** Unknown names of a file for which similar ones are looked for. */
const LOOKED_FOR = 200;

/** `stored`: the entry that the stored voyage has; it stays where the file names it, though another is called the same. */
export function finderIn(registry: Registry): Finder {
  // Folded once: a file of thousands of voyages names the same few terminals.
  const terminals = registry.terminals.map((terminal) => ({
    ...terminal,
    plain: plainName(terminal.name),
    plainPort: plainName(terminal.port),
  }));
  const vessels = byName(registry.vessels);
  const grades = byName(registry.grades);
  const companies = byName(registry.companies);
  const byImo = new Map(
    registry.vessels.flatMap((vessel) => (vessel.imoNumber ? [[vessel.imoNumber, vessel]] : [])),
  );

  function one<E extends Entry>(
    found: readonly E[],
    read: string,
    stored: number | null,
    unknown: string,
  ): Named {
    const same = found.find(({ id }) => id === stored);
    if (same) return { id: same.id };
    const [first, ...others] = found;
    if (first && others.length === 0) return { id: first.id };
    if (first) return { refusal: { reason: 'nameTwice', values: { read, count: found.length } } };
    return { refusal: { reason: unknown, values: { read } } };
  }

  const nearest = new Map<string, string[]>();
  /** An unknown name with those that it may mean; looked for once a name, and not where all of a column are unknown. */
  function near(named: Named, read: string, entries: readonly Entry[]): Named {
    if (!('refusal' in named) || !named.refusal.reason.endsWith('Unknown')) return named;
    const key = `${named.refusal.reason} ${read}`;
    let choices = nearest.get(key);
    if (!choices && nearest.size < LOOKED_FOR) {
      choices = similarNames(
        read,
        entries.map((entry) => entry.name),
      );
      nearest.set(key, choices);
    }
    return { refusal: { ...named.refusal, ...(choices && { choices }) } };
  }

  return {
    vessel(name, imo, stored) {
      const number = imo?.replace(/^\D+/, '').trim();
      if (number) {
        const vessel = byImo.get(number);
        if (!vessel) return { refusal: { reason: 'imoUnknown', values: { read: imo ?? '' } } };
        return name !== undefined && plainName(vessel.name) !== plainName(name)
          ? { refusal: { reason: 'imoOfOther', values: { read: number, name: vessel.name, other: name } } }
          : { id: vessel.id };
      }
      if (name === undefined) return { id: stored };
      const named = one(vessels.get(plainName(name)) ?? [], name, stored, 'vesselUnknown');
      return near(named, name, registry.vessels);
    },
    terminal(role, name, stored) {
      if (name === undefined) return { id: stored };
      const of = terminals.filter((terminal) => terminal.role === role);
      const plain = plainName(name);
      const exact = of.filter((terminal) => terminal.plain === plain);
      const loose = of.filter(
        (terminal) => terminal.plain.startsWith(`${plain} `) || terminal.plainPort === plain,
      );
      const named = one(exact.length > 0 ? exact : loose, name, stored, 'terminalUnknown');
      if ('id' in named) return named;
      return {
        refusal: {
          ...named.refusal,
          choices: (loose.length > 0 ? loose : of).map((terminal) => terminal.name),
        },
      };
    },
    grade(name, stored) {
      if (name === undefined) return { id: stored };
      const named = one(grades.get(plainName(name)) ?? [], name, stored, 'gradeUnknown');
      const choices = registry.grades.slice(0, CHOICES_AT_MOST).map((grade) => grade.name);
      return 'id' in named ? named : { refusal: { ...named.refusal, choices } };
    },
    shipper(name, stored) {
      if (name === undefined) return { id: stored };
      const named = one(companies.get(plainName(name)) ?? [], name, stored, 'shipperUnknown');
      return near(named, name, registry.companies);
    },
  };
}
