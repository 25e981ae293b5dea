-- The past is read by functions that each plan their statement once a session: planning the statements of a board of the
-- past at each question took several times as long as reading it.

-- ── Small tables as they were recorded ─────────────────────────────────────────────────────────

-- From the revisions alone, by an instant (`known`) or in a snapshot (`sight`); the other one is null.
DO $$
DECLARE
  entry text;
BEGIN
  FOREACH entry IN ARRAY ARRAY['agreement', 'company', 'disruption', 'grade', 'port_notice', 'reconciliation_act', 'reported_figure',
      'scope', 'target_version', 'terminal', 'vessel'] LOOP
    EXECUTE format($function$
      CREATE FUNCTION recorded_%1$s(known timestamptz, sight pg_snapshot) RETURNS SETOF %1$I
        LANGUAGE plpgsql STABLE ROWS 20 SET plan_cache_mode = force_generic_plan AS $body$
      BEGIN
        RETURN QUERY SELECT stored.* FROM (
            SELECT DISTINCT ON (r.row_id) r.action, r.after FROM revision r
            WHERE r.voyage_id IS NULL AND r.table_name = %1$L AND (known IS NULL OR r.at <= known)
              AND (sight IS NULL OR pg_visible_in_snapshot(r.txid::text::xid8, sight))
            ORDER BY r.row_id, r.id DESC) latest,
          LATERAL jsonb_populate_record(NULL::%1$I, latest.after) stored
          WHERE latest.action <> 'delete';
      END $body$ $function$, entry);
  END LOOP;
END $$;

-- Its rows have no id: the last that was said of each scope and grade.
CREATE FUNCTION recorded_scope_grade(known timestamptz, sight pg_snapshot) RETURNS SETOF scope_grade
  LANGUAGE plpgsql STABLE ROWS 20 SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY SELECT latest.scope_id, latest.grade_id FROM (
      SELECT DISTINCT ON (s.scope_id, s.grade_id) s.scope_id, s.grade_id, s.stands FROM (
        SELECT r.id, (said.row ->> 'scope_id')::int AS scope_id, (said.row ->> 'grade_id')::int AS grade_id, said.stands
        FROM revision r, LATERAL (VALUES (r.before, false), (r.after, true)) AS said (row, stands)
        WHERE r.voyage_id IS NULL AND r.table_name = 'scope_grade' AND said.row IS NOT NULL AND (known IS NULL OR r.at <= known)
          AND (sight IS NULL OR pg_visible_in_snapshot(r.txid::text::xid8, sight))) s
      ORDER BY s.scope_id, s.grade_id, s.id DESC, s.stands DESC) latest
    WHERE latest.stands;
END $$;

-- ── Months as they were known ──────────────────────────────────────────────────────────────────

-- The versions of a month are read by index, each month on its own: over a range all of its versions would be.
CREATE FUNCTION month_after(known timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
  -- The one after the last month that can have had a lot by then: a B/L date never lies after the day it is typed.
  SELECT coalesce((date_trunc('month', ((known AT TIME ZONE 'Asia/Aqtau')::date + 1)::timestamp) + interval '1 month')::date, '2100-01-01') $$;

-- In place of `lifting_month`, for the months `since`…`until` (first days): what it holds now, less what became known
-- since, plus what was replaced since. That reads the few late changes and not all lots. Months that had not begun by
-- then are added up from what was known of them, which is hardly anything. Of a snapshot `last_seen` is its last version.
DO $$
DECLARE
  way record;
  versions constant text := $part$
      SELECT k.* FROM generate_series(%1$s::timestamp, %2$s::timestamp, interval '1 month') AS m (first_day)
      CROSS JOIN LATERAL (
        SELECT k.month, k.simulated, k.grade_id, k.shipper_id, %3$s, %3$s * k.first_of_voyage::int, %3$s * k.bl_tonnes
        FROM lot_known k WHERE k.month = m.first_day::date AND %4$s OFFSET 0) k$part$;
  parts text := '';
BEGIN
  FOR way IN SELECT * FROM (VALUES
      ('known IS NOT NULL', 'k.known_from > known', 'k.known_to > known',
        'NOT k.removed AND k.known_from <= known AND (k.known_to IS NULL OR k.known_to > known)'),
      ('known IS NULL', 'NOT (k.id <= last_seen AND pg_visible_in_snapshot(k.txid::text::xid8, sight))',
        'k.next_id IS NOT NULL AND NOT (k.next_id <= last_seen AND pg_visible_in_snapshot(k.next_txid::text::xid8, sight))',
        'NOT k.removed AND k.id <= last_seen AND pg_visible_in_snapshot(k.txid::text::xid8, sight)
          AND (k.next_id IS NULL OR NOT (k.next_id <= last_seen AND pg_visible_in_snapshot(k.next_txid::text::xid8, sight)))'))
      AS ways (given, begun, ended, standing) LOOP
    parts := parts || format('IF %s THEN RETURN QUERY %s UNION ALL %s UNION ALL %s; END IF; ', way.given,
      format(versions, 'since', 'least(until, after - 1)', -1, way.begun),
      format(versions, 'since', 'least(until, after - 1)', 1, way.ended),
      format(versions, 'greatest(since, after)', 'until', 1, way.standing));
  END LOOP;
  EXECUTE format($function$
    CREATE FUNCTION known_lifting_month(since date, until date, known timestamptz, sight pg_snapshot, last_seen bigint)
      RETURNS TABLE (month date, simulated boolean, grade_id integer, shipper_id integer, lots integer, voyages integer, bl_tonnes numeric)
      LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $body$
    DECLARE
      after date := month_after(known);
    BEGIN
      RETURN QUERY SELECT m.month, m.simulated, m.grade_id, m.shipper_id, m.lots, m.voyages, m.bl_tonnes FROM lifting_month m
        WHERE m.month BETWEEN since AND least(until, after - 1);
      %s
    END $body$ $function$, parts);
END $$;
