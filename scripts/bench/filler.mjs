/**
 * The invented voyages of the benchmark as set-based SQL. They are loaded with the triggers off, so everything that the
 * triggers derive is computed here too; `check-filler.mjs` holds a sample against `voyage_facts()`. They are entered as
 * real ones, because that is what a production log holds, in a database that nothing but the benchmark opens; their
 * source says what they are, and their numbers have seven digits, which the counter never gives.
 *
 * Shape: 1,000 vessels take turns over 25 years; the last 20 days are planned voyages. One lot, or two in every third
 * voyage; 8 events; one in a hundred cancelled; nine in ten closed after 120 days. Every fourth voyage has a history of
 * 5 or 6 revisions (the voyage, its lots, two events, an amended lot); the others have none. What was known follows it:
 * those with a history were known without their outturn for 20 days, the others as they are since they were entered.
 */

export const VESSELS = 1000;
const FIRST_ID = 1000; // above what the reference facts brought along

/** Even and the same each time: one draw below `below` for voyage `i`. */
const draw = (/** @type {number} */ salt, /** @type {number} */ below) =>
  `((hashint8extended(i, ${salt}) & 2147483647) % ${below})::int`;

export const vesselsSql = `
INSERT INTO vessel (id, name, flag, deadweight_tonnes, laden_draught_m, tpc_t_per_cm, size_class, source)
SELECT ${FIRST_ID} + n, first[1 + n / 25] || ' ' || second[1 + n % 25], (ARRAY['KZ','AZ','RU'])[1 + n % 3],
  10000 + 3000 * (n % 2), 7.0, 23, '13k', 'benchmark filler'
FROM generate_series(0, ${VESSELS - 1}) n,
  (SELECT regexp_split_to_array('Aktau Almaty Astana Abai Atyrau Baku Bautino Caspian Dubendi Ganja Gobustan Karabakh Khazar Kuryk Lachin Lankaran Makhambet Mangystau Nakhchivan Oral Qəbələ Şuşa Taraz Turkestan Zəngəzur Каспий Мангистау Актау Тараз Бекет Жем Орал Quba Shaki Shirvan Tengiz Ustyurt Ural Yassy Zaman', ' ') AS first) a,
  (SELECT regexp_split_to_array('Star Wave Dawn Breeze Pearl Falcon Spirit Glory Pride Hope Bridge Trader Carrier Voyager Pioneer Courage Harmony Liberty Victory Sunrise Horizon Legend Fortune Crown Arrow', ' ') AS second) b;
SELECT setval('vessel_id_seq', ${FIRST_ID + VESSELS})`;

/** What a voyage is made of, for voyages $1 up to but without $2 of $3; $4 is the moment of loading the filler. */
export const baseTable = `
CREATE TEMP TABLE base (
  id int, i bigint, vessel_id int, voyage_no text, created_at timestamptz(3), load_id int, discharge_id int, laycan date,
  lots int, grade_1 int, grade_2 int, shipper_1 int, shipper_2 int, tonnes_1 numeric, tonnes_2 numeric, loss numeric,
  at timestamptz(3)[], bl_date date, outturn_date date, outturn_1 numeric, outturn_2 numeric,
  furthest event_name, closed boolean, cancelled boolean)`;

export const baseSql = `
WITH place AS (
  SELECT (SELECT min(id) FROM terminal WHERE role = 'load') AS load,
    (SELECT array_agg(id ORDER BY id) FROM terminal WHERE role = 'discharge' AND country = 'AZ') AS discharge,
    (SELECT array_agg(id ORDER BY name = 'Tengiz' DESC, id) FROM grade) AS grade,
    (SELECT array_agg(id ORDER BY id) FROM (SELECT id FROM company ORDER BY id LIMIT 6) c) AS shipper),
drawn AS (
  SELECT i, $4::timestamptz - interval '25 years' + interval '20 days' + (i::float8 / $3) * interval '9131 days' AS begins,
    ${draw(1, 100)} AS luck, ${draw(2, 3)} = 0 AS two, ${draw(3, 10)} AS g1, ${draw(4, 10)} AS g2, ${draw(5, 997)} AS s1,
    ${draw(6, 997)} AS s2, 6000 + ${draw(7, 4_400_000)} / 1000.0 AS intake, (${draw(8, 900)} - 250) / 100000.0 AS loss,
    ${draw(9, 1440)} * interval '1 minute' AS jitter, ${draw(10, 1440)} * interval '1 minute' AS passage, ${draw(11, 997)} AS d
  FROM generate_series($1::bigint, $2::bigint - 1) i),
timed AS (
  SELECT *, begins + jitter AS t0,
    -- NOR, loading commenced, completed, sailed, arrived, NOR, discharge commenced, completed: to the minute.
    (SELECT array_agg(date_trunc('minute', begins + jitter + part) ORDER BY part) FROM unnest(ARRAY[interval '0', interval '14 hours',
      interval '34 hours', interval '38 hours', interval '58 hours' + passage, interval '60 hours' + passage,
      interval '76 hours' + passage, interval '98 hours' + passage]) part) AS at
  FROM drawn),
placed AS (
  SELECT timed.*, place.*,
    CASE WHEN at[3] <= $4 THEN (at[3] AT TIME ZONE 'Asia/Aqtau')::date END AS bl_date,
    CASE WHEN at[8] + interval '9 days' <= $4 THEN (at[8] AT TIME ZONE 'Asia/Baku')::date END AS outturn_date
  FROM timed, place)
INSERT INTO base
SELECT ${FIRST_ID} + i, i, ${FIRST_ID} + (i % ${VESSELS}),
  'AB-' || extract(year FROM t0 AT TIME ZONE 'Asia/Aqtau') || '-' || lpad(i::text, 7, '0'),
  least(t0 + interval '3 days', $4), load, discharge[1 + d % cardinality(discharge)], (t0 AT TIME ZONE 'Asia/Aqtau')::date,
  1 + two::int, grade[CASE WHEN g1 < 7 OR cardinality(grade) = 1 THEN 1 ELSE 2 + g1 % (cardinality(grade) - 1) END],
  grade[1 + g2 % cardinality(grade)], shipper[1 + s1 % cardinality(shipper)], shipper[1 + s2 % cardinality(shipper)],
  CASE WHEN two THEN round(intake * 0.6, 3) ELSE round(intake, 3) END, CASE WHEN two THEN round(intake * 0.4, 3) END, loss,
  at, bl_date, outturn_date,
  CASE WHEN outturn_date IS NOT NULL THEN round((CASE WHEN two THEN round(intake * 0.6, 3) ELSE round(intake, 3) END) * (1 - loss), 3) END,
  CASE WHEN outturn_date IS NOT NULL AND two THEN round(round(intake * 0.4, 3) * (1 - loss), 3) END,
  CASE WHEN at[8] <= $4 THEN 'discharge_completed' WHEN at[7] <= $4 THEN 'discharge_commenced' WHEN at[6] <= $4 THEN 'nor_tendered'
    WHEN at[5] <= $4 THEN 'arrived' WHEN at[4] <= $4 THEN 'sailed' WHEN at[3] <= $4 THEN 'loading_completed'
    WHEN at[2] <= $4 THEN 'loading_commenced' WHEN at[1] <= $4 THEN 'load_nor_tendered' END::event_name,
  at[8] + interval '120 days' <= $4 AND luck BETWEEN 1 AND 90, luck = 0
FROM placed`;

/** From `base` into the product's tables; $1 is the moment of loading the filler. */
export const partsSql = [
  `INSERT INTO voyage (id, voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, laycan_to,
     source, created_at, status, dated_on, actual_from, actual_to, first_bl_date, last_bl_date, lot_count, bl_tonnes,
     outturn_tonnes, loss_tonnes, loss_share, lots_without_outturn, vessel_name, search_text)
   SELECT b.id, voyage_no, false, vessel_id, load_id, discharge_id, laycan - 1, laycan + 1, 'benchmark filler', created_at,
     voyage_status(furthest, bl_date IS NOT NULL, CASE WHEN cancelled THEN 'cancel' WHEN closed THEN 'close' END::act_kind, false),
     coalesce(bl_date, CASE WHEN furthest IS NOT NULL THEN (at[1] AT TIME ZONE 'Asia/Aqtau')::date END, laycan - 1),
     CASE WHEN furthest IS NOT NULL THEN at[1] END, (SELECT max(t) FROM unnest(at) t WHERE t <= $1), bl_date, bl_date, lots,
     CASE WHEN bl_date IS NOT NULL THEN tonnes_1 + coalesce(tonnes_2, 0) ELSE 0 END, coalesce(outturn_1, 0) + coalesce(outturn_2, 0),
     CASE WHEN outturn_1 IS NOT NULL THEN tonnes_1 + coalesce(tonnes_2, 0) - outturn_1 - coalesce(outturn_2, 0) ELSE 0 END,
     round((tonnes_1 + coalesce(tonnes_2, 0) - outturn_1 - coalesce(outturn_2, 0)) / (tonnes_1 + coalesce(tonnes_2, 0)), 6),
     CASE WHEN bl_date IS NOT NULL AND outturn_1 IS NULL THEN lots ELSE 0 END, s.name,
     fold_text(concat_ws(' ', voyage_no, s.name, CASE WHEN bl_date IS NOT NULL THEN 'BL-' || i || '-1' END,
       CASE WHEN bl_date IS NOT NULL AND lots = 2 THEN 'BL-' || i || '-2' END, least(c1.name, c2.name),
       CASE WHEN c2.name <> c1.name THEN greatest(c1.name, c2.name) END))
   FROM base b JOIN vessel s ON s.id = b.vessel_id JOIN company c1 ON c1.id = b.shipper_1
     LEFT JOIN company c2 ON c2.id = b.shipper_2 AND b.lots = 2 ORDER BY b.id`,
  `INSERT INTO lot (id, voyage_id, no, grade_id, shipper_id, planned_tonnes, bl_no, bl_date, bl_tonnes, outturn_tonnes,
     outturn_date, simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage, sailed_on, discharged_on,
     first_to_sail, first_discharged)
   SELECT 2 * id + no, id, no, CASE no WHEN 1 THEN grade_1 ELSE grade_2 END, CASE no WHEN 1 THEN shipper_1 ELSE shipper_2 END,
     tonnes, CASE WHEN bl_date IS NOT NULL THEN 'BL-' || i || '-' || no END, bl_date, CASE WHEN bl_date IS NOT NULL THEN tonnes END,
     CASE no WHEN 1 THEN outturn_1 ELSE outturn_2 END, outturn_date, false, cancelled, load_id, discharge_id, no = 1 AND bl_date IS NOT NULL,
     CASE WHEN at[4] <= $1 THEN (at[4] AT TIME ZONE 'Asia/Aqtau')::date END,
     coalesce(outturn_date, CASE WHEN at[8] <= $1 THEN (at[8] AT TIME ZONE 'Asia/Baku')::date END),
     no = 1 AND at[4] <= $1, no = 1 AND outturn_date IS NOT NULL
   FROM base, generate_series(1, lots) no, LATERAL (SELECT CASE no WHEN 1 THEN tonnes_1 ELSE tonnes_2 END AS tonnes) t ORDER BY 1`,
  `INSERT INTO voyage_event (id, voyage_id, name, planned_at, planned_precision, actual_at, actual_precision)
   SELECT 8 * id + no, id, name::event_name, at[no] - interval '5 hours', 'minute', CASE WHEN at[no] <= $1 THEN at[no] END,
     CASE WHEN at[no] <= $1 THEN 'minute'::moment_precision END
   FROM base, unnest(ARRAY['load_nor_tendered', 'loading_commenced', 'loading_completed', 'sailed', 'arrived', 'nor_tendered',
     'discharge_commenced', 'discharge_completed']) WITH ORDINALITY part (name, no) ORDER BY 1`,
  `INSERT INTO voyage_act (id, voyage_id, kind, at, by_id, by_name, reason)
   SELECT id, id, CASE WHEN cancelled THEN 'cancel' ELSE 'close' END::act_kind, least(at[8] + interval '20 days', $1), 'bench',
     'Benchmark', 'benchmark filler' FROM base WHERE cancelled OR closed ORDER BY id`,
];

/** In the shape that the history trigger writes. */
export const revisionsSql = `
INSERT INTO revision (at, txid, actor_id, actor_name, reason, table_name, row_id, voyage_id, action, before, after)
SELECT at, 3, 'bench', 'Benchmark', 'benchmark filler', table_name, row_id::text, voyage_id, action, before, after
FROM (
  SELECT v.id AS voyage_id, 0 AS turn, v.created_at AS at, 'voyage' AS table_name, v.id AS row_id, 'insert' AS action, NULL::jsonb AS before,
    to_jsonb(v) - ARRAY['status', 'dated_on', 'actual_from', 'actual_to', 'first_bl_date', 'last_bl_date', 'lot_count', 'bl_tonnes',
      'outturn_tonnes', 'loss_tonnes', 'loss_share', 'lots_without_outturn', 'warning_count', 'vessel_name', 'search_text', 'version',
      'idempotency_key'] AS after
    FROM voyage v JOIN base USING (id) WHERE i % 4 = 0
  UNION ALL
  SELECT voyage_id, 1 + again, b.created_at + again * interval '20 days', 'lot', l.id, CASE again WHEN 0 THEN 'insert' ELSE 'update' END,
    CASE again WHEN 1 THEN entered || '{"outturn_tonnes": null, "outturn_date": null}' END,
    CASE again WHEN 0 THEN entered || '{"outturn_tonnes": null, "outturn_date": null}' ELSE entered END
    FROM base b JOIN lot l ON l.voyage_id = b.id, generate_series(0, CASE WHEN l.no = 1 AND l.outturn_tonnes IS NOT NULL THEN 1 ELSE 0 END) again,
      LATERAL (SELECT to_jsonb(l) - ARRAY['simulated', 'cancelled', 'load_terminal_id', 'discharge_terminal_id', 'first_of_voyage', 'version',
        'sailed_on', 'discharged_on', 'first_to_sail', 'first_discharged'] AS entered) e
    WHERE i % 4 = 0
  UNION ALL
  SELECT voyage_id, 1, b.created_at, 'voyage_event', e.id, 'insert', NULL, to_jsonb(e) - 'version'
    FROM base b JOIN voyage_event e ON e.voyage_id = b.id WHERE i % 4 = 0 AND e.name IN ('load_nor_tendered', 'loading_completed')) part
ORDER BY voyage_id, turn, table_name, row_id`;

/** What was known of `base`, and since when: as of entry without the outturn, then as stored; ids of both go 2, 1 apart. */
const LOT_COLUMNS = `no, grade_id, shipper_id, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date, simulated,
  cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage, sailed_on, discharged_on, first_to_sail, first_discharged`;
const VOYAGE_COLUMNS = `voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, status, dated_on, actual_from,
  first_bl_date, last_bl_date, lot_count, bl_tonnes, outturn_tonnes, loss_tonnes, loss_share, lots_without_outturn, warning_count,
  vessel_name, search_text, sailed_at, sailed_precision, arrived_at, arrived_precision, actual_to`;
const withoutOutturn = (/** @type {string} */ columns) =>
  columns
    .replace('status', "CASE WHEN bl_tonnes > 0 AND status <> 'cancelled' THEN 'loading' ELSE status END")
    .replace(/\b(outturn_date|loss_share|(sailed|arrived)_(at|precision)|(sailed|discharged)_on)\b/g, 'NULL')
    .replace(/\b(first_to_sail|first_discharged)\b/g, 'false')
    .replace(/\bactual_to\b/, 'actual_from')
    .replace(/\bloss_tonnes\b/, '0')
    .replace('lots_without_outturn', 'CASE WHEN bl_tonnes > 0 THEN lot_count ELSE 0 END');
const versions = (/** @type {'lot' | 'voyage'} */ noun) => {
  const columns = noun === 'lot' ? LOT_COLUMNS : VOYAGE_COLUMNS;
  const own = noun === 'lot' ? 'by_name, ' : '';
  const named = noun === 'lot' ? "'Benchmark', " : '';
  const before = withoutOutturn(columns).replace('outturn_tonnes', noun === 'lot' ? 'NULL' : '0');
  const [key, of] = noun === 'lot' ? ['lot_id, voyage_id', 'n.id, n.voyage_id'] : ['voyage_id', 'n.id'];
  const amended = `b.i % 4 = 0 AND b.measured${noun === 'lot' ? ' AND n.no = 1' : ''}`;
  const from = `FROM (SELECT id AS base_id, i, created_at AS entered, outturn_1 IS NOT NULL AS measured FROM base) b
    JOIN ${noun}_now n ON n.${noun === 'lot' ? 'voyage_id' : 'id'} = b.base_id`;
  return [
    `INSERT INTO ${noun}_known (id, ${key}, ${own}known_from, known_to, txid, next_id, next_txid, ${columns})
     SELECT 2 * n.id, ${of}, ${named}b.entered, b.entered + interval '20 days', 3, 2 * n.id + 1, 3, ${before} ${from} WHERE ${amended}`,
    `INSERT INTO ${noun}_known (id, ${key}, ${own}known_from, txid, ${columns})
     SELECT 2 * n.id + 1, ${of}, ${named}CASE WHEN ${amended} THEN b.entered + interval '20 days' ELSE b.entered END, 3, ${columns} ${from}`,
  ];
};
export const knownSql = [...versions('voyage'), ...versions('lot')];

/** The sums that follow from all lots, and the sequences. */
export const closingSql = `
DELETE FROM lifting_month;
INSERT INTO lifting_month (month, simulated, grade_id, shipper_id, load_terminal_id, discharge_terminal_id, lots, voyages, bl_tonnes)
SELECT date_trunc('month', bl_date)::date, simulated, coalesce(grade_id, 0), coalesce(shipper_id, 0), coalesce(load_terminal_id, 0),
  coalesce(discharge_terminal_id, 0), count(*), count(*) FILTER (WHERE first_of_voyage), sum(bl_tonnes)
FROM lot WHERE NOT cancelled AND bl_date IS NOT NULL AND bl_tonnes IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6;
DELETE FROM basis_month;
INSERT INTO basis_month (basis, month, simulated, grade_id, shipper_id, lots, voyages, tonnes)
SELECT d.basis, date_trunc('month', d.day)::date, l.simulated, coalesce(l.grade_id, 0), coalesce(l.shipper_id, 0), count(*),
  count(*) FILTER (WHERE d.first), sum(d.tonnes)
FROM lot l CROSS JOIN LATERAL (VALUES ('departure'::basis, l.sailed_on, l.bl_tonnes, l.first_to_sail),
  ('discharge'::basis, l.discharged_on, l.outturn_tonnes, l.first_discharged)) AS d (basis, day, tonnes, first)
WHERE NOT l.cancelled AND d.day IS NOT NULL AND d.tonnes IS NOT NULL GROUP BY 1, 2, 3, 4, 5;
DELETE FROM passage_month;
INSERT INTO passage_month (loaded, discharged, simulated, grade_id, lots, bl_tonnes, measured_tonnes, outturn_tonnes)
SELECT date_trunc('month', bl_date)::date, coalesce(date_trunc('month', discharged_on)::date, 'infinity'), simulated, coalesce(grade_id, 0),
  count(*), sum(bl_tonnes), coalesce(sum(bl_tonnes) FILTER (WHERE discharged_on IS NOT NULL AND outturn_tonnes IS NOT NULL), 0),
  coalesce(sum(outturn_tonnes) FILTER (WHERE discharged_on IS NOT NULL), 0)
FROM lot WHERE NOT cancelled AND bl_date IS NOT NULL AND bl_tonnes IS NOT NULL GROUP BY 1, 2, 3, 4;
SELECT setval('voyage_known_id_seq', (SELECT max(id) FROM voyage_known)), setval('lot_known_id_seq', (SELECT max(id) FROM lot_known));
SELECT setval('voyage_id_seq', (SELECT max(id) FROM voyage)), setval('lot_id_seq', (SELECT max(id) FROM lot)),
  setval('voyage_event_id_seq', (SELECT max(id) FROM voyage_event)), setval('voyage_act_id_seq', (SELECT max(id) FROM voyage_act))`;

/** Every stored voyage of the sample whose derived columns or lots differ from what the triggers would compute. */
export const differencesSql = `
WITH sample AS (SELECT array_agg(id) AS ids FROM (SELECT id FROM voyage ORDER BY hashint8extended(id, 0) LIMIT $1) s)
SELECT v.voyage_no, to_jsonb(f) AS computed, to_jsonb(v) AS stored
FROM sample, voyage_facts(sample.ids) f JOIN voyage v USING (id)
WHERE (v.status, v.dated_on, v.actual_from, v.actual_to, v.first_bl_date, v.last_bl_date, v.lot_count, v.bl_tonnes, v.outturn_tonnes,
    v.loss_tonnes, v.loss_share, v.lots_without_outturn, v.warning_count, v.vessel_name, v.search_text)
  IS DISTINCT FROM (f.status, f.dated_on, f.actual_from, f.actual_to, f.first_bl_date, f.last_bl_date, f.lot_count, f.bl_tonnes,
    f.outturn_tonnes, f.loss_tonnes, f.loss_share, f.lots_without_outturn, f.warning_count, f.vessel_name, f.search_text)
  OR EXISTS (SELECT FROM milestones_out_of_order(v.id))
  OR NOT EXISTS (SELECT FROM voyage_known k JOIN voyage_now n ON n.id = k.voyage_id WHERE k.voyage_id = v.id AND k.known_to IS NULL
    AND to_jsonb(n) - 'id' <@ to_jsonb(k))
  OR EXISTS (SELECT FROM lot_now n WHERE n.voyage_id = v.id AND NOT EXISTS (SELECT FROM lot_known k
    WHERE k.lot_id = n.id AND k.known_to IS NULL AND to_jsonb(n) - 'id' <@ to_jsonb(k)))
  OR EXISTS (SELECT FROM lot l WHERE l.voyage_id = v.id AND (l.simulated, l.cancelled, l.load_terminal_id, l.discharge_terminal_id)
    IS DISTINCT FROM (v.simulated, v.status = 'cancelled', v.load_terminal_id, v.discharge_terminal_id))
  OR EXISTS (SELECT FROM lot l JOIN lot_days(ARRAY[v.id]) d USING (id) WHERE (l.sailed_on, l.discharged_on, l.first_to_sail, l.first_discharged)
    IS DISTINCT FROM (d.sailed_on, d.discharged_on, d.first_to_sail, d.first_discharged))`;
