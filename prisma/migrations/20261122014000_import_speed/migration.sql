-- A file of thousands of voyages in half the time: what follows from many voyages is found in one pass over their parts,
-- not in a pass for each; what is new is not looked up; the index of revisions by row holds only what is asked by row.
-- What the triggers hold is the same.

-- ── What follows ───────────────────────────────────────────────────────────────────────────────

-- Each word has its type: the function is then part of the statement that asks it, not a statement of its own for each voyage.
CREATE OR REPLACE FUNCTION voyage_status(furthest event_name, has_bl boolean, last_act act_kind, nominated boolean)
  RETURNS voyage_status LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN last_act = 'cancel' THEN 'cancelled'::voyage_status
    WHEN last_act = 'close' THEN 'closed'::voyage_status
    WHEN furthest >= 'discharge_completed' THEN 'discharged'::voyage_status
    WHEN furthest >= 'discharge_commenced' THEN 'discharging'::voyage_status
    WHEN furthest >= 'arrived' THEN 'at_discharge_port'::voyage_status
    WHEN furthest >= 'sailed' THEN 'sailed'::voyage_status
    WHEN furthest >= 'loading_commenced' OR has_bl THEN 'loading'::voyage_status
    WHEN furthest >= 'load_arrived' THEN 'at_load_port'::voyage_status
    WHEN nominated THEN 'nominated'::voyage_status
    ELSE 'planned'::voyage_status
  END $$;

-- As before, each part read once for all voyages.
CREATE OR REPLACE FUNCTION voyage_facts(ids integer[]) RETURNS TABLE (
  id integer, status voyage_status, dated_on date, actual_from timestamptz, actual_to timestamptz,
  first_bl_date date, last_bl_date date, lot_count integer, bl_tonnes numeric, outturn_tonnes numeric,
  loss_tonnes numeric, loss_share numeric, lots_without_outturn integer, warning_count integer,
  vessel_name text, search_text text) LANGUAGE sql STABLE AS $$
  SELECT v.id,
    voyage_status(e.furthest, coalesce(l.first_bl IS NOT NULL, false), a.last_act, coalesce(a.nominated, false)),
    coalesce(l.first_bl, (e.first_at AT TIME ZONE z.zone)::date, v.laycan_from, (v.created_at AT TIME ZONE z.zone)::date),
    least(e.first_at, b.at), greatest(e.last_at, b.at),
    l.first_bl, l.last_bl, coalesce(l.lots, 0), coalesce(l.bl, 0), coalesce(l.outturn, 0),
    coalesce(l.loss, 0), round(l.loss / nullif(l.bl_measured, 0), 6), coalesce(l.without_outturn, 0), coalesce(w.warnings, 0),
    coalesce(s.name, ''),
    fold_text(concat_ws(' ', v.voyage_no, s.name, s.imo_number, l.texts, v.note))
  FROM voyage v
  LEFT JOIN terminal t ON t.id = v.load_terminal_id
  CROSS JOIN LATERAL (SELECT coalesce(t.time_zone, 'Asia/Aqtau') AS zone) z
  LEFT JOIN vessel s ON s.id = v.vessel_id
  LEFT JOIN (
    SELECT voyage_id, max(name) AS furthest, min(actual_at) AS first_at, max(actual_at) AS last_at,
      bool_or(name = 'loading_completed') AS completed
    FROM voyage_event WHERE voyage_id = ANY (ids) AND actual_at IS NOT NULL GROUP BY voyage_id) e ON e.voyage_id = v.id
  LEFT JOIN (
    SELECT voyage_id, count(*)::int AS lots, min(bl_date) AS first_bl, max(bl_date) AS last_bl,
      max(bl_date) FILTER (WHERE bl_date_precision = 'day') AS last_bl_day,
      sum(lot.bl_tonnes) AS bl, sum(lot.outturn_tonnes) AS outturn,
      sum(lot.bl_tonnes - lot.outturn_tonnes) AS loss,
      sum(lot.bl_tonnes) FILTER (WHERE lot.outturn_tonnes IS NOT NULL) AS bl_measured,
      (count(*) FILTER (WHERE lot.bl_tonnes IS NOT NULL AND lot.outturn_tonnes IS NULL))::int AS without_outturn,
      concat_ws(' ', string_agg(lot.bl_no, ' ' ORDER BY no), string_agg(DISTINCT c.name, ' ')) AS texts
    FROM lot LEFT JOIN company c ON c.id = lot.shipper_id WHERE voyage_id = ANY (ids) GROUP BY voyage_id) l ON l.voyage_id = v.id
  CROSS JOIN LATERAL (
    SELECT CASE WHEN l.last_bl_day IS NOT NULL AND e.completed IS NOT TRUE
      THEN l.last_bl_day::timestamp AT TIME ZONE z.zone END AS at OFFSET 0) b
  LEFT JOIN (
    SELECT voyage_id, (array_agg(kind ORDER BY at DESC, voyage_act.id DESC) FILTER (WHERE kind <> 'nominate'))[1] AS last_act,
      bool_or(kind = 'nominate') AS nominated
    FROM voyage_act WHERE voyage_id = ANY (ids) GROUP BY voyage_id) a ON a.voyage_id = v.id
  LEFT JOIN (
    SELECT voyage_id, count(*)::int AS warnings FROM voyage_warning WHERE voyage_id = ANY (ids) GROUP BY voyage_id) w ON w.voyage_id = v.id
  WHERE v.id = ANY (ids) $$;

CREATE OR REPLACE FUNCTION lot_days(ids integer[]) RETURNS TABLE (id integer, sailed_on date, discharged_on date, first_to_sail boolean, first_discharged boolean)
  LANGUAGE sql STABLE AS $$
  SELECT d.id, d.sailed_on, d.discharged_on,
    d.bl_tonnes IS NOT NULL AND d.sailed_on IS NOT NULL
      AND row_number() OVER (PARTITION BY d.voyage_id ORDER BY d.bl_tonnes IS NULL, d.bl_date NULLS LAST, d.no) = 1,
    d.outturn_tonnes IS NOT NULL AND d.discharged_on IS NOT NULL
      AND row_number() OVER (PARTITION BY d.voyage_id ORDER BY d.outturn_tonnes IS NULL, d.discharged_on NULLS LAST, d.no) = 1
  FROM (
    SELECT l.id, l.voyage_id, l.no, l.bl_date, l.bl_tonnes, l.outturn_tonnes,
      (e.sailed AT TIME ZONE coalesce(load.time_zone, 'Asia/Aqtau'))::date AS sailed_on,
      coalesce(l.outturn_date, (e.completed AT TIME ZONE coalesce(discharge.time_zone, 'Asia/Baku'))::date) AS discharged_on
    FROM voyage v
    JOIN lot l ON l.voyage_id = v.id AND l.voyage_id = ANY (ids)
    LEFT JOIN terminal load ON load.id = v.load_terminal_id
    LEFT JOIN terminal discharge ON discharge.id = v.discharge_terminal_id
    LEFT JOIN (
      SELECT voyage_id, max(actual_at) FILTER (WHERE name = 'sailed') AS sailed, max(actual_at) FILTER (WHERE name = 'discharge_completed') AS completed
      FROM voyage_event WHERE voyage_id = ANY (ids) AND name IN ('sailed', 'discharge_completed') AND actual_at IS NOT NULL
      GROUP BY voyage_id) e ON e.voyage_id = v.id
    WHERE v.id = ANY (ids)) d $$;

-- Of all these voyages at once; the rule is that of the function for one, which asks this.
CREATE FUNCTION milestones_out_of_order_among(ids integer[]) RETURNS TABLE (of_voyage integer, earlier event_name, later event_name)
  LANGUAGE sql STABLE AS $$
  WITH milestone AS (
    SELECT voyage_id, name, actual_at AS starts,
      actual_at + CASE actual_precision WHEN 'day' THEN interval '24 hours' - interval '1 millisecond' ELSE interval '0' END AS ends
    FROM voyage_event
    WHERE voyage_id = ANY (ids) AND actual_at IS NOT NULL
      AND name IN ('loading_commenced', 'loading_completed', 'sailed', 'arrived', 'discharge_commenced', 'discharge_completed')
    UNION ALL
    SELECT b.voyage_id, 'loading_completed', b.day::timestamp AT TIME ZONE b.zone,
      (b.day + 1)::timestamp AT TIME ZONE b.zone - interval '1 millisecond'
    FROM (SELECT lot.voyage_id, max(lot.bl_date) AS day, coalesce(max(t.time_zone), 'Asia/Aqtau') AS zone
          FROM lot JOIN voyage v ON v.id = lot.voyage_id LEFT JOIN terminal t ON t.id = v.load_terminal_id
          WHERE lot.voyage_id = ANY (ids) AND v.id = ANY (ids) AND lot.bl_date_precision = 'day' GROUP BY lot.voyage_id) b
    LEFT JOIN voyage_event c ON c.voyage_id = b.voyage_id AND c.voyage_id = ANY (ids) AND c.name = 'loading_completed' AND c.actual_at IS NOT NULL
    WHERE b.day IS NOT NULL AND c.id IS NULL)
  SELECT a.voyage_id, a.name, b.name FROM milestone a JOIN milestone b ON b.voyage_id = a.voyage_id AND a.name < b.name
  WHERE CASE WHEN a.name <= 'sailed' AND b.name >= 'arrived' THEN a.starts >= b.ends ELSE a.starts > b.ends END
  ORDER BY 1, 2, 3 $$;
CREATE OR REPLACE FUNCTION milestones_out_of_order(of_voyage integer) RETURNS TABLE (earlier event_name, later event_name)
  LANGUAGE sql STABLE AS $$ SELECT m.earlier, m.later FROM milestones_out_of_order_among(ARRAY[$1]) m $$;

-- One body in two plans, each made once a session, as planning its joins at each statement costs more than they do. In
-- the one for many voyages none of a thousand is compared with each of a thousand.
DO $$
DECLARE
  refresh constant text := $body$
BEGIN
  UPDATE voyage v SET status = f.status, dated_on = f.dated_on, actual_from = f.actual_from, actual_to = f.actual_to,
      first_bl_date = f.first_bl_date, last_bl_date = f.last_bl_date, lot_count = f.lot_count, bl_tonnes = f.bl_tonnes,
      outturn_tonnes = f.outturn_tonnes, loss_tonnes = f.loss_tonnes, loss_share = f.loss_share,
      lots_without_outturn = f.lots_without_outturn, warning_count = f.warning_count, vessel_name = f.vessel_name,
      search_text = f.search_text, version = v.version + touched::int
    FROM voyage_facts(ids) f
    WHERE v.id = f.id AND v.id = ANY (ids) AND (touched
      OR (v.status, v.dated_on, v.actual_from, v.actual_to, v.first_bl_date, v.last_bl_date, v.lot_count, v.bl_tonnes,
          v.outturn_tonnes, v.loss_tonnes, v.loss_share, v.lots_without_outturn, v.warning_count, v.vessel_name, v.search_text)
        IS DISTINCT FROM (f.status, f.dated_on, f.actual_from, f.actual_to, f.first_bl_date, f.last_bl_date, f.lot_count,
          f.bl_tonnes, f.outturn_tonnes, f.loss_tonnes, f.loss_share, f.lots_without_outturn, f.warning_count,
          f.vessel_name, f.search_text));
  UPDATE lot l SET simulated = d.simulated, cancelled = d.cancelled, load_terminal_id = d.load_terminal_id,
      discharge_terminal_id = d.discharge_terminal_id, first_of_voyage = d.first_of_voyage,
      sailed_on = d.sailed_on, discharged_on = d.discharged_on, first_to_sail = d.first_to_sail, first_discharged = d.first_discharged
    FROM (SELECT lot.id, v.simulated, v.status = 'cancelled' AS cancelled, v.load_terminal_id, v.discharge_terminal_id,
            lot.bl_date IS NOT NULL
              AND row_number() OVER (PARTITION BY lot.voyage_id ORDER BY lot.bl_date NULLS LAST, lot.no) = 1 AS first_of_voyage,
            days.sailed_on, days.discharged_on, days.first_to_sail, days.first_discharged
          FROM lot JOIN voyage v ON v.id = lot.voyage_id JOIN lot_days(ids) days ON days.id = lot.id
          WHERE lot.voyage_id = ANY (ids) AND v.id = ANY (ids)) d
    WHERE l.id = d.id AND l.voyage_id = ANY (ids)
      AND (l.simulated, l.cancelled, l.load_terminal_id, l.discharge_terminal_id, l.first_of_voyage,
          l.sailed_on, l.discharged_on, l.first_to_sail, l.first_discharged)
        IS DISTINCT FROM (d.simulated, d.cancelled, d.load_terminal_id, d.discharge_terminal_id, d.first_of_voyage,
          d.sailed_on, d.discharged_on, d.first_to_sail, d.first_discharged);
END $body$;
BEGIN
  EXECUTE format('CREATE FUNCTION refresh_few_voyages(ids integer[], touched boolean) RETURNS void
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS %L', refresh);
  EXECUTE format('CREATE FUNCTION refresh_many_voyages(ids integer[], touched boolean) RETURNS void
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_nestloop = off AS %L', refresh);
END $$;

CREATE OR REPLACE FUNCTION refresh_voyages(ids integer[], touched boolean) RETURNS void
  LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF ids IS NULL THEN RETURN; END IF;
  -- A voyage that this transaction wrote is locked already.
  PERFORM FROM voyage WHERE voyage.id = ANY (ids) AND xmin <> pg_current_xact_id()::xid ORDER BY voyage.id FOR NO KEY UPDATE;
  IF cardinality(ids) > 20 THEN PERFORM refresh_many_voyages(ids, touched);
  ELSE PERFORM refresh_few_voyages(ids, touched); END IF;
END $$;

CREATE OR REPLACE FUNCTION refresh_after_voyages() RETURNS trigger
  LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_nestloop = off AS $$
DECLARE
  ids integer[] := (SELECT array_agg(id) FROM changed);
  pair record;
BEGIN
  IF ids IS NULL THEN RETURN NULL; END IF;
  PERFORM refresh_voyages(ids, false);
  -- Parts that come with their voyage are all there: nothing to wait for.
  SELECT m.* INTO pair FROM milestones_out_of_order_among(ids) m LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'milestonesOutOfOrder: % %', pair.earlier, pair.later USING ERRCODE = 'CL007';
  END IF;
  RETURN NULL;
END $$;

-- ── What was known ─────────────────────────────────────────────────────────────────────────────

-- What is inserted has no version to be compared with, unless something wrote to it before its insert came to its turn;
-- then one stands already and all are compared. Their numbers lie side by side: one look says whether any stands.
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
      simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage)
    SELECT c.id, c.voyage_id, named, why, recorded, transaction,
      c.no, c.grade_id, c.shipper_id, c.bl_no, c.bl_date, c.bl_date_precision, c.bl_tonnes, c.outturn_tonnes, c.outturn_date,
      c.simulated, c.cancelled, c.load_terminal_id, c.discharge_terminal_id, c.first_of_voyage
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
      lots_without_outturn, warning_count, vessel_name, search_text, sailed_at, sailed_precision, arrived_at, arrived_precision)
    SELECT c.id, recorded, transaction,
      c.voyage_no, c.simulated, c.vessel_id, c.load_terminal_id, c.discharge_terminal_id, c.laycan_from, c.status, c.dated_on,
      c.actual_from, c.first_bl_date, c.last_bl_date, c.lot_count, c.bl_tonnes, c.outturn_tonnes, c.loss_tonnes, c.loss_share,
      c.lots_without_outturn, c.warning_count, c.vessel_name, c.search_text,
      e.sailed_at, e.sailed_precision, e.arrived_at, e.arrived_precision
    FROM changed c LEFT JOIN (
      SELECT voyage_id, max(actual_at) FILTER (WHERE name = 'sailed') AS sailed_at, max(actual_precision) FILTER (WHERE name = 'sailed') AS sailed_precision,
        max(actual_at) FILTER (WHERE name = 'arrived') AS arrived_at, max(actual_precision) FILTER (WHERE name = 'arrived') AS arrived_precision
      FROM voyage_event WHERE voyage_id BETWEEN first AND last AND name IN ('sailed', 'arrived') AND actual_at IS NOT NULL
      GROUP BY voyage_id) e ON e.voyage_id = c.id;
  RETURN NULL;
END $$;

-- ── Revisions ───────────────────────────────────────────────────────────────────────────

-- As before; what is inserted by the thousand is made into JSON once, without what is left out.
CREATE OR REPLACE FUNCTION write_revisions() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET enable_nestloop = off AS $$
DECLARE
  actor text := coalesce(current_setting('app.actor', true), '');
  called text;
  why text := nullif(btrim(current_setting('app.reason', true)), '');
  known text := coalesce(current_setting('app.known_at', true), '');
  moment timestamptz := coalesce(nullif(known, '')::timestamptz, now());
  this_txid bigint := pg_current_xact_id()::text::bigint;
  refuse boolean := btrim(actor) = '';
  written bigint[];
BEGIN
  IF TG_OP <> 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM changed) THEN RETURN NULL; END IF;
  ELSIF NOT EXISTS (SELECT FROM before_change) THEN
    RETURN NULL;
  END IF;
  called := coalesce((SELECT name FROM "user" WHERE id = actor), nullif(current_setting('app.actor_name', true), ''), actor);
  -- Where nobody is named the rows still show whether anything changed; the refusal below takes them back.
  IF TG_OP = 'INSERT' THEN
    -- Only what is kept becomes JSON: of a voyage it is half. Planned at each statement, which pays from some twenty rows on.
    IF (SELECT count(*) FROM (SELECT FROM changed LIMIT 21) first_ones) > 20 THEN
      EXECUTE (SELECT format('INSERT INTO revision (at, txid, actor_id, actor_name, reason, table_name, row_id, voyage_id, action, after)
          SELECT $1, $2, $3, $4, $5, %L, r.id::text, r.%I, %L, to_jsonb(r) FROM (SELECT %s FROM changed) r',
          TG_TABLE_NAME, CASE TG_TABLE_NAME WHEN 'voyage' THEN 'id' ELSE 'voyage_id' END, 'insert',
          string_agg(quote_ident(attname), ', ' ORDER BY attnum))
        FROM pg_attribute WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped AND attname <> ALL (TG_ARGV))
        USING moment, this_txid, coalesce(nullif(btrim(actor), ''), '?'), called, why;
    ELSE
      INSERT INTO revision (at, txid, actor_id, actor_name, reason, table_name, row_id, voyage_id, action, after)
      SELECT moment, this_txid, coalesce(nullif(btrim(actor), ''), '?'), called, why, TG_TABLE_NAME, r.after ->> 'id',
        (r.after ->> CASE TG_TABLE_NAME WHEN 'voyage' THEN 'id' ELSE 'voyage_id' END)::int, 'insert', r.after
      FROM (SELECT to_jsonb(c) - TG_ARGV AS after FROM changed c OFFSET 0) r;
    END IF;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO revision (at, txid, actor_id, actor_name, reason, table_name, row_id, voyage_id, action, before)
    SELECT moment, this_txid, coalesce(nullif(btrim(actor), ''), '?'), called, why, TG_TABLE_NAME, r.before ->> 'id',
      (r.before ->> CASE TG_TABLE_NAME WHEN 'voyage' THEN 'id' ELSE 'voyage_id' END)::int, 'delete', r.before
    FROM (SELECT to_jsonb(b) - TG_ARGV AS before FROM before_change b OFFSET 0) r;
  ELSE
    INSERT INTO revision (at, txid, actor_id, actor_name, reason, table_name, row_id, voyage_id, action, before, after)
    SELECT moment, this_txid, coalesce(nullif(btrim(actor), ''), '?'), called, why, TG_TABLE_NAME, r.after ->> 'id',
      (r.after ->> CASE TG_TABLE_NAME WHEN 'voyage' THEN 'id' ELSE 'voyage_id' END)::int, 'update', r.before, r.after
    FROM (SELECT to_jsonb(b) - TG_ARGV AS before, to_jsonb(c) - TG_ARGV AS after
      FROM before_change b JOIN changed c ON c.id = b.id OFFSET 0) r
    WHERE r.before <> r.after;
  END IF;
  IF NOT FOUND AND TG_OP <> 'INSERT' THEN RETURN NULL; END IF;
  IF refuse THEN
    RAISE EXCEPTION 'writeWithoutActor: %', TG_TABLE_NAME USING ERRCODE = 'CL000', HINT = 'Set app.actor in this transaction.';
  END IF;
  IF known <> '' THEN
    -- Only the owner, and only for simulated rows, may say when something would have been known.
    IF TG_OP = 'DELETE' THEN
      written := ARRAY(SELECT (to_jsonb(b) ->> CASE TG_TABLE_NAME WHEN 'voyage' THEN 'id' ELSE 'voyage_id' END)::int FROM before_change b
        WHERE (to_jsonb(b) ->> 'simulated')::boolean IS NOT TRUE);
    ELSE
      written := ARRAY(SELECT (to_jsonb(c) ->> CASE TG_TABLE_NAME WHEN 'voyage' THEN 'id' ELSE 'voyage_id' END)::int FROM changed c
        WHERE (to_jsonb(c) ->> 'simulated')::boolean IS NOT TRUE);
    END IF;
    IF session_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'revision'::regclass)
        OR EXISTS (SELECT FROM unnest(written) AS w(id) LEFT JOIN voyage v ON v.id = w.id WHERE v.simulated IS NOT TRUE) THEN
      RAISE EXCEPTION 'historyNotDatable: %', TG_TABLE_NAME USING ERRCODE = 'CL008';
    END IF;
  END IF;
  RETURN NULL;
END $$;

-- What belongs to a voyage is read by voyage; by row only the registry and its like.
-- DropIndex
DROP INDEX "revision_table_name_row_id_id_idx";
CREATE INDEX revision_of_entry ON revision (table_name, row_id, id) WHERE voyage_id IS NULL;

-- ── Which voyage a line of a file became ───────────────────────────────────────────────────────

-- The key under which it is logged says it; nothing is written beside the log when a file is imported.
ALTER TABLE "import_voyage" ADD COLUMN "key" UUID;
