/** A small log for the tests of the log: twelve dozen voyages of 1995, found by a word in their notes. */
import { randomUUID } from 'node:crypto';
import { asOwner } from '@/e2e/database';
import { addDays } from '@/lib/calendar';
import type { Status } from './voyage';

export interface GivenLot {
  grade: number | null;
  shipper: number;
  date: string | null;
  bl: number | null;
  outturn: number | null;
}

export interface GivenVoyage {
  id: number;
  no: string;
  simulated: boolean;
  vessel: number | null;
  vesselName: string;
  load: number;
  discharge: number;
  status: Status;
  dated: string;
  lots: GivenLot[];
}

export interface GivenLog {
  word: string;
  voyages: GivenVoyage[];
  vessels: number[];
  grades: number[];
  terminals: number[];
  shippers: number[];
}

const VESSEL_NAMES = [
  'İsmayıl',
  'ISMAYIL',
  'Ələt',
  'Шұғыла',
  'Zängezur ~ 2',
  'Aktau',
  'Bakı',
  'Öztürk',
  'Q 100%',
  'x_y',
];

/** Stores the log as its owner, so that status, sums and search text come from the triggers. */
export async function aLog(): Promise<GivenLog> {
  const word = `w${randomUUID().slice(0, 8)}`;
  return asOwner(async (client) => {
    const idsOf = async (sql: string, names: string[]) =>
      (await client.query<{ id: number }>(`${sql} RETURNING id`, [names])).rows.map(({ id }) => id);
    const named = (names: string[]) => names.map((name) => `${name} ${word}`);
    const vessels = await idsOf('INSERT INTO vessel (name) SELECT unnest($1::text[])', named(VESSEL_NAMES));
    const grades = await idsOf('INSERT INTO grade (name) SELECT unnest($1::text[])', named(['A', 'B', 'C']));
    const shippers = await idsOf(
      'INSERT INTO company (name) SELECT unnest($1::text[])',
      named(['S', 'Каспий']),
    );
    const terminals = [
      ...(await idsOf(
        `INSERT INTO terminal (name, port, country, time_zone, role) SELECT unnest($1::text[]), 'Aktau', 'KZ', 'Asia/Aqtau', 'load'`,
        named(['L1', 'L2']),
      )),
      ...(await idsOf(
        `INSERT INTO terminal (name, port, country, time_zone, role) SELECT unnest($1::text[]), 'Baku', 'AZ', 'Asia/Baku', 'discharge'`,
        named(['D1', 'D2']),
      )),
    ];
    const at = <T>(list: T[], index: number) => list[index % list.length] as T;

    const voyages: GivenVoyage[] = [];
    for (let i = 0; i < 144; i++) {
      const simulated = i % 3 === 0;
      const planned = i % 12 === 7;
      const date = addDays('1995-01-01', Math.floor(i / 10) * 6 + (i % 3));
      const lots = Array.from({ length: i % 5 === 0 ? 2 : 1 }, (_, n): GivenLot => ({
        grade: (i + n) % 7 === 6 ? null : at(grades, i + n),
        shipper: at(shippers, Math.floor(i / 2) + n),
        date: planned ? null : addDays(date, n * 2),
        // Few different values: many rows share one, and the id decides.
        bl: planned ? null : 4000 + (i % 4) * 250.125,
        outturn: planned || i % 6 === 5 ? null : 4000 + (i % 4) * 250.125 - ((i % 9) - 2) * 6.5,
      }));
      const status: Status =
        i % 11 === 4 ? 'cancelled' : planned ? 'planned' : i % 4 === 1 ? 'sailed' : 'loading';
      const vessel = i % 29 === 28 ? null : at(vessels, i);
      const voyage = {
        no: `${simulated ? 'SIM-' : ''}${word}-${String((i * 37) % 144).padStart(3, '0')}`,
        simulated,
        vessel,
        vesselName: vessel === null ? '' : `${at(VESSEL_NAMES, i)} ${word}`,
        load: at(terminals.slice(0, 2), i),
        discharge: at(terminals.slice(2), Math.floor(i / 3)),
        status,
        dated: planned ? addDays(date, 1) : date,
        lots,
      };
      const stored = await client.query<{ id: number }>(
        `INSERT INTO voyage (voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, note)
         VALUES ($1, $2, $3, $4, $5, $6::date, $7) RETURNING id`,
        [voyage.no, simulated, vessel, voyage.load, voyage.discharge, addDays(date, 1), word],
      );
      const id = stored.rows[0]!.id;
      await client.query(
        `INSERT INTO lot (voyage_id, no, grade_id, shipper_id, bl_no, bl_date, bl_tonnes, outturn_tonnes)
         SELECT $1, l.n, (l.lot ->> 'grade')::int, (l.lot ->> 'shipper')::int, $2 || l.n, (l.lot ->> 'date')::date,
           (l.lot ->> 'bl')::numeric, (l.lot ->> 'outturn')::numeric
         FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY l (lot, n)`,
        [id, `BL-${voyage.no}-`, JSON.stringify(lots)],
      );
      if (status === 'sailed') {
        await client.query(
          `INSERT INTO voyage_event (voyage_id, name, actual_at, actual_precision) VALUES ($1, 'sailed', $2::date + interval '12 hours', 'minute')`,
          [id, addDays(date, 3)],
        );
      }
      if (status === 'cancelled') {
        await client.query(
          `INSERT INTO voyage_act (voyage_id, kind, by_id, by_name, reason) VALUES ($1, 'cancel', 'x', 'X', 'no cargo')`,
          [id],
        );
      }
      voyages.push({ id, ...voyage });
    }
    return { word, voyages, vessels, grades, terminals, shippers };
  });
}
