-- Thousands of new voyages in one statement: a lot that brings what follows from its voyage is checked with all others of
-- its statement and no longer by itself, and parts that come with their voyages are seen to do so at one look.
-- What the triggers hold is the same.

-- ── Parts that come with their voyages ─────────────────────────────────────────────────────────

-- Whether parts that one statement wrote belong to voyages which that very statement wrote. Their numbers lie side by
-- side: one look at that stretch says it. False where somebody else's voyage lies between; then each is asked.
DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['lot', 'voyage_event', 'delay', 'voyage_warning'] LOOP
    EXECUTE format('CREATE FUNCTION %1$s_comes_with_voyage(part_id integer, first integer, last integer, parts bigint) RETURNS boolean
      LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $body$
      BEGIN
        RETURN last - first < 2 * parts AND NOT EXISTS (
          SELECT FROM %1$I p JOIN voyage v ON v.id BETWEEN first AND last
          WHERE p.id = part_id AND (v.xmin <> pg_current_xact_id()::xid OR (NOT v.cmin = p.cmin AND v.cmin::text::bigint < p.cmin::text::bigint)));
      END $body$', part);
    EXECUTE format('CREATE OR REPLACE FUNCTION refresh_after_%1$s_inserts() RETURNS trigger LANGUAGE plpgsql AS $body$
      DECLARE
        ours xid := pg_current_xact_id()::xid;
        one integer;
        first integer;
        last integer;
        parts bigint;
        moved integer[];
      BEGIN
        SELECT min(id), min(voyage_id), max(voyage_id), count(*) INTO one, first, last, parts FROM changed;
        IF parts = 0 OR %1$s_comes_with_voyage(one, first, last, parts) THEN RETURN NULL; END IF;
        -- One part of each voyage says it; both are looked up by key, however many there are.
        SELECT array_agg(c.voyage_id) INTO moved FROM (SELECT voyage_id, min(id) AS id FROM changed GROUP BY voyage_id OFFSET 0) c
          WHERE (SELECT CASE WHEN v.xmin <> ours THEN true ELSE
            (SELECT NOT p.cmin = v.cmin AND v.cmin::text::bigint < p.cmin::text::bigint FROM %1$I p WHERE p.id = c.id) END
            FROM voyage v WHERE v.id = c.voyage_id);
        PERFORM refresh_voyages(moved, true);
        RETURN NULL;
      END $body$', part);
  END LOOP;
END $$;

-- ── Guards of what is inserted ─────────────────────────────────────────────────────────────────

-- Parts that were inserted: their voyages are locked, then found open. A voyage that this statement wrote is both.
CREATE OR REPLACE FUNCTION events_insert_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found_wrong record;
  one integer;
  first integer;
  last integer;
  parts bigint;
BEGIN
  SELECT min(id), min(voyage_id), max(voyage_id), count(*) INTO one, first, last, parts FROM changed;
  IF parts = 0 THEN RETURN NULL; END IF;
  IF NOT voyage_event_comes_with_voyage(one, first, last, parts) THEN
    PERFORM FROM voyage v WHERE v.id IN (SELECT voyage_id FROM changed) AND v.xmin <> pg_current_xact_id()::xid
      ORDER BY v.id FOR NO KEY UPDATE;
    SELECT v.voyage_no INTO found_wrong FROM voyage v WHERE v.id IN (SELECT voyage_id FROM changed) AND v.status = 'closed' LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'voyageClosed: %', found_wrong.voyage_no USING ERRCODE = 'CL001';
    END IF;
  END IF;
  SELECT name, actual_at INTO found_wrong FROM changed WHERE actual_at > now() LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'actualInFuture: % %', found_wrong.name, found_wrong.actual_at USING ERRCODE = 'CL002';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION lots_insert_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found_wrong record;
  one integer;
  first integer;
  last integer;
  parts bigint;
BEGIN
  SELECT min(id), min(voyage_id), max(voyage_id), count(*) INTO one, first, last, parts FROM changed;
  IF parts = 0 THEN RETURN NULL; END IF;
  IF NOT lot_comes_with_voyage(one, first, last, parts) THEN
    PERFORM FROM voyage v WHERE v.id IN (SELECT voyage_id FROM changed) AND v.xmin <> pg_current_xact_id()::xid
      ORDER BY v.id FOR NO KEY UPDATE;
    SELECT v.voyage_no INTO found_wrong FROM voyage v WHERE v.id IN (SELECT voyage_id FROM changed) AND v.status = 'closed' LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'voyageClosed: %', found_wrong.voyage_no USING ERRCODE = 'CL001';
    END IF;
  END IF;
  -- The zone is asked only where it can matter.
  SELECT c.bl_date INTO found_wrong FROM changed c
    WHERE c.bl_date > current_date - 2 AND c.bl_date > (now() AT TIME ZONE load_zone((SELECT load_terminal_id FROM voyage WHERE id = c.voyage_id)))::date LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'blDateInFuture: %', found_wrong.bl_date USING ERRCODE = 'CL002';
  END IF;
  SELECT c.outturn_date INTO found_wrong FROM changed c
    WHERE c.outturn_date > current_date - 2 AND c.outturn_date > (now() AT TIME ZONE 'Asia/Baku')::date LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'outturnDateInFuture: %', found_wrong.outturn_date USING ERRCODE = 'CL002';
  END IF;
  RETURN NULL;
END $$;

-- A lot that comes without it takes from its voyage what follows from that, so that numbers are compared with those of
-- its kind. What a lot brings, refresh_voyages corrects where it is wrong.
CREATE OR REPLACE FUNCTION lot_insert_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT v.simulated, v.status = 'cancelled', v.load_terminal_id, v.discharge_terminal_id,
      NEW.bl_date IS NOT NULL AND (SELECT id FROM lot WHERE lot.voyage_id = v.id LIMIT 1) IS NULL
    INTO NEW.simulated, NEW.cancelled, NEW.load_terminal_id, NEW.discharge_terminal_id, NEW.first_of_voyage
    FROM voyage v WHERE v.id = NEW.voyage_id;
  RETURN NEW;
END $$;
-- AlterTable
ALTER TABLE "lot" ALTER COLUMN "simulated" DROP DEFAULT;
DROP TRIGGER lot_guard_insert ON lot;
CREATE TRIGGER lot_follows_voyage BEFORE INSERT ON lot FOR EACH ROW WHEN (NEW.simulated IS NULL) EXECUTE FUNCTION lot_insert_guard();
CREATE TRIGGER lot_guard_insert AFTER INSERT ON lot REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION lots_insert_guard();

-- ── Revisions ──────────────────────────────────────────────────────────────────────────────────

-- Asked only for the last minutes, and written in its order: a word for each stretch of pages is enough.
-- DropIndex
DROP INDEX "revision_at_idx";
-- CreateIndex
CREATE INDEX "revision_at_idx" ON "revision" USING BRIN ("at");

-- ── What waits to be logged ────────────────────────────────────────────────────────────────────

-- Each list by itself: none is unpacked to reach another. What waited is tried out anew.
UPDATE import_batch SET tried_snapshot = NULL, tried_at = NULL;
DELETE FROM import_ready;
-- AlterTable
ALTER TABLE "import_ready" DROP COLUMN "voyages", ADD COLUMN "heads" JSONB NOT NULL, ADD COLUMN "lots" JSONB NOT NULL,
  ADD COLUMN "events" JSONB NOT NULL, ADD COLUMN "delays" JSONB NOT NULL, ADD COLUMN "warnings" JSONB NOT NULL;
ALTER TABLE "import_ready" ALTER COLUMN "heads" SET STORAGE EXTERNAL, ALTER COLUMN "lots" SET STORAGE EXTERNAL,
  ALTER COLUMN "events" SET STORAGE EXTERNAL, ALTER COLUMN "delays" SET STORAGE EXTERNAL, ALTER COLUMN "warnings" SET STORAGE EXTERNAL;
