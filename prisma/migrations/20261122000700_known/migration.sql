-- As known on: what the log said at any instant. Beside each voyage and lot the database keeps its versions, with the
-- instants from which and until which they were known, written by trigger in the very transaction of the change. A board
-- of the past is read from them by index, through the same query as the live one. They say nothing that `revision`
-- does not say: schema `replay` reads the past from the revisions alone, and tests hold the two equal.

-- CreateTable
CREATE TABLE "lot_known" (
    "id" BIGSERIAL NOT NULL,
    "lot_id" INTEGER NOT NULL,
    "voyage_id" INTEGER NOT NULL,
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_to" TIMESTAMPTZ(3),
    "txid" BIGINT NOT NULL,
    "next_id" BIGINT,
    "next_txid" BIGINT,
    "by_name" TEXT NOT NULL,
    "reason" TEXT,
    "removed" BOOLEAN NOT NULL DEFAULT false,
    "no" INTEGER,
    "grade_id" INTEGER,
    "shipper_id" INTEGER,
    "bl_no" TEXT,
    "bl_date" DATE,
    "bl_date_precision" "date_precision",
    "bl_tonnes" DECIMAL(12,3),
    "outturn_tonnes" DECIMAL(12,3),
    "outturn_date" DATE,
    "simulated" BOOLEAN,
    "cancelled" BOOLEAN,
    "load_terminal_id" INTEGER,
    "discharge_terminal_id" INTEGER,
    "first_of_voyage" BOOLEAN,
    "month" DATE GENERATED ALWAYS AS (CASE WHEN NOT cancelled AND bl_tonnes IS NOT NULL THEN bl_date - (extract(day FROM bl_date)::int - 1) END) STORED,

    CONSTRAINT "lot_known_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voyage_known" (
    "id" BIGSERIAL NOT NULL,
    "voyage_id" INTEGER NOT NULL,
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_to" TIMESTAMPTZ(3),
    "txid" BIGINT NOT NULL,
    "next_id" BIGINT,
    "next_txid" BIGINT,
    "removed" BOOLEAN NOT NULL DEFAULT false,
    "voyage_no" TEXT,
    "simulated" BOOLEAN,
    "vessel_id" INTEGER,
    "load_terminal_id" INTEGER,
    "discharge_terminal_id" INTEGER,
    "laycan_from" DATE,
    "status" "voyage_status",
    "dated_on" DATE,
    "actual_from" TIMESTAMPTZ(3),
    "first_bl_date" DATE,
    "last_bl_date" DATE,
    "lot_count" INTEGER,
    "bl_tonnes" DECIMAL(12,3),
    "outturn_tonnes" DECIMAL(12,3),
    "loss_tonnes" DECIMAL(12,3),
    "loss_share" DECIMAL(9,6),
    "lots_without_outturn" INTEGER,
    "warning_count" INTEGER,
    "vessel_name" TEXT,
    "search_text" TEXT,
    "sailed_at" TIMESTAMPTZ(3),
    "sailed_precision" "moment_precision",
    "arrived_at" TIMESTAMPTZ(3),
    "arrived_precision" "moment_precision",

    CONSTRAINT "voyage_known_pkey" PRIMARY KEY ("id")
);

ALTER TABLE lot_known ADD CONSTRAINT lot_known_order CHECK (known_to >= known_from AND (known_to IS NULL) = (next_id IS NULL) AND (next_id IS NULL) = (next_txid IS NULL));
ALTER TABLE voyage_known ADD CONSTRAINT voyage_known_order CHECK (known_to >= known_from AND (known_to IS NULL) = (next_id IS NULL) AND (next_id IS NULL) = (next_txid IS NULL));
CREATE INDEX lot_known_standing ON lot_known (lot_id) WHERE known_to IS NULL;
CREATE INDEX voyage_known_standing ON voyage_known (voyage_id) WHERE known_to IS NULL;

-- What is kept of a lot and of a voyage: all that a board or a line of the log shows.
CREATE VIEW lot_now AS SELECT id, voyage_id,
      no, grade_id, shipper_id, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date,
      simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage FROM lot;
CREATE VIEW voyage_now AS SELECT v.id,
      v.voyage_no, v.simulated, v.vessel_id, v.load_terminal_id, v.discharge_terminal_id, v.laycan_from, v.status,
      v.dated_on, v.actual_from, v.first_bl_date, v.last_bl_date, v.lot_count, v.bl_tonnes, v.outturn_tonnes,
      v.loss_tonnes, v.loss_share, v.lots_without_outturn, v.warning_count, v.vessel_name, v.search_text,
      sailed.actual_at AS sailed_at, sailed.actual_precision AS sailed_precision,
      arrived.actual_at AS arrived_at, arrived.actual_precision AS arrived_precision
  FROM voyage v
  LEFT JOIN voyage_event sailed ON sailed.voyage_id = v.id AND sailed.name = 'sailed' AND sailed.actual_at IS NOT NULL
  LEFT JOIN voyage_event arrived ON arrived.voyage_id = v.id AND arrived.name = 'arrived' AND arrived.actual_at IS NOT NULL;

-- ── Written by trigger ─────────────────────────────────────────────────────────────────────────

-- The version that stands is compared with what is stored, so it does not matter how many statements led there, nor in
-- which order their triggers fire. Versions of one row follow each other also where the transactions began in another
-- order than they took the row's lock.

CREATE FUNCTION keep_known_lots(ids integer[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  recorded timestamptz(3) := coalesce(nullif(current_setting('app.known_at', true), '')::timestamptz, now());
  transaction bigint := pg_current_xact_id()::text::bigint;
  actor text := coalesce(current_setting('app.actor', true), '');
  named text := coalesce((SELECT name FROM "user" WHERE id = actor), nullif(current_setting('app.actor_name', true), ''), actor);
  why text := nullif(btrim(current_setting('app.reason', true)), '');
BEGIN
  WITH present AS (SELECT n.*, wanted.id AS lot_id, n.id IS NULL AS removed FROM unnest(ids) wanted (id) LEFT JOIN lot_now n USING (id)),
  differing AS (
    SELECT n.*, k.id AS was, coalesce(n.voyage_id, k.voyage_id) AS of_voyage, greatest(recorded, k.known_from) AS since, nextval('lot_known_id_seq') AS becomes,
      coalesce(k.txid = transaction AND k.known_from >= recorded, false) AS again
    FROM present n LEFT JOIN lot_known k ON k.lot_id = n.lot_id AND k.known_to IS NULL
    WHERE CASE WHEN n.removed THEN NOT k.removed ELSE k.id IS NULL OR k.removed OR
      (k.no, k.grade_id, k.shipper_id, k.bl_no, k.bl_date, k.bl_date_precision, k.bl_tonnes, k.outturn_tonnes,
      k.outturn_date, k.simulated, k.cancelled, k.load_terminal_id, k.discharge_terminal_id, k.first_of_voyage)
      IS DISTINCT FROM
      (n.no, n.grade_id, n.shipper_id, n.bl_no, n.bl_date, n.bl_date_precision, n.bl_tonnes, n.outturn_tonnes,
      n.outturn_date, n.simulated, n.cancelled, n.load_terminal_id, n.discharge_terminal_id, n.first_of_voyage) END),
  -- Written more than once in one transaction and moment: it was never known otherwise.
  rewritten AS (
    UPDATE lot_known k SET removed = n.removed, (no, grade_id, shipper_id, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date,
      simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage)
      = (n.no, n.grade_id, n.shipper_id, n.bl_no, n.bl_date, n.bl_date_precision, n.bl_tonnes, n.outturn_tonnes,
      n.outturn_date, n.simulated, n.cancelled, n.load_terminal_id, n.discharge_terminal_id, n.first_of_voyage)
    FROM differing n WHERE k.id = n.was AND n.again),
  ended AS (
    UPDATE lot_known k SET known_to = n.since, next_id = n.becomes, next_txid = transaction
    FROM differing n WHERE k.id = n.was AND NOT n.again)
  INSERT INTO lot_known (id, lot_id, voyage_id, by_name, reason, known_from, txid, removed,
      no, grade_id, shipper_id, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date,
      simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage)
    SELECT becomes, lot_id, of_voyage, named, why, since, transaction, removed,
      no, grade_id, shipper_id, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date,
      simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage
    FROM differing WHERE NOT again;
END $$;

CREATE FUNCTION keep_known_voyages(ids integer[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  recorded timestamptz(3) := coalesce(nullif(current_setting('app.known_at', true), '')::timestamptz, now());
  transaction bigint := pg_current_xact_id()::text::bigint;
BEGIN
  WITH present AS (SELECT n.*, wanted.id AS voyage_id, n.id IS NULL AS removed FROM unnest(ids) wanted (id) LEFT JOIN voyage_now n USING (id)),
  differing AS (
    SELECT n.*, k.id AS was, greatest(recorded, k.known_from) AS since, nextval('voyage_known_id_seq') AS becomes,
      coalesce(k.txid = transaction AND k.known_from >= recorded, false) AS again
    FROM present n LEFT JOIN voyage_known k ON k.voyage_id = n.voyage_id AND k.known_to IS NULL
    WHERE CASE WHEN n.removed THEN NOT k.removed ELSE k.id IS NULL OR k.removed OR
      (k.voyage_no, k.simulated, k.vessel_id, k.load_terminal_id, k.discharge_terminal_id, k.laycan_from, k.status,
      k.dated_on, k.actual_from, k.first_bl_date, k.last_bl_date, k.lot_count, k.bl_tonnes, k.outturn_tonnes,
      k.loss_tonnes, k.loss_share, k.lots_without_outturn, k.warning_count, k.vessel_name, k.search_text,
      k.sailed_at, k.sailed_precision, k.arrived_at, k.arrived_precision)
      IS DISTINCT FROM
      (n.voyage_no, n.simulated, n.vessel_id, n.load_terminal_id, n.discharge_terminal_id, n.laycan_from, n.status,
      n.dated_on, n.actual_from, n.first_bl_date, n.last_bl_date, n.lot_count, n.bl_tonnes, n.outturn_tonnes,
      n.loss_tonnes, n.loss_share, n.lots_without_outturn, n.warning_count, n.vessel_name, n.search_text,
      n.sailed_at, n.sailed_precision, n.arrived_at, n.arrived_precision) END),
  -- Written more than once in one transaction and moment: it was never known otherwise.
  rewritten AS (
    UPDATE voyage_known k SET removed = n.removed, (voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, status, dated_on,
      actual_from, first_bl_date, last_bl_date, lot_count, bl_tonnes, outturn_tonnes, loss_tonnes, loss_share,
      lots_without_outturn, warning_count, vessel_name, search_text, sailed_at, sailed_precision, arrived_at,
      arrived_precision)
      = (n.voyage_no, n.simulated, n.vessel_id, n.load_terminal_id, n.discharge_terminal_id, n.laycan_from, n.status,
      n.dated_on, n.actual_from, n.first_bl_date, n.last_bl_date, n.lot_count, n.bl_tonnes, n.outturn_tonnes,
      n.loss_tonnes, n.loss_share, n.lots_without_outturn, n.warning_count, n.vessel_name, n.search_text,
      n.sailed_at, n.sailed_precision, n.arrived_at, n.arrived_precision)
    FROM differing n WHERE k.id = n.was AND n.again),
  ended AS (
    UPDATE voyage_known k SET known_to = n.since, next_id = n.becomes, next_txid = transaction
    FROM differing n WHERE k.id = n.was AND NOT n.again)
  INSERT INTO voyage_known (id, voyage_id, known_from, txid, removed,
      voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, status, dated_on,
      actual_from, first_bl_date, last_bl_date, lot_count, bl_tonnes, outturn_tonnes, loss_tonnes, loss_share,
      lots_without_outturn, warning_count, vessel_name, search_text, sailed_at, sailed_precision, arrived_at,
      arrived_precision)
    SELECT becomes, voyage_id, since, transaction, removed,
      voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, status, dated_on,
      actual_from, first_bl_date, last_bl_date, lot_count, bl_tonnes, outturn_tonnes, loss_tonnes, loss_share,
      lots_without_outturn, warning_count, vessel_name, search_text, sailed_at, sailed_precision, arrived_at,
      arrived_precision
    FROM differing WHERE NOT again;
END $$;

CREATE FUNCTION keep_known() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_TABLE_NAME = 'lot' THEN PERFORM keep_known_lots((SELECT array_agg(id) FROM changed));
  ELSE PERFORM keep_known_voyages((SELECT array_agg(id) FROM changed)); END IF;
  RETURN NULL;
END $$;

-- What is inserted has no version to be compared with, unless something wrote to it before its insert came to its turn;
-- then one stands already and all are compared. What stands is looked up row by row, by index, however many come at once.
CREATE FUNCTION keep_known_lot_inserts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  recorded timestamptz(3) := coalesce(nullif(current_setting('app.known_at', true), '')::timestamptz, now());
  transaction bigint := pg_current_xact_id()::text::bigint;
  actor text := coalesce(current_setting('app.actor', true), '');
  named text := coalesce((SELECT name FROM "user" WHERE id = actor), nullif(current_setting('app.actor_name', true), ''), actor);
  why text := nullif(btrim(current_setting('app.reason', true)), '');
  written bigint;
BEGIN
  INSERT INTO lot_known (lot_id, voyage_id, by_name, reason, known_from, txid,
      no, grade_id, shipper_id, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date,
      simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage)
    SELECT c.id, c.voyage_id, named, why, recorded, transaction,
      c.no, c.grade_id, c.shipper_id, c.bl_no, c.bl_date, c.bl_date_precision, c.bl_tonnes, c.outturn_tonnes, c.outturn_date,
      c.simulated, c.cancelled, c.load_terminal_id, c.discharge_terminal_id, c.first_of_voyage
    FROM changed c WHERE (SELECT k.id FROM lot_known k WHERE k.lot_id = c.id AND k.known_to IS NULL) IS NULL;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written < (SELECT count(*) FROM changed) THEN PERFORM keep_known_lots((SELECT array_agg(id) FROM changed)); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION keep_known_voyage_inserts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  recorded timestamptz(3) := coalesce(nullif(current_setting('app.known_at', true), '')::timestamptz, now());
  transaction bigint := pg_current_xact_id()::text::bigint;
  written bigint;
BEGIN
  INSERT INTO voyage_known (voyage_id, known_from, txid,
      voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, status, dated_on,
      actual_from, first_bl_date, last_bl_date, lot_count, bl_tonnes, outturn_tonnes, loss_tonnes, loss_share,
      lots_without_outturn, warning_count, vessel_name, search_text, sailed_at, sailed_precision, arrived_at, arrived_precision)
    SELECT c.id, recorded, transaction,
      c.voyage_no, c.simulated, c.vessel_id, c.load_terminal_id, c.discharge_terminal_id, c.laycan_from, c.status, c.dated_on,
      c.actual_from, c.first_bl_date, c.last_bl_date, c.lot_count, c.bl_tonnes, c.outturn_tonnes, c.loss_tonnes, c.loss_share,
      c.lots_without_outturn, c.warning_count, c.vessel_name, c.search_text,
      e.sailed_at, e.sailed_precision, e.arrived_at, e.arrived_precision
    FROM changed c CROSS JOIN LATERAL (
      SELECT max(actual_at) FILTER (WHERE name = 'sailed') AS sailed_at, max(actual_precision) FILTER (WHERE name = 'sailed') AS sailed_precision,
        max(actual_at) FILTER (WHERE name = 'arrived') AS arrived_at, max(actual_precision) FILTER (WHERE name = 'arrived') AS arrived_precision
      FROM voyage_event WHERE voyage_event.voyage_id = c.id AND actual_at IS NOT NULL) e
    WHERE (SELECT k.id FROM voyage_known k WHERE k.voyage_id = c.id AND k.known_to IS NULL) IS NULL;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written < (SELECT count(*) FROM changed) THEN PERFORM keep_known_voyages((SELECT array_agg(id) FROM changed)); END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  noun text;
BEGIN
  FOREACH noun IN ARRAY ARRAY['lot', 'voyage'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_zz_known_insert AFTER INSERT ON %1$I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_known_%1$s_inserts()', noun);
    EXECUTE format('CREATE TRIGGER %1$s_zz_known_update AFTER UPDATE ON %1$I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_known()', noun);
    EXECUTE format('CREATE TRIGGER %1$s_zz_known_delete AFTER DELETE ON %1$I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_known()', noun);
  END LOOP;
END $$;

-- ── Replay: the past from the revisions alone ──────────────────────────────────────────────────

-- The tables as they were: whoever sets replay.at and replay.voyages and puts this schema first on the search path runs
-- the live functions over the past.
CREATE SCHEMA replay;
DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['voyage', 'lot', 'voyage_event', 'voyage_act', 'voyage_warning'] LOOP
    EXECUTE format($view$
      CREATE VIEW replay.%1$I AS SELECT stored.* FROM (
        SELECT DISTINCT ON (voyage_id, row_id) action, after FROM public.revision
        WHERE table_name = %1$L AND voyage_id = ANY (current_setting('replay.voyages')::int[])
          AND at <= current_setting('replay.at')::timestamptz
        ORDER BY voyage_id, row_id, id DESC) latest,
        LATERAL jsonb_populate_record(NULL::public.%1$I, latest.after) stored
      WHERE latest.action <> 'delete'$view$, part);
  END LOOP;
END $$;

CREATE FUNCTION replay.voyages(ids integer[], known timestamptz) RETURNS SETOF public.voyage_now
  LANGUAGE plpgsql SET search_path = replay, public AS $$
BEGIN
  PERFORM set_config('replay.at', known::text, true), set_config('replay.voyages', ids::text, true);
  RETURN QUERY SELECT v.id, v.voyage_no, v.simulated, v.vessel_id, v.load_terminal_id, v.discharge_terminal_id, v.laycan_from,
      f.status, f.dated_on, f.actual_from::timestamptz(3), f.first_bl_date, f.last_bl_date, f.lot_count, f.bl_tonnes::numeric(12,3),
      f.outturn_tonnes::numeric(12,3), f.loss_tonnes::numeric(12,3), f.loss_share::numeric(9,6), f.lots_without_outturn,
      f.warning_count, f.vessel_name, f.search_text, sailed.actual_at, sailed.actual_precision, arrived.actual_at, arrived.actual_precision
    FROM voyage v JOIN voyage_facts(ids) f USING (id)
    LEFT JOIN voyage_event sailed ON sailed.voyage_id = v.id AND sailed.name = 'sailed' AND sailed.actual_at IS NOT NULL
    LEFT JOIN voyage_event arrived ON arrived.voyage_id = v.id AND arrived.name = 'arrived' AND arrived.actual_at IS NOT NULL;
END $$;

CREATE FUNCTION replay.lots(ids integer[], known timestamptz) RETURNS SETOF public.lot_now
  LANGUAGE plpgsql SET search_path = replay, public AS $$
BEGIN
  PERFORM set_config('replay.at', known::text, true), set_config('replay.voyages', ids::text, true);
  RETURN QUERY SELECT l.id, l.voyage_id, l.no, l.grade_id, l.shipper_id, l.bl_no, l.bl_date, l.bl_date_precision, l.bl_tonnes,
      l.outturn_tonnes, l.outturn_date, v.simulated, f.status = 'cancelled', v.load_terminal_id, v.discharge_terminal_id,
      l.bl_date IS NOT NULL AND row_number() OVER (PARTITION BY l.voyage_id ORDER BY l.bl_date NULLS LAST, l.no) = 1
    FROM lot l JOIN voyage v ON v.id = l.voyage_id JOIN voyage_facts(ids) f ON f.id = v.id;
END $$;

-- ── What was recorded before this migration ────────────────────────────────────────────────────

-- The same from the revisions for all moments at once, some thousand voyages at a time: every moment of a voyage becomes
-- a voyage of its own in tables beside the real ones, with its parts as they were, and the live functions run over them.
CREATE SCHEMA backfill;
CREATE UNLOGGED TABLE backfill.moment AS
  SELECT 0 AS id, 0 AS of_voyage, at, txid, actor_name AS by_name, reason FROM revision WITH NO DATA;
CREATE INDEX ON backfill.moment (of_voyage);
DO $$
DECLARE
  parts constant text[] := ARRAY['voyage', 'lot', 'voyage_event', 'voyage_act', 'voyage_warning'];
  together constant integer := 20000;
  path constant text := current_setting('search_path');
  part text;
  first integer;
BEGIN
  FOREACH part IN ARRAY parts LOOP
    EXECUTE format('CREATE UNLOGGED TABLE backfill.%1$I AS SELECT * FROM public.%1$I WITH NO DATA', part);
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
        LATERAL jsonb_populate_record(NULL::public.%1$I, r.after || jsonb_build_object(%4$L, m.id)) stored
        WHERE r.action <> 'delete'$into$,
        part, first, first + together, CASE part WHEN 'voyage' THEN 'id' ELSE 'voyage_id' END);
    END LOOP;
    ANALYZE backfill.moment, backfill.voyage, backfill.lot, backfill.voyage_event, backfill.voyage_act, backfill.voyage_warning;
    CREATE TEMP TABLE facts ON COMMIT DROP AS SELECT * FROM voyage_facts(ARRAY(SELECT id FROM backfill.voyage));
    ANALYZE facts;

    WITH state AS (
      SELECT m.id AS moment, m.of_voyage, m.at, m.txid, v.id IS NULL AS removed,
        v.voyage_no, v.simulated, v.vessel_id, v.load_terminal_id, v.discharge_terminal_id, v.laycan_from, f.status, f.dated_on,
        f.actual_from::timestamptz(3), f.first_bl_date, f.last_bl_date, f.lot_count, f.bl_tonnes::numeric(12,3), f.outturn_tonnes::numeric(12,3),
        f.loss_tonnes::numeric(12,3), f.loss_share::numeric(9,6), f.lots_without_outturn, f.warning_count, f.vessel_name, f.search_text,
        sailed.actual_at AS sailed_at, sailed.actual_precision AS sailed_precision,
        arrived.actual_at AS arrived_at, arrived.actual_precision AS arrived_precision
      FROM backfill.moment m LEFT JOIN backfill.voyage v ON v.id = m.id LEFT JOIN facts f ON f.id = m.id
      LEFT JOIN backfill.voyage_event sailed ON sailed.voyage_id = v.id AND sailed.name = 'sailed' AND sailed.actual_at IS NOT NULL
      LEFT JOIN backfill.voyage_event arrived ON arrived.voyage_id = v.id AND arrived.name = 'arrived' AND arrived.actual_at IS NOT NULL),
    said AS (SELECT *, row(removed, voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, status, dated_on,
      actual_from, first_bl_date, last_bl_date, lot_count, bl_tonnes, outturn_tonnes, loss_tonnes, loss_share,
      lots_without_outturn, warning_count, vessel_name, search_text, sailed_at, sailed_precision, arrived_at, arrived_precision)::text AS text FROM state),
    -- Moments at which something else changed are no versions.
    version AS MATERIALIZED (SELECT nextval('voyage_known_id_seq') AS id, s.* FROM (
      SELECT *, text IS DISTINCT FROM lag(text) OVER (PARTITION BY of_voyage ORDER BY moment) AS differs FROM said ORDER BY moment) s WHERE differs)
    INSERT INTO voyage_known (id, voyage_id, known_from, txid, removed, next_id, known_to, next_txid,
      voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, status, dated_on,
      actual_from, first_bl_date, last_bl_date, lot_count, bl_tonnes, outturn_tonnes, loss_tonnes, loss_share,
      lots_without_outturn, warning_count, vessel_name, search_text, sailed_at, sailed_precision, arrived_at, arrived_precision)
    SELECT id, of_voyage, at, txid, removed, lead(id) OVER w, lead(at) OVER w, lead(txid) OVER w,
      voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, status, dated_on,
      actual_from, first_bl_date, last_bl_date, lot_count, bl_tonnes, outturn_tonnes, loss_tonnes, loss_share,
      lots_without_outturn, warning_count, vessel_name, search_text, sailed_at, sailed_precision, arrived_at, arrived_precision
    FROM version WINDOW w AS (PARTITION BY of_voyage ORDER BY id);

    WITH present AS (
      SELECT l.id AS lot_id, l.voyage_id AS moment, l.no, l.grade_id, l.shipper_id, l.bl_no, l.bl_date, l.bl_date_precision, l.bl_tonnes,
        l.outturn_tonnes, l.outturn_date, v.simulated, f.status = 'cancelled' AS cancelled, v.load_terminal_id, v.discharge_terminal_id,
        l.bl_date IS NOT NULL AND row_number() OVER (PARTITION BY l.voyage_id ORDER BY l.bl_date NULLS LAST, l.no) = 1 AS first_of_voyage
      FROM backfill.lot l JOIN backfill.voyage v ON v.id = l.voyage_id JOIN facts f ON f.id = l.voyage_id),
    -- From the moment at which a lot is first there; gone, it is removed.
    begun AS (SELECT p.lot_id, m.of_voyage, min(p.moment) AS moment FROM present p JOIN backfill.moment m ON m.id = p.moment GROUP BY 1, 2),
    state AS (
      SELECT b.lot_id, m.of_voyage, m.id AS moment, m.at, m.txid, m.by_name, m.reason, p.lot_id IS NULL AS removed,
        p.no, p.grade_id, p.shipper_id, p.bl_no, p.bl_date, p.bl_date_precision, p.bl_tonnes, p.outturn_tonnes, p.outturn_date,
      p.simulated, p.cancelled, p.load_terminal_id, p.discharge_terminal_id, p.first_of_voyage
      FROM begun b JOIN backfill.moment m ON m.of_voyage = b.of_voyage AND m.id >= b.moment
      LEFT JOIN present p ON p.lot_id = b.lot_id AND p.moment = m.id),
    said AS (SELECT *, row(removed, no, grade_id, shipper_id, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date,
      simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage)::text AS text FROM state),
    version AS MATERIALIZED (SELECT nextval('lot_known_id_seq') AS id, s.* FROM (
      SELECT *, text IS DISTINCT FROM lag(text) OVER (PARTITION BY lot_id ORDER BY moment) AS differs FROM said ORDER BY moment, lot_id) s WHERE differs)
    INSERT INTO lot_known (id, lot_id, voyage_id, known_from, txid, by_name, reason, removed, next_id, known_to, next_txid,
      no, grade_id, shipper_id, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date,
      simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage)
    SELECT id, lot_id, of_voyage, at, txid, by_name, reason, removed, lead(id) OVER w, lead(at) OVER w, lead(txid) OVER w,
      no, grade_id, shipper_id, bl_no, bl_date, bl_date_precision, bl_tonnes, outturn_tonnes, outturn_date,
      simulated, cancelled, load_terminal_id, discharge_terminal_id, first_of_voyage
    FROM version WINDOW w AS (PARTITION BY lot_id ORDER BY id);
    DROP TABLE facts;
  END LOOP;
  PERFORM set_config('search_path', path, true);
  ANALYZE lot_known, voyage_known;
  -- Whatever the revisions do not explain is known from now on.
  PERFORM set_config('app.actor', 'system:migration', true), set_config('app.actor_name', 'Migration', true);
  PERFORM keep_known_voyages((SELECT array_agg(id) FROM voyage)), keep_known_lots((SELECT array_agg(id) FROM lot));
END $$;
DROP SCHEMA backfill CASCADE;

-- Indexes of what is filled.
-- CreateIndex
CREATE INDEX "lot_known_voyage_id_idx" ON "lot_known"("voyage_id");

-- CreateIndex
CREATE INDEX "lot_known_known_from_idx" ON "lot_known"("known_from");

-- CreateIndex
CREATE INDEX "lot_known_bl_date_voyage_id_idx" ON "lot_known"("bl_date", "voyage_id");

-- CreateIndex
CREATE INDEX "voyage_known_dated_on_voyage_id_idx" ON "voyage_known"("dated_on", "voyage_id");

-- CreateIndex
CREATE INDEX "voyage_known_known_from_idx" ON "voyage_known"("known_from");

CREATE INDEX lot_known_next ON lot_known (next_id) WHERE next_id IS NOT NULL;
-- `month` is set where the lot counts. Everything that the board adds up stands in the index.
CREATE INDEX lot_known_began ON lot_known (month, known_from) INCLUDE (known_to, simulated, grade_id, shipper_id, bl_tonnes, first_of_voyage) WHERE month IS NOT NULL;
CREATE INDEX lot_known_ended ON lot_known (month, known_to) INCLUDE (simulated, grade_id, shipper_id, bl_tonnes, first_of_voyage) WHERE month IS NOT NULL AND known_to IS NOT NULL;
CREATE INDEX voyage_known_lifted ON voyage_known (first_bl_date, voyage_id) INCLUDE (bl_tonnes, simulated, known_from, known_to) WHERE status <> 'cancelled' AND bl_tonnes > 0;
CREATE INDEX voyage_known_lots_apart ON voyage_known USING gist (daterange(first_bl_date, last_bl_date, '[]')) WHERE first_bl_date < last_bl_date;

-- ── Nobody rewrites it ─────────────────────────────────────────────────────────────────────────

-- Only from within a trigger, and then a version is added, ended once, or rewritten by the transaction that made it.
CREATE FUNCTION refuse_rewriting_known() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() > 1 THEN
    IF TG_OP = 'INSERT' THEN RETURN NEW; END IF;
    IF TG_OP = 'UPDATE' THEN
      IF OLD.known_to IS NULL AND OLD.id = NEW.id AND OLD.known_from = NEW.known_from AND OLD.txid = NEW.txid
          AND (NEW.known_to IS NOT NULL OR OLD.txid = pg_current_xact_id()::text::bigint) THEN
        RETURN NEW;
      END IF;
    END IF;
  END IF;
  RAISE EXCEPTION 'historyIsAppendOnly: %', TG_OP USING ERRCODE = 'CL009';
END $$;
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['lot_known', 'voyage_known'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_only_by_trigger BEFORE INSERT ON %1$I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_known()', kept);
    EXECUTE format('CREATE TRIGGER %1$s_append_only BEFORE UPDATE OR DELETE ON %1$I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_known()', kept);
    EXECUTE format('CREATE TRIGGER %1$s_no_truncate BEFORE TRUNCATE ON %1$I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_known()', kept);
    EXECUTE format('ALTER TABLE %1$I ENABLE ALWAYS TRIGGER %1$s_append_only', kept);
    EXECUTE format('ALTER TABLE %1$I ENABLE ALWAYS TRIGGER %1$s_no_truncate', kept);
  END LOOP;
END $$;
