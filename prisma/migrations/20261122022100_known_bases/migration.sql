-- What was known by departure and by discharge: of each lot its days on these bases, of each voyage when its last actual
-- moment was. As before, versions are written in the transaction of the change, and no change there leaves them the same.

-- AlterTable
ALTER TABLE "lot_known" ADD COLUMN "sailed_on" DATE, ADD COLUMN "discharged_on" DATE,
  ADD COLUMN "first_to_sail" BOOLEAN, ADD COLUMN "first_discharged" BOOLEAN;

-- AlterTable
ALTER TABLE "voyage_known" ADD COLUMN "actual_to" TIMESTAMPTZ(3);

CREATE OR REPLACE VIEW lot_now AS SELECT id, voyage_id,
      no, grade_id, shipper_id, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date,
      simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage,
      sailed_on, discharged_on, first_to_sail, first_discharged FROM lot;
CREATE OR REPLACE VIEW voyage_now AS SELECT v.id,
      v.voyage_no, v.simulated, v.vessel_id, v.load_terminal_id, v.discharge_terminal_id, v.laycan_from, v.status,
      v.dated_on, v.actual_from, v.first_bl_date, v.last_bl_date, v.lot_count, v.bl_tonnes, v.outturn_tonnes,
      v.loss_tonnes, v.loss_share, v.lots_without_outturn, v.warning_count, v.vessel_name, v.search_text,
      sailed.actual_at AS sailed_at, sailed.actual_precision AS sailed_precision,
      arrived.actual_at AS arrived_at, arrived.actual_precision AS arrived_precision, v.actual_to
  FROM voyage v
  LEFT JOIN voyage_event sailed ON sailed.voyage_id = v.id AND sailed.name = 'sailed' AND sailed.actual_at IS NOT NULL
  LEFT JOIN voyage_event arrived ON arrived.voyage_id = v.id AND arrived.name = 'arrived' AND arrived.actual_at IS NOT NULL;

-- ── Written by trigger ─────────────────────────────────────────────────────────────────────────

-- As before, with what is new; both nouns from one text.
DO $$
DECLARE
  noun record;
  named constant text := $part$
  actor text := coalesce(current_setting('app.actor', true), '');
  named text := coalesce((SELECT name FROM "user" WHERE id = actor), nullif(current_setting('app.actor_name', true), ''), actor);
  why text := nullif(btrim(current_setting('app.reason', true)), '');$part$;
  keep constant text := $function$
CREATE OR REPLACE FUNCTION keep_known_{noun}s(ids integer[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET plan_cache_mode = force_generic_plan AS $body$
DECLARE
  recorded timestamptz(3) := coalesce(nullif(current_setting('app.known_at', true), '')::timestamptz, now());
  transaction bigint := pg_current_xact_id()::text::bigint;{declared}
BEGIN
  WITH present AS (SELECT n.*, wanted.id AS wanted_id, n.id IS NULL AS removed FROM unnest(ids) wanted (id) LEFT JOIN {noun}_now n USING (id)),
  differing AS (
    SELECT n.*, k.id AS was, coalesce({of_present}, k.voyage_id) AS of_voyage, greatest(recorded, k.known_from) AS since,
      nextval('{noun}_known_id_seq') AS becomes, coalesce(k.txid = transaction AND k.known_from >= recorded, false) AS again
    FROM present n LEFT JOIN {noun}_known k ON k.{noun}_id = n.wanted_id AND k.known_to IS NULL
    WHERE CASE WHEN n.removed THEN NOT k.removed ELSE k.id IS NULL OR k.removed OR ({k_columns}) IS DISTINCT FROM ({n_columns}) END),
  -- Written more than once in one transaction and moment: it was never known otherwise.
  rewritten AS (
    UPDATE {noun}_known k SET removed = n.removed, ({columns}) = ({n_columns}) FROM differing n WHERE k.id = n.was AND n.again),
  ended AS (
    UPDATE {noun}_known k SET known_to = n.since, next_id = n.becomes, next_txid = transaction
    FROM differing n WHERE k.id = n.was AND NOT n.again)
  INSERT INTO {noun}_known (id, {keys}, {own}known_from, txid, removed, {columns})
    SELECT becomes, {key_values}, {said}since, transaction, removed, {columns} FROM differing WHERE NOT again;
END $body$ $function$;
BEGIN
  FOR noun IN SELECT * FROM (VALUES
    ('lot', ARRAY['no', 'grade_id', 'shipper_id', 'bl_no', 'bl_date', 'bl_date_precision', 'bl_tonnes', 'outturn_tonnes', 'outturn_date',
      'simulated', 'cancelled', 'load_terminal_id', 'discharge_terminal_id', 'first_of_voyage', 'sailed_on', 'discharged_on',
      'first_to_sail', 'first_discharged'],
      'n.voyage_id', 'lot_id, voyage_id', 'wanted_id, of_voyage', 'by_name, reason, ', 'named, why, ', named),
    ('voyage', ARRAY['voyage_no', 'simulated', 'vessel_id', 'load_terminal_id', 'discharge_terminal_id', 'laycan_from', 'status', 'dated_on',
      'actual_from', 'first_bl_date', 'last_bl_date', 'lot_count', 'bl_tonnes', 'outturn_tonnes', 'loss_tonnes', 'loss_share',
      'lots_without_outturn', 'warning_count', 'vessel_name', 'search_text', 'sailed_at', 'sailed_precision', 'arrived_at',
      'arrived_precision', 'actual_to'],
      'n.wanted_id', 'voyage_id', 'of_voyage', '', '', '')) AS nouns (name, columns, of_present, keys, key_values, own, said, declared) LOOP
    EXECUTE replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(keep,
      '{noun}', noun.name), '{declared}', noun.declared), '{of_present}', noun.of_present), '{keys}', noun.keys),
      '{key_values}', noun.key_values), '{own}', noun.own), '{said}', noun.said), '{columns}', array_to_string(noun.columns, ', ')),
      '{k_columns}', 'k.' || array_to_string(noun.columns, ', k.')), '{n_columns}', 'n.' || array_to_string(noun.columns, ', n.'));
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION keep_known_lot_inserts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  recorded timestamptz(3) := coalesce(nullif(current_setting('app.known_at', true), '')::timestamptz, now());
  transaction bigint := pg_current_xact_id()::text::bigint;
  actor text := coalesce(current_setting('app.actor', true), '');
  named text;
  why text := nullif(btrim(current_setting('app.reason', true)), '');
  first integer;
  last integer;
BEGIN
  SELECT min(id), max(id) INTO first, last FROM changed;
  IF first IS NULL THEN RETURN NULL; END IF;
  PERFORM FROM lot_known WHERE lot_id BETWEEN first AND last AND known_to IS NULL LIMIT 1;
  IF FOUND THEN
    PERFORM keep_known_lots((SELECT array_agg(id) FROM changed));
    RETURN NULL;
  END IF;
  named := coalesce((SELECT name FROM "user" WHERE id = actor), nullif(current_setting('app.actor_name', true), ''), actor);
  INSERT INTO lot_known (lot_id, voyage_id, by_name, reason, known_from, txid,
      no, grade_id, shipper_id, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date,
      simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage,
      sailed_on, discharged_on, first_to_sail, first_discharged)
    SELECT c.id, c.voyage_id, named, why, recorded, transaction,
      c.no, c.grade_id, c.shipper_id, c.bl_no, c.bl_date, c.bl_date_precision, c.bl_tonnes, c.outturn_tonnes, c.outturn_date,
      c.simulated, c.cancelled, c.load_terminal_id, c.discharge_terminal_id, c.first_of_voyage,
      c.sailed_on, c.discharged_on, c.first_to_sail, c.first_discharged
    FROM changed c;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keep_known_voyage_inserts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  recorded timestamptz(3) := coalesce(nullif(current_setting('app.known_at', true), '')::timestamptz, now());
  transaction bigint := pg_current_xact_id()::text::bigint;
  first integer;
  last integer;
BEGIN
  SELECT min(id), max(id) INTO first, last FROM changed;
  IF first IS NULL THEN RETURN NULL; END IF;
  PERFORM FROM voyage_known WHERE voyage_id BETWEEN first AND last AND known_to IS NULL LIMIT 1;
  IF FOUND THEN
    PERFORM keep_known_voyages((SELECT array_agg(id) FROM changed));
    RETURN NULL;
  END IF;
  INSERT INTO voyage_known (voyage_id, known_from, txid,
      voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, status, dated_on,
      actual_from, first_bl_date, last_bl_date, lot_count, bl_tonnes, outturn_tonnes, loss_tonnes, loss_share,
      lots_without_outturn, warning_count, vessel_name, search_text, sailed_at, sailed_precision, arrived_at, arrived_precision, actual_to)
    SELECT c.id, recorded, transaction,
      c.voyage_no, c.simulated, c.vessel_id, c.load_terminal_id, c.discharge_terminal_id, c.laycan_from, c.status, c.dated_on,
      c.actual_from, c.first_bl_date, c.last_bl_date, c.lot_count, c.bl_tonnes, c.outturn_tonnes, c.loss_tonnes, c.loss_share,
      c.lots_without_outturn, c.warning_count, c.vessel_name, c.search_text,
      e.sailed_at, e.sailed_precision, e.arrived_at, e.arrived_precision, c.actual_to
    FROM changed c LEFT JOIN (
      SELECT voyage_id, max(actual_at) FILTER (WHERE name = 'sailed') AS sailed_at, max(actual_precision) FILTER (WHERE name = 'sailed') AS sailed_precision,
        max(actual_at) FILTER (WHERE name = 'arrived') AS arrived_at, max(actual_precision) FILTER (WHERE name = 'arrived') AS arrived_precision
      FROM voyage_event WHERE voyage_id BETWEEN first AND last AND name IN ('sailed', 'arrived') AND actual_at IS NOT NULL
      GROUP BY voyage_id) e ON e.voyage_id = c.id;
  RETURN NULL;
END $$;

-- ── Replay ─────────────────────────────────────────────────────────────────────────────────────

CREATE OR REPLACE FUNCTION replay.voyages(ids integer[], known timestamptz) RETURNS SETOF public.voyage_now
  LANGUAGE plpgsql SET search_path = replay, public AS $$
BEGIN
  PERFORM set_config('replay.at', known::text, true), set_config('replay.voyages', ids::text, true);
  RETURN QUERY SELECT v.id, v.voyage_no, v.simulated, v.vessel_id, v.load_terminal_id, v.discharge_terminal_id, v.laycan_from,
      f.status, f.dated_on, f.actual_from::timestamptz(3), f.first_bl_date, f.last_bl_date, f.lot_count, f.bl_tonnes::numeric(12,3),
      f.outturn_tonnes::numeric(12,3), f.loss_tonnes::numeric(12,3), f.loss_share::numeric(9,6), f.lots_without_outturn,
      f.warning_count, f.vessel_name, f.search_text, sailed.actual_at, sailed.actual_precision, arrived.actual_at, arrived.actual_precision,
      f.actual_to::timestamptz(3)
    FROM voyage v JOIN voyage_facts(ids) f USING (id)
    LEFT JOIN voyage_event sailed ON sailed.voyage_id = v.id AND sailed.name = 'sailed' AND sailed.actual_at IS NOT NULL
    LEFT JOIN voyage_event arrived ON arrived.voyage_id = v.id AND arrived.name = 'arrived' AND arrived.actual_at IS NOT NULL;
END $$;

CREATE OR REPLACE FUNCTION replay.lots(ids integer[], known timestamptz) RETURNS SETOF public.lot_now
  LANGUAGE plpgsql SET search_path = replay, public AS $$
BEGIN
  PERFORM set_config('replay.at', known::text, true), set_config('replay.voyages', ids::text, true);
  RETURN QUERY SELECT l.id, l.voyage_id, l.no, l.grade_id, l.shipper_id, l.bl_no, l.bl_date, l.bl_date_precision, l.bl_tonnes,
      l.outturn_tonnes, l.outturn_date, v.simulated, f.status = 'cancelled', v.load_terminal_id, v.discharge_terminal_id,
      l.bl_date IS NOT NULL AND row_number() OVER (PARTITION BY l.voyage_id ORDER BY l.bl_date NULLS LAST, l.no) = 1,
      d.sailed_on, d.discharged_on, d.first_to_sail, d.first_discharged
    FROM lot l JOIN voyage v ON v.id = l.voyage_id JOIN voyage_facts(ids) f ON f.id = v.id JOIN lot_days(ids) d ON d.id = l.id;
END $$;

-- ── What was recorded before this migration ────────────────────────────────────────────────────

-- From the revisions, some thousand voyages at a time: every moment of a voyage becomes a voyage of its own in tables
-- beside the real ones, with its parts as they were, and the live functions run over them. A version within which what
-- is new changed is divided there. The later pieces have negative numbers: whether a snapshot that was kept before saw
-- them is told by their transaction, never by the number of the last version.
CREATE SCHEMA backfill;
CREATE UNLOGGED TABLE backfill.moment AS
  SELECT 0 AS id, 0 AS of_voyage, at, txid, actor_name AS by_name, reason FROM revision WITH NO DATA;
CREATE INDEX ON backfill.moment (of_voyage);
CREATE SEQUENCE backfill.piece INCREMENT -1;
CREATE SEQUENCE backfill.part AS integer;
ALTER TABLE lot_known DISABLE TRIGGER lot_known_only_by_trigger, DISABLE TRIGGER lot_known_append_only;
ALTER TABLE voyage_known DISABLE TRIGGER voyage_known_only_by_trigger, DISABLE TRIGGER voyage_known_append_only;
DO $$
DECLARE
  parts constant text[] := ARRAY['voyage', 'lot', 'voyage_event', 'voyage_act', 'voyage_warning'];
  together constant integer := 20000;
  path constant text := current_setting('search_path');
  part text;
  first integer;
BEGIN
  FOREACH part IN ARRAY parts LOOP
    EXECUTE format('CREATE UNLOGGED TABLE backfill.%1$I AS SELECT *, 0 AS stored_id FROM public.%1$I WITH NO DATA', part);
    EXECUTE format('CREATE INDEX ON backfill.%I (%I)', part, CASE part WHEN 'voyage' THEN 'id' ELSE 'voyage_id' END);
  END LOOP;
  PERFORM set_config('search_path', 'backfill, public', true);
  FOR first IN SELECT generate_series(min(voyage_id), max(voyage_id), together) FROM revision WHERE table_name = ANY (parts) LOOP
    TRUNCATE backfill.moment, backfill.voyage, backfill.lot, backfill.voyage_event, backfill.voyage_act, backfill.voyage_warning;
    INSERT INTO backfill.moment
      SELECT row_number() OVER (ORDER BY at, max(id)), voyage_id, at, max(txid),
        (array_agg(actor_name ORDER BY id DESC))[1], nullif((array_agg(reason ORDER BY id DESC))[1], '')
      FROM revision WHERE table_name = ANY (parts) AND voyage_id >= first AND voyage_id < first + together
      GROUP BY voyage_id, at;
    FOREACH part IN ARRAY parts LOOP
      -- A revision holds from its moment until the earliest one that was written after it.
      EXECUTE format($into$
        INSERT INTO backfill.%1$I
        SELECT stored.* FROM (
          SELECT voyage_id, at, action, after, min(at) OVER (PARTITION BY voyage_id, row_id ORDER BY id DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS until
          FROM public.revision WHERE table_name = %1$L AND voyage_id >= %2$s AND voyage_id < %3$s) r
        JOIN backfill.moment m ON m.of_voyage = r.voyage_id AND m.at >= r.at AND (r.until IS NULL OR m.at < r.until),
        LATERAL jsonb_populate_record(NULL::backfill.%1$I, r.after || jsonb_build_object('stored_id', r.after -> 'id',
          'id', nextval('backfill.part')) || jsonb_build_object(%4$L, m.id)) stored
        WHERE r.action <> 'delete'$into$,
        part, first, first + together, CASE part WHEN 'voyage' THEN 'id' ELSE 'voyage_id' END);
    END LOOP;
    ANALYZE backfill.moment, backfill.voyage, backfill.lot, backfill.voyage_event, backfill.voyage_act, backfill.voyage_warning;
    CREATE TEMP TABLE voyage_state ON COMMIT DROP AS
      SELECT m.of_voyage AS row_id, m.id AS moment, m.at, m.txid, f.actual_to::timestamptz(3) AS actual_to
      FROM voyage_facts(ARRAY(SELECT id FROM backfill.voyage)) f JOIN backfill.moment m ON m.id = f.id;
    CREATE TEMP TABLE lot_state ON COMMIT DROP AS
      SELECT l.stored_id AS row_id, m.id AS moment, m.at, m.txid, m.by_name, m.reason,
        d.sailed_on, d.discharged_on, d.first_to_sail, d.first_discharged
      FROM lot_days(ARRAY(SELECT id FROM backfill.voyage)) d JOIN backfill.lot l ON l.id = d.id JOIN backfill.moment m ON m.id = l.voyage_id;
    CREATE INDEX ON voyage_state (row_id, moment);
    CREATE INDEX ON lot_state (row_id, moment);
    ANALYZE voyage_state, lot_state;

    CREATE TEMP TABLE piece ON COMMIT DROP AS
    SELECT *, CASE WHEN moment = 0 THEN version ELSE nextval('backfill.piece') END AS id,
      row_number() OVER (PARTITION BY version ORDER BY moment) AS turn
    FROM (
      SELECT *, moment = 0 OR ROW(actual_to)::text
        <> lag(ROW(actual_to)::text) OVER (PARTITION BY version ORDER BY moment) AS begins
      FROM (
        SELECT k.id AS version, 0 AS moment, k.known_from AS since, k.txid, s.actual_to
        FROM voyage_known k LEFT JOIN LATERAL (
          SELECT * FROM voyage_state s WHERE s.row_id = k.voyage_id AND s.at <= k.known_from ORDER BY s.moment DESC LIMIT 1) s ON true
        WHERE k.voyage_id >= first AND k.voyage_id < first + together AND NOT k.removed
        UNION ALL
        SELECT k.id, s.moment, s.at, s.txid, s.actual_to
        FROM voyage_known k JOIN voyage_state s ON s.row_id = k.voyage_id AND s.at > k.known_from AND (k.known_to IS NULL OR s.at < k.known_to)
        WHERE NOT k.removed) held) marked
    WHERE begins;
    INSERT INTO voyage_known (id, voyage_id, known_from, txid, known_to, next_id, next_txid, actual_to,
      voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, status, dated_on, actual_from,
      first_bl_date, last_bl_date, lot_count, bl_tonnes, outturn_tonnes, loss_tonnes, loss_share,
      lots_without_outturn, warning_count, vessel_name, search_text, sailed_at, sailed_precision, arrived_at,
      arrived_precision)
    SELECT p.id, k.voyage_id, p.since, p.txid, coalesce(n.since, k.known_to), coalesce(n.id, k.next_id), coalesce(n.txid, k.next_txid), p.actual_to,
      k.voyage_no, k.simulated, k.vessel_id, k.load_terminal_id, k.discharge_terminal_id, k.laycan_from, k.status,
      k.dated_on, k.actual_from, k.first_bl_date, k.last_bl_date, k.lot_count, k.bl_tonnes, k.outturn_tonnes,
      k.loss_tonnes, k.loss_share, k.lots_without_outturn, k.warning_count, k.vessel_name, k.search_text, k.sailed_at,
      k.sailed_precision, k.arrived_at, k.arrived_precision
    FROM piece p JOIN voyage_known k ON k.id = p.version LEFT JOIN piece n ON n.version = p.version AND n.turn = p.turn + 1 WHERE p.turn > 1;
    UPDATE voyage_known k SET actual_to = p.actual_to, known_to = coalesce(n.since, k.known_to),
        next_id = coalesce(n.id, k.next_id), next_txid = coalesce(n.txid, k.next_txid)
      FROM piece p LEFT JOIN piece n ON n.version = p.version AND n.turn = 2 WHERE p.version = k.id AND p.turn = 1;
    DROP TABLE piece;

    CREATE TEMP TABLE piece ON COMMIT DROP AS
    SELECT *, CASE WHEN moment = 0 THEN version ELSE nextval('backfill.piece') END AS id,
      row_number() OVER (PARTITION BY version ORDER BY moment) AS turn
    FROM (
      SELECT *, moment = 0 OR ROW(sailed_on, discharged_on, first_to_sail, first_discharged)::text
        <> lag(ROW(sailed_on, discharged_on, first_to_sail, first_discharged)::text) OVER (PARTITION BY version ORDER BY moment) AS begins
      FROM (
        SELECT k.id AS version, 0 AS moment, k.known_from AS since, k.txid, s.by_name, s.reason, s.sailed_on, s.discharged_on, s.first_to_sail, s.first_discharged
        FROM lot_known k LEFT JOIN LATERAL (
          SELECT * FROM lot_state s WHERE s.row_id = k.lot_id AND s.at <= k.known_from ORDER BY s.moment DESC LIMIT 1) s ON true
        WHERE k.voyage_id >= first AND k.voyage_id < first + together AND NOT k.removed
        UNION ALL
        SELECT k.id, s.moment, s.at, s.txid, s.by_name, s.reason, s.sailed_on, s.discharged_on, s.first_to_sail, s.first_discharged
        FROM lot_known k JOIN lot_state s ON s.row_id = k.lot_id AND s.at > k.known_from AND (k.known_to IS NULL OR s.at < k.known_to)
        WHERE NOT k.removed) held) marked
    WHERE begins;
    INSERT INTO lot_known (id, lot_id, voyage_id, known_from, txid, known_to, next_id, next_txid, by_name, reason, sailed_on, discharged_on, first_to_sail, first_discharged,
      no, grade_id, shipper_id, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date, simulated,
      cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage)
    SELECT p.id, k.lot_id, k.voyage_id, p.since, p.txid, coalesce(n.since, k.known_to), coalesce(n.id, k.next_id), coalesce(n.txid, k.next_txid), p.by_name, p.reason, p.sailed_on, p.discharged_on, p.first_to_sail, p.first_discharged,
      k.no, k.grade_id, k.shipper_id, k.bl_no, k.bl_date, k.bl_date_precision, k.bl_tonnes, k.outturn_tonnes,
      k.outturn_date, k.simulated, k.cancelled, k.load_terminal_id, k.discharge_terminal_id, k.first_of_voyage
    FROM piece p JOIN lot_known k ON k.id = p.version LEFT JOIN piece n ON n.version = p.version AND n.turn = p.turn + 1 WHERE p.turn > 1;
    UPDATE lot_known k SET sailed_on = p.sailed_on, discharged_on = p.discharged_on, first_to_sail = p.first_to_sail, first_discharged = p.first_discharged, known_to = coalesce(n.since, k.known_to),
        next_id = coalesce(n.id, k.next_id), next_txid = coalesce(n.txid, k.next_txid)
      FROM piece p LEFT JOIN piece n ON n.version = p.version AND n.turn = 2 WHERE p.version = k.id AND p.turn = 1;
    DROP TABLE piece;

    DROP TABLE voyage_state, lot_state;
  END LOOP;
  PERFORM set_config('search_path', path, true);
  -- Whatever the revisions do not explain is known from now on.
  PERFORM set_config('app.actor', 'system:migration', true), set_config('app.actor_name', 'Migration', true);
  PERFORM keep_known_voyages((SELECT array_agg(id) FROM voyage)), keep_known_lots((SELECT array_agg(id) FROM lot));
END $$;
ALTER TABLE lot_known ENABLE TRIGGER lot_known_only_by_trigger, ENABLE ALWAYS TRIGGER lot_known_append_only;
ALTER TABLE voyage_known ENABLE TRIGGER voyage_known_only_by_trigger, ENABLE ALWAYS TRIGGER voyage_known_append_only;
DROP SCHEMA backfill CASCADE;

-- Everything that a board adds up stands in these, by basis.
CREATE INDEX lot_known_sailed ON lot_known (sailed_on, known_from) INCLUDE (known_to, simulated, grade_id, shipper_id, bl_tonnes, first_to_sail)
  WHERE NOT cancelled AND bl_tonnes IS NOT NULL AND sailed_on IS NOT NULL;
CREATE INDEX lot_known_sailed_ended ON lot_known (sailed_on, known_to) INCLUDE (simulated, grade_id, shipper_id, bl_tonnes, first_to_sail)
  WHERE NOT cancelled AND bl_tonnes IS NOT NULL AND sailed_on IS NOT NULL AND known_to IS NOT NULL;
CREATE INDEX lot_known_discharged ON lot_known (discharged_on, known_from) INCLUDE (known_to, simulated, grade_id, shipper_id, outturn_tonnes, first_discharged)
  WHERE NOT cancelled AND outturn_tonnes IS NOT NULL AND discharged_on IS NOT NULL;
CREATE INDEX lot_known_discharged_ended ON lot_known (discharged_on, known_to) INCLUDE (simulated, grade_id, shipper_id, outturn_tonnes, first_discharged)
  WHERE NOT cancelled AND outturn_tonnes IS NOT NULL AND discharged_on IS NOT NULL AND known_to IS NOT NULL;

-- ── Months as they were known, by each basis ───────────────────────────────────────────────────

-- As before by B/L; the others alike, over their own months, days and tonnes.
DROP FUNCTION known_lifting_month(date, date, timestamptz, pg_snapshot, bigint);
DO $$
DECLARE
  basis record;
  way record;
  parts text;
  versions constant text := $part$
      SELECT k.* FROM generate_series(%1$s::timestamp, %2$s::timestamp, interval '1 month') AS m (first_day)
      CROSS JOIN LATERAL (
        SELECT m.first_day::date, k.simulated, k.grade_id, k.shipper_id, %3$s, %3$s * k.%5$s::int, %3$s * k.%6$s
        FROM lot_known k WHERE %7$s AND %4$s OFFSET 0) k$part$;
BEGIN
  FOR basis IN SELECT * FROM (VALUES
      ('bl', 'first_of_voyage', 'bl_tonnes', 'k.month = m.first_day::date', 'SELECT * FROM lifting_month'),
      ('departure', 'first_to_sail', 'bl_tonnes', 'NOT k.cancelled AND k.bl_tonnes IS NOT NULL AND k.sailed_on IS NOT NULL
          AND k.sailed_on >= m.first_day::date AND k.sailed_on < (m.first_day + interval ''1 month'')::date',
        'SELECT *, b.tonnes AS bl_tonnes FROM basis_month b WHERE b.basis = ''departure'''),
      ('discharge', 'first_discharged', 'outturn_tonnes', 'NOT k.cancelled AND k.outturn_tonnes IS NOT NULL AND k.discharged_on IS NOT NULL
          AND k.discharged_on >= m.first_day::date AND k.discharged_on < (m.first_day + interval ''1 month'')::date',
        'SELECT *, b.tonnes AS bl_tonnes FROM basis_month b WHERE b.basis = ''discharge'''))
      AS bases (name, first, tonnes, of_month, present) LOOP
    parts := '';
    FOR way IN SELECT * FROM (VALUES
        ('known IS NOT NULL', 'k.known_from > known', 'k.known_to > known',
          'NOT k.removed AND k.known_from <= known AND (k.known_to IS NULL OR k.known_to > known)'),
        ('known IS NULL', 'NOT (k.id <= last_seen AND pg_visible_in_snapshot(k.txid::text::xid8, sight))',
          'k.known_to IS NOT NULL AND NOT (k.next_id <= last_seen AND pg_visible_in_snapshot(k.next_txid::text::xid8, sight))',
          'NOT k.removed AND k.id <= last_seen AND pg_visible_in_snapshot(k.txid::text::xid8, sight)
            AND (k.next_id IS NULL OR NOT (k.next_id <= last_seen AND pg_visible_in_snapshot(k.next_txid::text::xid8, sight)))'))
        AS ways (given, begun, ended, standing) LOOP
      parts := parts || format('IF %s THEN RETURN QUERY %s UNION ALL %s UNION ALL %s; END IF; ', way.given,
        format(versions, 'since', 'least(until, after - 1)', -1, way.begun, basis.first, basis.tonnes, basis.of_month),
        format(versions, 'since', 'least(until, after - 1)', 1, way.ended, basis.first, basis.tonnes, basis.of_month),
        format(versions, 'greatest(since, after)', 'until', 1, way.standing, basis.first, basis.tonnes, basis.of_month));
    END LOOP;
    EXECUTE format($function$
      CREATE FUNCTION known_months_by_%1$s(since date, until date, known timestamptz, sight pg_snapshot, last_seen bigint)
        RETURNS TABLE (month date, simulated boolean, grade_id integer, shipper_id integer, lots integer, voyages integer, bl_tonnes numeric)
        LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $body$
      DECLARE
        after date := month_after(known);
      BEGIN
        RETURN QUERY SELECT m.month, m.simulated, m.grade_id, m.shipper_id, m.lots, m.voyages, m.bl_tonnes FROM (%2$s) m
          WHERE m.month BETWEEN since AND least(until, after - 1);
        %3$s
      END $body$ $function$, basis.name, basis.present, parts);
  END LOOP;
END $$;
