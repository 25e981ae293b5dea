-- What follows from what was logged: status, spans, sums and search text of a voyage, and the liftings by month.
-- Held consistent by triggers that lock the voyage row first, so that two writers of one voyage take turns.
-- FOR NO KEY UPDATE throughout: it does not fight with the foreign keys' own FOR KEY SHARE.

-- The one permitted double of lib/voyages/voyage.ts statusOf; a property test holds the two equal.
CREATE FUNCTION voyage_status(furthest event_name, has_bl boolean, last_act act_kind, nominated boolean)
  RETURNS voyage_status LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN last_act = 'cancel' THEN 'cancelled'
    WHEN last_act = 'close' THEN 'closed'
    WHEN furthest >= 'discharge_completed' THEN 'discharged'
    WHEN furthest >= 'discharge_commenced' THEN 'discharging'
    WHEN furthest >= 'arrived' THEN 'at_discharge_port'
    WHEN furthest >= 'sailed' THEN 'sailed'
    WHEN furthest >= 'loading_commenced' OR has_bl THEN 'loading'
    WHEN furthest >= 'load_arrived' THEN 'at_load_port'
    WHEN nominated THEN 'nominated'
    ELSE 'planned'
  END::voyage_status $$;

CREATE FUNCTION load_zone(terminal_id integer) RETURNS text
  LANGUAGE sql STABLE AS $$ SELECT coalesce((SELECT time_zone FROM terminal WHERE id = terminal_id), 'Asia/Aqtau') $$;

-- Everything derived, for a set of voyages. A B/L date known by day counts as loading completed at the start of
-- that local day where no such event was logged; one known by month counts for the status, not for the span.
CREATE FUNCTION voyage_facts(ids integer[]) RETURNS TABLE (
  id integer, status voyage_status, dated_on date, actual_from timestamptz, actual_to timestamptz,
  first_bl_date date, last_bl_date date, lot_count integer, bl_tonnes numeric, outturn_tonnes numeric,
  loss_tonnes numeric, loss_share numeric, lots_without_outturn integer, warning_count integer,
  vessel_name text, search_text text) LANGUAGE sql STABLE AS $$
  SELECT v.id,
    voyage_status(e.furthest, coalesce(l.first_bl IS NOT NULL, false), a.last_act, coalesce(a.nominated, false)),
    coalesce(l.first_bl, (e.first_at AT TIME ZONE z.zone)::date, v.laycan_from, (v.created_at AT TIME ZONE z.zone)::date),
    least(e.first_at, b.at), greatest(e.last_at, b.at),
    l.first_bl, l.last_bl, coalesce(l.lots, 0), coalesce(l.bl, 0), coalesce(l.outturn, 0),
    coalesce(l.loss, 0), round(l.loss / nullif(l.bl_measured, 0), 6), coalesce(l.without_outturn, 0), w.warnings,
    coalesce(s.name, ''),
    fold_text(concat_ws(' ', v.voyage_no, s.name, s.imo_number, l.texts, v.note))
  FROM voyage v
  CROSS JOIN LATERAL (SELECT load_zone(v.load_terminal_id) AS zone) z
  LEFT JOIN vessel s ON s.id = v.vessel_id
  LEFT JOIN LATERAL (
    SELECT max(name) AS furthest, min(actual_at) AS first_at, max(actual_at) AS last_at,
      bool_or(name = 'loading_completed') AS completed
    FROM voyage_event WHERE voyage_id = v.id AND actual_at IS NOT NULL) e ON true
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS lots, min(bl_date) AS first_bl, max(bl_date) AS last_bl,
      max(bl_date) FILTER (WHERE bl_date_precision = 'day') AS last_bl_day,
      sum(lot.bl_tonnes) AS bl, sum(lot.outturn_tonnes) AS outturn,
      sum(lot.bl_tonnes - lot.outturn_tonnes) AS loss,
      sum(lot.bl_tonnes) FILTER (WHERE lot.outturn_tonnes IS NOT NULL) AS bl_measured,
      (count(*) FILTER (WHERE lot.bl_tonnes IS NOT NULL AND lot.outturn_tonnes IS NULL))::int AS without_outturn,
      concat_ws(' ', string_agg(lot.bl_no, ' ' ORDER BY no), string_agg(DISTINCT c.name, ' ')) AS texts
    FROM lot LEFT JOIN company c ON c.id = lot.shipper_id WHERE voyage_id = v.id) l ON true
  LEFT JOIN LATERAL (
    SELECT CASE WHEN l.last_bl_day IS NOT NULL AND e.completed IS NOT TRUE
      THEN l.last_bl_day::timestamp AT TIME ZONE z.zone END AS at) b ON true
  LEFT JOIN LATERAL (
    SELECT (array_agg(kind ORDER BY at DESC, voyage_act.id DESC) FILTER (WHERE kind <> 'nominate'))[1] AS last_act,
      bool_or(kind = 'nominate') AS nominated
    FROM voyage_act WHERE voyage_id = v.id) a ON true
  LEFT JOIN LATERAL (SELECT count(*)::int AS warnings FROM voyage_warning WHERE voyage_id = v.id) w ON true
  WHERE v.id = ANY (ids) $$;

-- `touched`: a person changed something below the voyage, so its version moves on.
-- Planned once a session: planning these joins anew at every statement cost five times what they do.
CREATE FUNCTION refresh_voyages(ids integer[], touched boolean) RETURNS void
  LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF ids IS NULL THEN RETURN; END IF;
  PERFORM FROM voyage WHERE voyage.id = ANY (ids) ORDER BY voyage.id FOR NO KEY UPDATE;
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

-- ── Guards: before each row ────────────────────────────────────────────────────────────────────

-- Registry and the like: the version moves on with every change.
CREATE FUNCTION bump_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW IS DISTINCT FROM OLD THEN NEW.version := OLD.version + 1; END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION voyage_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT OLD.simulated THEN
      RAISE EXCEPTION 'voyageNotDeletable: %', OLD.voyage_no USING ERRCODE = 'CL003', HINT = 'Cancel the voyage with a reason.';
    END IF;
    RETURN OLD;
  END IF;
  -- Inside a trigger only refresh_voyages writes here. A direct statement never sets what is derived.
  IF pg_trigger_depth() > 1 AND (OLD.vessel_id, OLD.load_terminal_id, OLD.discharge_terminal_id, OLD.laycan_from, OLD.laycan_to, OLD.source, OLD.note)
      IS NOT DISTINCT FROM (NEW.vessel_id, NEW.load_terminal_id, NEW.discharge_terminal_id, NEW.laycan_from, NEW.laycan_to, NEW.source, NEW.note) THEN
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.voyage_no, NEW.simulated, NEW.created_at, NEW.idempotency_key)
      IS DISTINCT FROM (OLD.id, OLD.voyage_no, OLD.simulated, OLD.created_at, OLD.idempotency_key) THEN
    RAISE EXCEPTION 'voyageNoImmutable: %', OLD.voyage_no USING ERRCODE = 'CL004';
  END IF;
  NEW.status := OLD.status; NEW.dated_on := OLD.dated_on; NEW.actual_from := OLD.actual_from; NEW.actual_to := OLD.actual_to;
  NEW.first_bl_date := OLD.first_bl_date; NEW.last_bl_date := OLD.last_bl_date; NEW.lot_count := OLD.lot_count;
  NEW.bl_tonnes := OLD.bl_tonnes; NEW.outturn_tonnes := OLD.outturn_tonnes; NEW.loss_tonnes := OLD.loss_tonnes;
  NEW.loss_share := OLD.loss_share; NEW.lots_without_outturn := OLD.lots_without_outturn; NEW.warning_count := OLD.warning_count;
  NEW.vessel_name := OLD.vessel_name; NEW.search_text := OLD.search_text; NEW.version := OLD.version;
  IF NEW IS DISTINCT FROM OLD THEN
    IF OLD.status = 'closed' THEN RAISE EXCEPTION 'voyageClosed: %', OLD.voyage_no USING ERRCODE = 'CL001'; END IF;
    NEW.version := OLD.version + 1;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER voyage_guard BEFORE UPDATE OR DELETE ON voyage FOR EACH ROW EXECUTE FUNCTION voyage_guard();

-- For every row below a voyage: lock the voyage first, refuse what a closed one refuses, move the version on.
CREATE FUNCTION voyage_part_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  parent record;
BEGIN
  SELECT v.voyage_no, v.status, v.simulated, v.load_terminal_id, v.discharge_terminal_id INTO parent
    FROM voyage v WHERE v.id = coalesce(NEW.voyage_id, OLD.voyage_id) FOR NO KEY UPDATE;
  -- A voyage being removed as a whole takes its parts along.
  IF TG_OP = 'DELETE' AND NOT FOUND THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.voyage_id <> OLD.voyage_id THEN
      RAISE EXCEPTION 'voyageNoImmutable: %', parent.voyage_no USING ERRCODE = 'CL004';
    END IF;
  END IF;
  IF TG_TABLE_NAME = 'lot' AND TG_OP <> 'DELETE' THEN
    IF TG_OP = 'UPDATE' AND pg_trigger_depth() = 1 THEN NEW.first_of_voyage := OLD.first_of_voyage; END IF;
    IF TG_OP = 'INSERT' THEN NEW.first_of_voyage := false; END IF;
    NEW.simulated := parent.simulated; NEW.cancelled := parent.status = 'cancelled';
    NEW.load_terminal_id := parent.load_terminal_id; NEW.discharge_terminal_id := parent.discharge_terminal_id;
    -- Only what follows from the voyage changed: not a person's edit, so neither version nor closed state matter.
    IF TG_OP = 'UPDATE' THEN
      IF (NEW.no, NEW.grade_id, NEW.shipper_id, NEW.planned_tonnes, NEW.bl_no, NEW.bl_date, NEW.bl_date_precision, NEW.bl_tonnes, NEW.outturn_tonnes, NEW.outturn_date, NEW.note)
          IS NOT DISTINCT FROM (OLD.no, OLD.grade_id, OLD.shipper_id, OLD.planned_tonnes, OLD.bl_no, OLD.bl_date, OLD.bl_date_precision, OLD.bl_tonnes, OLD.outturn_tonnes, OLD.outturn_date, OLD.note) THEN
        NEW.version := OLD.version;
        RETURN NEW;
      END IF;
    END IF;
    IF NEW.bl_date > (now() AT TIME ZONE load_zone(parent.load_terminal_id))::date THEN
      RAISE EXCEPTION 'blDateInFuture: %', NEW.bl_date USING ERRCODE = 'CL002';
    END IF;
    IF NEW.outturn_date > (now() AT TIME ZONE 'Asia/Baku')::date THEN
      RAISE EXCEPTION 'outturnDateInFuture: %', NEW.outturn_date USING ERRCODE = 'CL002';
    END IF;
  END IF;
  IF TG_TABLE_NAME = 'voyage_event' AND TG_OP <> 'DELETE' THEN
    IF NEW.actual_at > now() THEN
      RAISE EXCEPTION 'actualInFuture: % %', NEW.name, NEW.actual_at USING ERRCODE = 'CL002';
    END IF;
  END IF;
  IF TG_TABLE_NAME = 'voyage_act' THEN
    IF TG_OP <> 'INSERT' THEN
      RAISE EXCEPTION 'actsAreFacts: %', parent.voyage_no USING ERRCODE = 'CL005';
    END IF;
    IF parent.status = 'closed' AND NEW.kind <> 'reopen' THEN
      RAISE EXCEPTION 'voyageClosed: %', parent.voyage_no USING ERRCODE = 'CL001';
    END IF;
    IF NEW.kind = 'close' AND coalesce(btrim(NEW.reason), '') = ''
        AND EXISTS (SELECT FROM lot WHERE voyage_id = NEW.voyage_id AND outturn_tonnes IS NULL) THEN
      RAISE EXCEPTION 'closeNeedsOutturn: %', parent.voyage_no USING ERRCODE = 'CL006';
    END IF;
    RETURN NEW;
  END IF;
  IF parent.status = 'closed' THEN
    RAISE EXCEPTION 'voyageClosed: %', parent.voyage_no USING ERRCODE = 'CL001';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' THEN
    NEW.version := OLD.version;
    IF NEW IS DISTINCT FROM OLD THEN NEW.version := OLD.version + 1; END IF;
  END IF;
  RETURN NEW;
END $$;

-- ── After each statement: what follows is computed once for all voyages it touched ─────────────

CREATE FUNCTION refresh_after_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_voyages((SELECT array_agg(DISTINCT voyage_id) FROM changed), true);
  RETURN NULL;
END $$;
CREATE FUNCTION refresh_after_part_updates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_voyages(
    (SELECT array_agg(DISTINCT n.voyage_id) FROM changed n JOIN before_change o USING (id) WHERE n.version <> o.version), true);
  RETURN NULL;
END $$;
CREATE FUNCTION refresh_after_voyages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_voyages((SELECT array_agg(id) FROM changed), false);
  RETURN NULL;
END $$;
CREATE FUNCTION refresh_after_voyage_updates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() = 1 THEN
    PERFORM refresh_voyages((SELECT array_agg(id) FROM changed), false);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION refresh_after_vessel_rename() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_voyages((SELECT array_agg(id) FROM voyage WHERE vessel_id = NEW.id), false);
  RETURN NULL;
END $$;
CREATE FUNCTION refresh_after_company_rename() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_voyages((SELECT array_agg(DISTINCT voyage_id) FROM lot WHERE shipper_id = NEW.id), false);
  RETURN NULL;
END $$;

CREATE TRIGGER voyage_refresh_insert AFTER INSERT ON voyage REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION refresh_after_voyages();
CREATE TRIGGER voyage_refresh_update AFTER UPDATE ON voyage REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION refresh_after_voyage_updates();
CREATE TRIGGER vessel_refresh AFTER UPDATE OF name, imo_number ON vessel FOR EACH ROW
  WHEN ((OLD.name, OLD.imo_number) IS DISTINCT FROM (NEW.name, NEW.imo_number)) EXECUTE FUNCTION refresh_after_vessel_rename();
CREATE TRIGGER company_refresh AFTER UPDATE OF name ON company FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION refresh_after_company_rename();

DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['lot', 'voyage_event', 'delay', 'voyage_act', 'voyage_warning'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_guard BEFORE INSERT OR UPDATE OR DELETE ON %1$I FOR EACH ROW EXECUTE FUNCTION voyage_part_guard()', part);
    EXECUTE format('CREATE TRIGGER %1$s_refresh_insert AFTER INSERT ON %1$I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_after_parts()', part);
    EXECUTE format('CREATE TRIGGER %1$s_refresh_delete AFTER DELETE ON %1$I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_after_parts()', part);
    -- Acts are never updated.
    IF part <> 'voyage_act' THEN
      EXECUTE format('CREATE TRIGGER %1$s_refresh_update AFTER UPDATE ON %1$I REFERENCING OLD TABLE AS before_change NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_after_part_updates()', part);
    END IF;
  END LOOP;
  FOREACH part IN ARRAY ARRAY['company', 'vessel', 'terminal', 'grade', 'port_notice', 'scope', 'agreement', 'target_version', 'reported_figure', 'disruption'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_version BEFORE UPDATE ON %1$I FOR EACH ROW EXECUTE FUNCTION bump_version()', part);
  END LOOP;
END $$;
-- Signing in touches nothing here; only a person's edit moves the version of an account's owner.
CREATE TRIGGER user_version BEFORE UPDATE OF name, email, role, active ON "user" FOR EACH ROW EXECUTE FUNCTION bump_version();

-- ── Actual milestones in order ─────────────────────────────────────────────────────────────────

-- Loading commenced ≤ completed ≤ sailed < arrived ≤ discharge commenced ≤ completed. A moment known by day is the
-- whole local day (its last millisecond is its end): only what is certainly out of order is refused.
CREATE FUNCTION milestones_out_of_order(of_voyage integer) RETURNS TABLE (earlier event_name, later event_name)
  LANGUAGE sql STABLE AS $$
  WITH milestone AS (
    SELECT name, actual_at AS starts,
      actual_at + CASE actual_precision WHEN 'day' THEN interval '24 hours' - interval '1 millisecond' ELSE interval '0' END AS ends
    FROM voyage_event
    WHERE voyage_id = of_voyage AND actual_at IS NOT NULL
      AND name IN ('loading_commenced', 'loading_completed', 'sailed', 'arrived', 'discharge_commenced', 'discharge_completed')
    UNION ALL
    SELECT 'loading_completed', b.day::timestamp AT TIME ZONE b.zone,
      (b.day + 1)::timestamp AT TIME ZONE b.zone - interval '1 millisecond'
    FROM (SELECT max(lot.bl_date) AS day, load_zone(max(v.load_terminal_id)) AS zone FROM lot JOIN voyage v ON v.id = lot.voyage_id
          WHERE lot.voyage_id = of_voyage AND lot.bl_date_precision = 'day') b
    WHERE b.day IS NOT NULL AND NOT EXISTS (
      SELECT FROM voyage_event WHERE voyage_id = of_voyage AND name = 'loading_completed' AND actual_at IS NOT NULL))
  SELECT a.name, b.name FROM milestone a JOIN milestone b ON a.name < b.name
  WHERE CASE WHEN a.name <= 'sailed' AND b.name >= 'arrived' THEN a.starts >= b.ends ELSE a.starts > b.ends END
  ORDER BY 1, 2 $$;

CREATE FUNCTION check_milestones() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  pair record;
BEGIN
  SELECT * INTO pair FROM milestones_out_of_order(NEW.id) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'milestonesOutOfOrder: % %', pair.earlier, pair.later USING ERRCODE = 'CL007';
  END IF;
  RETURN NULL;
END $$;
-- Deferred: one amendment may change a B/L date and an event in two statements.
CREATE CONSTRAINT TRIGGER voyage_milestones AFTER UPDATE ON voyage DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.version IS DISTINCT FROM NEW.version) EXECUTE FUNCTION check_milestones();

-- ── Liftings by month ──────────────────────────────────────────────────────────────────────────

CREATE FUNCTION add_to_lifting_month(l lot, sign integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF l.cancelled OR l.bl_date IS NULL OR l.bl_tonnes IS NULL THEN RETURN; END IF;
  INSERT INTO lifting_month AS m (month, simulated, grade_id, shipper_id, load_terminal_id, discharge_terminal_id, lots, voyages, bl_tonnes)
    VALUES (date_trunc('month', l.bl_date)::date, l.simulated, coalesce(l.grade_id, 0), coalesce(l.shipper_id, 0),
      coalesce(l.load_terminal_id, 0), coalesce(l.discharge_terminal_id, 0), sign, sign * l.first_of_voyage::int, sign * l.bl_tonnes)
    ON CONFLICT (month, simulated, grade_id, shipper_id, load_terminal_id, discharge_terminal_id)
    DO UPDATE SET lots = m.lots + sign, voyages = m.voyages + sign * l.first_of_voyage::int, bl_tonnes = m.bl_tonnes + sign * l.bl_tonnes;
END $$;

-- SECURITY DEFINER: the sums follow the lots and nobody writes them.
CREATE FUNCTION lot_lifting_month() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.cancelled, OLD.simulated, OLD.bl_date, OLD.bl_tonnes, OLD.grade_id, OLD.shipper_id, OLD.load_terminal_id, OLD.discharge_terminal_id, OLD.first_of_voyage)
      IS NOT DISTINCT FROM (NEW.cancelled, NEW.simulated, NEW.bl_date, NEW.bl_tonnes, NEW.grade_id, NEW.shipper_id, NEW.load_terminal_id, NEW.discharge_terminal_id, NEW.first_of_voyage) THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN PERFORM add_to_lifting_month(OLD, -1); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM add_to_lifting_month(NEW, 1); END IF;
  RETURN NULL;
END $$;
-- Deferred: a lot that is written together with its voyage in one statement changes once more before its own insert has
-- fired, and only at the end do all its changes stand in a row. It also shortens the time that writers of a month wait.
CREATE CONSTRAINT TRIGGER lot_lifting_month AFTER INSERT OR UPDATE OR DELETE ON lot
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lot_lifting_month();
