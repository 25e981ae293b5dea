-- The programme of a month as it was known: its voyages are found by the laycan they had then.
CREATE INDEX voyage_known_laycan ON voyage_known (laycan_from, voyage_id) WHERE laycan_from IS NOT NULL;

-- What happens beyond Baku as it was recorded: as the other small tables, planned once a session.
DO $$
DECLARE
  entry text;
BEGIN
  FOREACH entry IN ARRAY ARRAY['movement', 'route_total', 'transport_cost'] LOOP
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
