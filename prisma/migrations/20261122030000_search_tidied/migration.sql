-- A file of thousands of voyages sorts its words into the index of the search after it was logged, not while somebody
-- waits for it: until then the search reads them as they came. Only the index's owner may sort them.
CREATE FUNCTION tidy_search() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT gin_clean_pending_list('voyage_search'::regclass) $$;
