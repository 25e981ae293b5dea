-- Three bases: beside the B/L date, a lot has the day on which its voyage sailed and the day on which it was discharged,
-- both local to their port. They follow from events and outturn, are kept by the refresh that keeps all else that
-- follows, and their months are summed once a statement, as `lifting_month` is for B/L dates.

-- AlterTable
ALTER TABLE "lot" ADD COLUMN "sailed_on" DATE, ADD COLUMN "discharged_on" DATE,
  ADD COLUMN "first_to_sail" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "first_discharged" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "lot_sailed_on_voyage_id_idx" ON "lot"("sailed_on", "voyage_id");

-- CreateIndex
CREATE INDEX "lot_discharged_on_voyage_id_idx" ON "lot"("discharged_on", "voyage_id");

-- CreateTable
CREATE TABLE "basis_month" (
    "basis" "basis" NOT NULL,
    "month" DATE NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "grade_id" INTEGER NOT NULL,
    "shipper_id" INTEGER NOT NULL,
    "lots" INTEGER NOT NULL,
    "voyages" INTEGER NOT NULL,
    "tonnes" DECIMAL(15,3) NOT NULL,

    CONSTRAINT "basis_month_pkey" PRIMARY KEY ("basis","month","simulated","grade_id","shipper_id")
);
ALTER TABLE basis_month ADD CONSTRAINT basis_month_bounds CHECK (tonnes BETWEEN -1000000000 AND 1000000000),
  ADD CONSTRAINT basis_month_basis CHECK (basis IN ('departure', 'discharge'));

CREATE FUNCTION discharge_zone(terminal_id integer) RETURNS text
  LANGUAGE sql STABLE AS $$ SELECT coalesce((SELECT time_zone FROM terminal WHERE id = terminal_id), 'Asia/Baku') $$;

-- The day of discharge is that of the outturn; where a paper gives none, the one on which discharge was completed.
CREATE FUNCTION lot_days(ids integer[]) RETURNS TABLE (id integer, sailed_on date, discharged_on date, first_to_sail boolean, first_discharged boolean)
  LANGUAGE sql STABLE AS $$
  SELECT d.id, d.sailed_on, d.discharged_on,
    d.bl_tonnes IS NOT NULL AND d.sailed_on IS NOT NULL
      AND row_number() OVER (PARTITION BY d.voyage_id ORDER BY d.bl_tonnes IS NULL, d.bl_date NULLS LAST, d.no) = 1,
    d.outturn_tonnes IS NOT NULL AND d.discharged_on IS NOT NULL
      AND row_number() OVER (PARTITION BY d.voyage_id ORDER BY d.outturn_tonnes IS NULL, d.discharged_on NULLS LAST, d.no) = 1
  FROM (
    SELECT l.id, l.voyage_id, l.no, l.bl_date, l.bl_tonnes, l.outturn_tonnes,
      (e.sailed AT TIME ZONE load_zone(v.load_terminal_id))::date AS sailed_on,
      coalesce(l.outturn_date, (e.completed AT TIME ZONE discharge_zone(v.discharge_terminal_id))::date) AS discharged_on
    FROM voyage v
    CROSS JOIN LATERAL (
      SELECT max(actual_at) FILTER (WHERE name = 'sailed') AS sailed, max(actual_at) FILTER (WHERE name = 'discharge_completed') AS completed
      FROM voyage_event WHERE voyage_event.voyage_id = v.id AND actual_at IS NOT NULL) e
    JOIN lot l ON l.voyage_id = v.id
    WHERE v.id = ANY (ids)) d $$;

-- As before, and the days with it: one update of a lot, whatever of it follows anew.
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
      discharge_terminal_id = d.discharge_terminal_id, first_of_voyage = d.first_of_voyage,
      sailed_on = d.sailed_on, discharged_on = d.discharged_on, first_to_sail = d.first_to_sail, first_discharged = d.first_discharged
    FROM (SELECT lot.id, v.simulated, v.status = 'cancelled' AS cancelled, v.load_terminal_id, v.discharge_terminal_id,
            lot.bl_date IS NOT NULL
              AND row_number() OVER (PARTITION BY lot.voyage_id ORDER BY lot.bl_date NULLS LAST, lot.no) = 1 AS first_of_voyage,
            days.sailed_on, days.discharged_on, days.first_to_sail, days.first_discharged
          FROM lot JOIN voyage v ON v.id = lot.voyage_id JOIN lot_days(ids) days ON days.id = lot.id WHERE lot.voyage_id = ANY (ids)) d
    WHERE l.id = d.id
      AND (l.simulated, l.cancelled, l.load_terminal_id, l.discharge_terminal_id, l.first_of_voyage,
          l.sailed_on, l.discharged_on, l.first_to_sail, l.first_discharged)
        IS DISTINCT FROM (d.simulated, d.cancelled, d.load_terminal_id, d.discharge_terminal_id, d.first_of_voyage,
          d.sailed_on, d.discharged_on, d.first_to_sail, d.first_discharged);
END $$;

-- What a person writes to a lot never sets what follows. First by name of the guards.
CREATE FUNCTION lot_days_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() = 1 THEN
    NEW.sailed_on := OLD.sailed_on; NEW.discharged_on := OLD.discharged_on;
    NEW.first_to_sail := OLD.first_to_sail; NEW.first_discharged := OLD.first_discharged;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lot_days_guard BEFORE UPDATE OF sailed_on, discharged_on, first_to_sail, first_discharged ON lot
  FOR EACH ROW EXECUTE FUNCTION lot_days_guard();

-- The history keeps what people write: what follows stays out of it.
DO $$
DECLARE
  op text;
  tables constant jsonb := '{"insert": "NEW TABLE AS changed", "update": "OLD TABLE AS before_change NEW TABLE AS changed", "delete": "OLD TABLE AS before_change"}';
BEGIN
  FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format('DROP TRIGGER lot_revision%1$s ON lot', CASE op WHEN 'update' THEN '' ELSE '_' || op END);
    EXECUTE format('CREATE TRIGGER lot_revision%1$s AFTER %2$s ON lot REFERENCING %3$s FOR EACH STATEMENT EXECUTE FUNCTION write_revisions(
      ''simulated'', ''cancelled'', ''load_terminal_id'', ''discharge_terminal_id'', ''first_of_voyage'', ''version'',
      ''sailed_on'', ''discharged_on'', ''first_to_sail'', ''first_discharged'')', CASE op WHEN 'update' THEN '' ELSE '_' || op END, op, tables ->> op);
  END LOOP;
END $$;

-- ── Tonnes by month on both bases ──────────────────────────────────────────────────────────────

-- As lifting_months_after_…: sums of differences, once a statement, in the lots' own transaction.
-- On departure the tonnes are those of the bill of lading, on discharge those of the outturn.
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
    EXECUTE format('CREATE FUNCTION basis_months_after_%1$s() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $body$
      BEGIN
        INSERT INTO basis_month AS m (basis, month, simulated, grade_id, shipper_id, lots, voyages, tonnes)
        SELECT d.basis, date_trunc(''month'', d.day)::date, l.simulated, coalesce(l.grade_id, 0), coalesce(l.shipper_id, 0),
          sum(sign), sum(sign * d.first::int), sum(sign * d.tonnes)
        FROM (%2$s) l
        CROSS JOIN LATERAL (VALUES (''departure''::basis, l.sailed_on, l.bl_tonnes, l.first_to_sail),
          (''discharge''::basis, l.discharged_on, l.outturn_tonnes, l.first_discharged)) AS d (basis, day, tonnes, first)
        WHERE NOT l.cancelled AND d.day IS NOT NULL AND d.tonnes IS NOT NULL
        GROUP BY 1, 2, 3, 4, 5
        HAVING sum(sign) <> 0 OR sum(sign * d.first::int) <> 0 OR sum(sign * d.tonnes) <> 0
        ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT (basis, month, simulated, grade_id, shipper_id)
        DO UPDATE SET lots = m.lots + excluded.lots, voyages = m.voyages + excluded.voyages, tonnes = m.tonnes + excluded.tonnes;
        RETURN NULL;
      END $body$', op, rows_of ->> op);
    EXECUTE format('CREATE TRIGGER lot_lifting_on_bases_%1$s AFTER %1$s ON lot REFERENCING %2$s
      FOR EACH STATEMENT EXECUTE FUNCTION basis_months_after_%1$s()', op, named ->> op);
  END LOOP;
END $$;

-- ── What was logged before this migration ──────────────────────────────────────────────────────

ALTER TABLE lot DISABLE TRIGGER USER;
UPDATE lot l SET sailed_on = d.sailed_on, discharged_on = d.discharged_on, first_to_sail = d.first_to_sail, first_discharged = d.first_discharged
  FROM lot_days((SELECT array_agg(id) FROM voyage)) d WHERE l.id = d.id;
ALTER TABLE lot ENABLE TRIGGER USER;
INSERT INTO basis_month (basis, month, simulated, grade_id, shipper_id, lots, voyages, tonnes)
SELECT d.basis, date_trunc('month', d.day)::date, l.simulated, coalesce(l.grade_id, 0), coalesce(l.shipper_id, 0),
  count(*), count(*) FILTER (WHERE d.first), sum(d.tonnes)
FROM lot l
CROSS JOIN LATERAL (VALUES ('departure'::basis, l.sailed_on, l.bl_tonnes, l.first_to_sail),
  ('discharge'::basis, l.discharged_on, l.outturn_tonnes, l.first_discharged)) AS d (basis, day, tonnes, first)
WHERE NOT l.cancelled AND d.day IS NOT NULL AND d.tonnes IS NOT NULL
GROUP BY 1, 2, 3, 4, 5;
