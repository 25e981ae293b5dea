-- History: one append-only table, written by trigger alone. No code path can forget it; the application's login may
-- only read it; UPDATE, DELETE and TRUNCATE are refused for the owner too.

ALTER TABLE revision
  ADD CONSTRAINT revision_action CHECK (action IN ('insert', 'update', 'delete')),
  ADD CONSTRAINT revision_actor_given CHECK (btrim(actor_id) <> '');

-- Who and why come from the transaction: set_config('app.actor', …, true), set_config('app.reason', …, true).
-- Arguments: the columns that follow from others and are therefore left out.
CREATE FUNCTION write_revision() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - TG_ARGV END;
  becomes jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - TG_ARGV END;
  actor text := coalesce(current_setting('app.actor', true), '');
  known text := coalesce(current_setting('app.known_at', true), '');
  of_voyage integer;
  is_simulated boolean := false;
BEGIN
  IF was = becomes THEN RETURN NULL; END IF;
  IF btrim(actor) = '' THEN
    RAISE EXCEPTION 'writeWithoutActor: %', TG_TABLE_NAME USING ERRCODE = 'CL000', HINT = 'Set app.actor in this transaction.';
  END IF;
  of_voyage := CASE WHEN TG_TABLE_NAME = 'voyage' THEN coalesce(becomes, was) ->> 'id' ELSE coalesce(becomes, was) ->> 'voyage_id' END;
  IF known <> '' THEN
    is_simulated := coalesce((coalesce(becomes, was) ->> 'simulated')::boolean, (SELECT simulated FROM voyage WHERE id = of_voyage), false);
    -- Only the owner, and only for simulated rows, may say when something would have been known.
    IF NOT is_simulated OR session_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'revision'::regclass) THEN
      RAISE EXCEPTION 'historyNotDatable: %', TG_TABLE_NAME USING ERRCODE = 'CL008';
    END IF;
  END IF;
  INSERT INTO revision (at, txid, actor_id, actor_name, reason, table_name, row_id, voyage_id, action, before, after)
  VALUES (coalesce(nullif(known, '')::timestamptz, now()), pg_current_xact_id()::text::bigint, actor,
    coalesce((SELECT name FROM "user" WHERE id = actor), nullif(current_setting('app.actor_name', true), ''), actor),
    nullif(btrim(current_setting('app.reason', true)), ''), TG_TABLE_NAME, coalesce(becomes, was) ->> coalesce((SELECT 'scope_id' WHERE TG_TABLE_NAME = 'scope_grade'), 'id'),
    of_voyage, lower(TG_OP), was, becomes);
  RETURN NULL;
END $$;

CREATE TRIGGER voyage_revision AFTER INSERT OR UPDATE OR DELETE ON voyage FOR EACH ROW EXECUTE FUNCTION write_revision(
  'status', 'dated_on', 'actual_from', 'actual_to', 'first_bl_date', 'last_bl_date', 'lot_count', 'bl_tonnes', 'outturn_tonnes',
  'loss_tonnes', 'loss_share', 'lots_without_outturn', 'warning_count', 'vessel_name', 'search_text', 'version', 'idempotency_key');
CREATE TRIGGER lot_revision AFTER INSERT OR UPDATE OR DELETE ON lot FOR EACH ROW EXECUTE FUNCTION write_revision(
  'simulated', 'cancelled', 'load_terminal_id', 'discharge_terminal_id', 'first_of_voyage', 'version');
CREATE TRIGGER user_revision AFTER INSERT OR UPDATE OR DELETE ON "user" FOR EACH ROW EXECUTE FUNCTION write_revision(
  'version', 'updated_at', 'email_verified', 'image');
DO $$
DECLARE
  noun text;
BEGIN
  FOREACH noun IN ARRAY ARRAY['voyage_event', 'delay', 'voyage_act', 'voyage_warning', 'company', 'vessel', 'terminal', 'grade', 'port_notice',
      'scope', 'scope_grade', 'agreement', 'target_version', 'reported_figure', 'disruption'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_revision AFTER INSERT OR UPDATE OR DELETE ON %1$I FOR EACH ROW EXECUTE FUNCTION write_revision(%2$L)', noun, 'version');
  END LOOP;
END $$;

CREATE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND pg_trigger_depth() > 1 THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'historyIsAppendOnly: %', TG_OP USING ERRCODE = 'CL009';
END $$;
CREATE TRIGGER revision_only_by_trigger BEFORE INSERT ON revision FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER revision_append_only BEFORE UPDATE OR DELETE ON revision FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER revision_no_truncate BEFORE TRUNCATE ON revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
ALTER TABLE revision ENABLE ALWAYS TRIGGER revision_append_only;
ALTER TABLE revision ENABLE ALWAYS TRIGGER revision_no_truncate;
