-- A port notice that was entered by mistake or withdrawn by the port restricts nothing, and stays with its history.
ALTER TABLE "port_notice" ADD COLUMN "withdrawn" BOOLEAN NOT NULL DEFAULT false;

-- The same restriction stands once: what was entered twice is withdrawn before that can be held.
DO $$
BEGIN
  PERFORM set_config('app.actor', 'migration', true), set_config('app.reason', 'the same restriction was entered twice', true);
  UPDATE port_notice n SET withdrawn = true
  WHERE EXISTS (SELECT FROM port_notice o WHERE o.id < n.id
    AND (o.terminal_id, o.kind, o.valid_from) = (n.terminal_id, n.kind, n.valid_from)
    AND (o.valid_to, o.draught_limit_m) IS NOT DISTINCT FROM (n.valid_to, n.draught_limit_m));
  PERFORM set_config('app.actor', '', true), set_config('app.reason', '', true);
END $$;
CREATE UNIQUE INDEX port_notice_stands_once ON port_notice (terminal_id, kind, valid_from, valid_to, draught_limit_m) NULLS NOT DISTINCT
  WHERE NOT withdrawn;
