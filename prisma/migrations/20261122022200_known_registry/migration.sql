-- Vessels and terminals as a voyage of the past refers to them: as recorded by then, and where an entry was recorded only
-- afterwards (a log that came with its dates), as it first was. For the names and sizes on a board as known.
DO $$
DECLARE
  entry text;
BEGIN
  FOREACH entry IN ARRAY ARRAY['vessel', 'terminal'] LOOP
    EXECUTE format($function$
      CREATE FUNCTION known_%1$s(known timestamptz, sight pg_snapshot) RETURNS SETOF %1$I
        LANGUAGE plpgsql STABLE ROWS 500 SET plan_cache_mode = force_generic_plan AS $body$
      BEGIN
        RETURN QUERY SELECT stored.* FROM (
            SELECT DISTINCT ON (s.row_id) s.action, s.after FROM (
              SELECT r.row_id, r.id, r.action, r.after,
                CASE WHEN known IS NULL THEN pg_visible_in_snapshot(r.txid::text::xid8, sight) ELSE r.at <= known END AS by_then
              FROM revision r WHERE r.voyage_id IS NULL AND r.table_name = %1$L) s
            ORDER BY s.row_id, s.by_then DESC, CASE WHEN s.by_then THEN -s.id ELSE s.id END) latest,
          LATERAL jsonb_populate_record(NULL::%1$I, latest.after) stored
          WHERE latest.action <> 'delete';
      END $body$ $function$, entry);
  END LOOP;
END $$;

-- The voyage before of a tanker, as known.
CREATE INDEX voyage_known_of_vessel ON voyage_known (vessel_id, dated_on) WHERE status <> 'cancelled' AND actual_to IS NOT NULL;
