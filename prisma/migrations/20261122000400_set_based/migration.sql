-- Thousands of voyages in one statement cost what their rows do: history, liftings by month, guards and milestones work
-- once a statement over its transition tables, where they worked once a row. What they hold is the same.

-- ── History of the tables that are written by the thousand ─────────────────────────────────────

-- As write_revision, for all rows of a statement. The join is hashed whatever a session planned it for first: kept as a
-- loop over a few rows, it would compare each of ten thousand with each.
CREATE FUNCTION write_revisions() RETURNS trigger
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
    INSERT INTO revision (at, txid, actor_id, actor_name, reason, table_name, row_id, voyage_id, action, after)
    SELECT moment, this_txid, coalesce(nullif(btrim(actor), ''), '?'), called, why, TG_TABLE_NAME, r.after ->> 'id',
      (r.after ->> CASE TG_TABLE_NAME WHEN 'voyage' THEN 'id' ELSE 'voyage_id' END)::int, 'insert', r.after
    FROM (SELECT to_jsonb(c) - TG_ARGV AS after FROM changed c OFFSET 0) r;
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
  IF NOT FOUND THEN RETURN NULL; END IF;
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

DO $$
DECLARE
  of_table text;
  left_out text;
BEGIN
  FOREACH of_table IN ARRAY ARRAY['voyage', 'lot', 'voyage_event'] LOOP
    -- The columns that follow from others, as the trigger for rows named them.
    left_out := (SELECT string_agg(quote_literal(name), ', ')
      FROM pg_trigger, string_to_table(rtrim(encode(tgargs, 'escape'), '\000'), '\000') AS name
      WHERE tgrelid = of_table::regclass AND tgname = of_table || '_revision');
    EXECUTE format('DROP TRIGGER %1$s_revision ON %1$I', of_table);
    EXECUTE format('CREATE TRIGGER %1$s_revision_insert AFTER INSERT ON %1$I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION write_revisions(%2$s)', of_table, left_out);
    EXECUTE format('CREATE TRIGGER %1$s_revision AFTER UPDATE ON %1$I REFERENCING OLD TABLE AS before_change NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION write_revisions(%2$s)', of_table, left_out);
    EXECUTE format('CREATE TRIGGER %1$s_revision_delete AFTER DELETE ON %1$I REFERENCING OLD TABLE AS before_change
      FOR EACH STATEMENT EXECUTE FUNCTION write_revisions(%2$s)', of_table, left_out);
  END LOOP;
END $$;

-- Asked once a statement whether a trigger writes, no longer once a row.
DROP TRIGGER revision_only_by_trigger ON revision;
CREATE TRIGGER revision_only_by_trigger BEFORE INSERT ON revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();

-- ── Liftings by month ──────────────────────────────────────────────────────────────────────────

-- One change of each month for all lots of a statement. Sums of differences: a lot that is written together with its
-- voyage changes once more before its own insert is summed, and the order of the two does not matter.
-- SECURITY DEFINER: the sums follow the lots and nobody writes them.
DO $$
DECLARE
  op text;
  come constant text := 'SELECT 1 AS sign, c.* FROM changed c';
  gone constant text := 'SELECT -1 AS sign, b.* FROM before_change b';
  rows_of constant jsonb := jsonb_build_object('insert', come, 'delete', gone, 'update', come || ' UNION ALL ' || gone);
  named constant jsonb := '{"insert": "NEW TABLE AS changed", "delete": "OLD TABLE AS before_change",
    "update": "OLD TABLE AS before_change NEW TABLE AS changed"}';
BEGIN
  FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format('CREATE FUNCTION lifting_months_after_%1$s() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $body$
      BEGIN
        INSERT INTO lifting_month AS m (month, simulated, grade_id, shipper_id, load_terminal_id, discharge_terminal_id, lots, voyages, bl_tonnes)
        SELECT date_trunc(''month'', l.bl_date)::date, l.simulated, coalesce(l.grade_id, 0), coalesce(l.shipper_id, 0),
          coalesce(l.load_terminal_id, 0), coalesce(l.discharge_terminal_id, 0), sum(sign), sum(sign * l.first_of_voyage::int), sum(sign * l.bl_tonnes)
        FROM (%2$s) l
        WHERE NOT l.cancelled AND l.bl_date IS NOT NULL AND l.bl_tonnes IS NOT NULL
        GROUP BY 1, 2, 3, 4, 5, 6
        HAVING sum(sign) <> 0 OR sum(sign * l.first_of_voyage::int) <> 0 OR sum(sign * l.bl_tonnes) <> 0
        -- In one order, so that two writers of the same months wait for one another and not in a circle.
        ORDER BY 1, 2, 3, 4, 5, 6
        ON CONFLICT (month, simulated, grade_id, shipper_id, load_terminal_id, discharge_terminal_id)
        DO UPDATE SET lots = m.lots + excluded.lots, voyages = m.voyages + excluded.voyages, bl_tonnes = m.bl_tonnes + excluded.bl_tonnes;
        RETURN NULL;
      END $body$', op, rows_of ->> op);
    EXECUTE format('CREATE TRIGGER lot_lifting_%1$s AFTER %1$s ON lot REFERENCING %2$s
      FOR EACH STATEMENT EXECUTE FUNCTION lifting_months_after_%1$s()', op, named ->> op);
  END LOOP;
END $$;

DROP TRIGGER lot_lifting_month ON lot;
DROP FUNCTION lot_lifting_month();
DROP FUNCTION add_to_lifting_month(lot, integer);
-- ── Guards of what is inserted ─────────────────────────────────────────────────────────────────

-- A lot takes from its voyage what follows from it. The first lot with a date is taken for the first of the voyage;
-- refresh_voyages corrects it where a later one lies before.
CREATE FUNCTION lot_insert_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  parent record;
BEGIN
  SELECT v.voyage_no, v.status, v.xmin = pg_current_xact_id()::xid AS ours, v.simulated, v.status = 'cancelled' AS cancelled,
      v.load_terminal_id, v.discharge_terminal_id, NEW.bl_date IS NOT NULL AND (SELECT id FROM lot WHERE lot.voyage_id = v.id LIMIT 1) IS NULL AS first
    INTO parent FROM voyage v WHERE v.id = NEW.voyage_id;
  IF NOT parent.ours THEN
    PERFORM FROM voyage v WHERE v.id = NEW.voyage_id FOR NO KEY UPDATE;
    SELECT v.voyage_no, v.status, false AS ours, v.simulated, v.status = 'cancelled' AS cancelled,
        v.load_terminal_id, v.discharge_terminal_id, NEW.bl_date IS NOT NULL AND (SELECT id FROM lot WHERE lot.voyage_id = v.id LIMIT 1) IS NULL AS first
      INTO parent FROM voyage v WHERE v.id = NEW.voyage_id;
  END IF;
  NEW.simulated := parent.simulated;
  NEW.cancelled := parent.cancelled;
  NEW.load_terminal_id := parent.load_terminal_id;
  NEW.discharge_terminal_id := parent.discharge_terminal_id;
  NEW.first_of_voyage := parent.first;
  -- The zone is asked only where it can matter.
  IF NEW.bl_date > current_date - 2 AND NEW.bl_date > (now() AT TIME ZONE load_zone(parent.load_terminal_id))::date THEN
    RAISE EXCEPTION 'blDateInFuture: %', NEW.bl_date USING ERRCODE = 'CL002';
  END IF;
  IF NEW.outturn_date > current_date - 2 AND NEW.outturn_date > (now() AT TIME ZONE 'Asia/Baku')::date THEN
    RAISE EXCEPTION 'outturnDateInFuture: %', NEW.outturn_date USING ERRCODE = 'CL002';
  END IF;
  IF parent.status = 'closed' THEN
    RAISE EXCEPTION 'voyageClosed: %', parent.voyage_no USING ERRCODE = 'CL001';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER lot_guard ON lot;
CREATE TRIGGER lot_guard_insert BEFORE INSERT ON lot FOR EACH ROW EXECUTE FUNCTION lot_insert_guard();
CREATE TRIGGER lot_guard BEFORE UPDATE OR DELETE ON lot FOR EACH ROW EXECUTE FUNCTION voyage_part_guard();

-- Events that were inserted: their voyages are locked, then found open. A voyage that this transaction wrote is locked.
CREATE FUNCTION events_insert_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found_wrong record;
BEGIN
  PERFORM FROM voyage v WHERE v.id IN (SELECT voyage_id FROM changed) AND v.xmin <> pg_current_xact_id()::xid
    ORDER BY v.id FOR NO KEY UPDATE;
  SELECT name, actual_at INTO found_wrong FROM changed WHERE actual_at > now() LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'actualInFuture: % %', found_wrong.name, found_wrong.actual_at USING ERRCODE = 'CL002';
  END IF;
  SELECT v.voyage_no INTO found_wrong FROM voyage v WHERE v.id IN (SELECT voyage_id FROM changed) AND v.status = 'closed' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'voyageClosed: %', found_wrong.voyage_no USING ERRCODE = 'CL001';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER voyage_event_guard ON voyage_event;
-- First by name of what runs after the insert.
CREATE TRIGGER voyage_event_guard_insert AFTER INSERT ON voyage_event REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION events_insert_guard();
CREATE TRIGGER voyage_event_guard BEFORE UPDATE OR DELETE ON voyage_event FOR EACH ROW EXECUTE FUNCTION voyage_part_guard();

-- ── What follows, once for a voyage that comes with its parts ──────────────────────────────────

-- A voyage and the parts that one statement wrote together are refreshed by the voyage's own trigger: nobody has seen
-- its version yet, and all parts are there by then. Any other voyage moves on with its parts.
DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['lot', 'voyage_event', 'delay', 'voyage_warning'] LOOP
    EXECUTE format('CREATE FUNCTION refresh_after_%1$s_inserts() RETURNS trigger LANGUAGE plpgsql AS $body$
      DECLARE
        ours xid := pg_current_xact_id()::xid;
        moved integer[];
      BEGIN
        IF NOT EXISTS (SELECT FROM changed) THEN RETURN NULL; END IF;
        -- One part of each voyage says it; both are looked up by key, however many there are.
        SELECT array_agg(c.voyage_id) INTO moved FROM (SELECT voyage_id, min(id) AS id FROM changed GROUP BY voyage_id OFFSET 0) c
          WHERE (SELECT CASE WHEN v.xmin <> ours THEN true ELSE
            (SELECT NOT p.cmin = v.cmin AND v.cmin::text::bigint < p.cmin::text::bigint FROM %1$I p WHERE p.id = c.id) END
            FROM voyage v WHERE v.id = c.voyage_id);
        PERFORM refresh_voyages(moved, true);
        RETURN NULL;
      END $body$', part);
    EXECUTE format('DROP TRIGGER %1$s_refresh_insert ON %1$I', part);
    EXECUTE format('CREATE TRIGGER %1$s_refresh_insert AFTER INSERT ON %1$I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION refresh_after_%1$s_inserts()', part);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION refresh_after_voyages() RETURNS trigger
  LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  ids integer[] := (SELECT array_agg(id) FROM changed);
  pair record;
BEGIN
  IF ids IS NULL THEN RETURN NULL; END IF;
  PERFORM refresh_voyages(ids, false);
  -- Parts that come with their voyage are all there: nothing to wait for.
  SELECT m.* INTO pair FROM unnest(ids) AS i(id) CROSS JOIN LATERAL milestones_out_of_order(i.id) m LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'milestonesOutOfOrder: % %', pair.earlier, pair.later USING ERRCODE = 'CL007';
  END IF;
  RETURN NULL;
END $$;

-- As write_revisions: never a loop of thousands over thousands.
ALTER FUNCTION refresh_after_part_updates() SET enable_nestloop = off;

-- A voyage that this transaction wrote is locked already.
CREATE OR REPLACE FUNCTION refresh_voyages(ids integer[], touched boolean) RETURNS void
  LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF ids IS NULL THEN RETURN; END IF;
  PERFORM FROM voyage WHERE voyage.id = ANY (ids) AND xmin <> pg_current_xact_id()::xid ORDER BY voyage.id FOR NO KEY UPDATE;
  UPDATE voyage v SET status = f.status, dated_on = f.dated_on, actual_from = f.actual_from, actual_to = f.actual_to,
      first_bl_date = f.first_bl_date, last_bl_date = f.last_bl_date, lot_count = f.lot_count, bl_tonnes = f.bl_tonnes,
      outturn_tonnes = f.outturn_tonnes, loss_tonnes = f.loss_tonnes, loss_share = f.loss_share,
      lots_without_outturn = f.lots_without_outturn, warning_count = f.warning_count, vessel_name = f.vessel_name,
      search_text = f.search_text, version = v.version + touched::int
    FROM voyage_facts(ids) f
    WHERE v.id = f.id AND (touched
      OR (v.status, v.dated_on, v.actual_from, v.actual_to, v.first_bl_date, v.last_bl_date, v.lot_count, v.bl_tonnes,
          v.outturn_tonnes, v.loss_tonnes, v.loss_share, v.lots_without_outturn, v.warning_count, v.vessel_name, v.search_text)
        IS DISTINCT FROM (f.status, f.dated_on, f.actual_from, f.actual_to, f.first_bl_date, f.last_bl_date, f.lot_count,
          f.bl_tonnes, f.outturn_tonnes, f.loss_tonnes, f.loss_share, f.lots_without_outturn, f.warning_count,
          f.vessel_name, f.search_text));
  UPDATE lot l SET simulated = d.simulated, cancelled = d.cancelled, load_terminal_id = d.load_terminal_id,
      discharge_terminal_id = d.discharge_terminal_id, first_of_voyage = d.first_of_voyage
    FROM (SELECT lot.id, v.simulated, v.status = 'cancelled' AS cancelled, v.load_terminal_id, v.discharge_terminal_id,
            lot.bl_date IS NOT NULL
              AND row_number() OVER (PARTITION BY lot.voyage_id ORDER BY lot.bl_date NULLS LAST, lot.no) = 1 AS first_of_voyage
          FROM lot JOIN voyage v ON v.id = lot.voyage_id WHERE lot.voyage_id = ANY (ids)) d
    WHERE l.id = d.id
      AND (l.simulated, l.cancelled, l.load_terminal_id, l.discharge_terminal_id, l.first_of_voyage)
        IS DISTINCT FROM (d.simulated, d.cancelled, d.load_terminal_id, d.discharge_terminal_id, d.first_of_voyage);
END $$;

-- ── Numbers ────────────────────────────────────────────────────────────────────────────────────

-- The next free numbers of a year, that many, in their order; none of `given`, which the same statement writes. The
-- counter is moved once: moved for each of thousands, every step would walk over all steps before.
CREATE FUNCTION next_voyage_nos(load_year integer, how_many integer, given text[]) RETURNS SETOF text
  LANGUAGE plpgsql AS $$
DECLARE
  missing integer := how_many;
  free text[];
  reached integer;
BEGIN
  WHILE missing > 0 LOOP
    INSERT INTO voyage_counter AS c (year, last) VALUES (load_year, missing)
      ON CONFLICT (year) DO UPDATE SET last = c.last + missing RETURNING last INTO reached;
    free := ARRAY(SELECT candidate FROM (
        SELECT n, format('AB-%s-%s', load_year, lpad(n::text, greatest(4, length(n::text)), '0')) AS candidate
        FROM generate_series(reached - missing + 1, reached) n) numbered
      WHERE NOT EXISTS (SELECT FROM voyage WHERE fold_text(voyage_no) = fold_text(candidate))
        AND fold_text(candidate) NOT IN (SELECT fold_text(one) FROM unnest(given) one)
      ORDER BY n);
    RETURN QUERY SELECT unnest(free);
    missing := missing - cardinality(free);
  END LOOP;
END $$;
