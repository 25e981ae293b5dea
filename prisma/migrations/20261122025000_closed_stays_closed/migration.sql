-- A statement that wrote to a voyage also in another way, say by renaming its vessel, passed for the one that logged it,
-- and what it added to a closed voyage was not asked about. What was logged just now is never closed.
DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['lot', 'voyage_event', 'delay', 'voyage_warning'] LOOP
    EXECUTE format('CREATE OR REPLACE FUNCTION %1$s_comes_with_voyage(part_id integer, first integer, last integer, parts bigint) RETURNS boolean
      LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $body$
      BEGIN
        RETURN last - first < 2 * parts AND NOT EXISTS (
          SELECT FROM %1$I p JOIN voyage v ON v.id BETWEEN first AND last
          WHERE p.id = part_id AND (v.xmin <> pg_current_xact_id()::xid OR v.status = ''closed''
            OR (NOT v.cmin = p.cmin AND v.cmin::text::bigint < p.cmin::text::bigint)));
      END $body$', part);
  END LOOP;
END $$;
