-- Named snapshots of the board: what the database itself could see at that moment, so that a transaction in flight then
-- cannot change it when it commits, with the numbers that were shown and their fingerprint.

-- CreateTable
CREATE TABLE "board_snapshot" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "last_lot_known" BIGINT NOT NULL,
    "last_voyage_known" BIGINT NOT NULL,
    "numbers" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_name" TEXT,

    CONSTRAINT "board_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "board_snapshot_at_idx" ON "board_snapshot"("at");

ALTER TABLE board_snapshot
  ADD CONSTRAINT board_snapshot_name CHECK (length(btrim(name)) BETWEEN 1 AND 120),
  ADD CONSTRAINT board_snapshot_query CHECK (length(query) <= 500),
  ADD CONSTRAINT board_snapshot_fingerprint CHECK (sha256 = encode(sha256(convert_to(numbers, 'UTF8')), 'hex')),
  ADD CONSTRAINT board_snapshot_withdrawn CHECK ((withdrawn_at IS NULL) = (withdrawn_by_name IS NULL) AND withdrawn_at >= at);

-- Nobody alters or deletes one; withdrawn, it stays with who did so and when.
CREATE FUNCTION board_snapshot_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Its text form has to be one that the database understands.
  IF TG_OP = 'INSERT' THEN
    PERFORM NEW.snapshot::pg_snapshot;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
        AND to_jsonb(NEW) - ARRAY['withdrawn_at', 'withdrawn_by_name'] = to_jsonb(OLD) - ARRAY['withdrawn_at', 'withdrawn_by_name'] THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'snapshotIsKept: %', OLD.name USING ERRCODE = 'CL014';
END $$;
CREATE TRIGGER board_snapshot_guard BEFORE INSERT OR UPDATE OR DELETE ON board_snapshot FOR EACH ROW EXECUTE FUNCTION board_snapshot_guard();
CREATE FUNCTION board_snapshot_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'snapshotIsKept: all' USING ERRCODE = 'CL014';
END $$;
CREATE TRIGGER board_snapshot_no_truncate BEFORE TRUNCATE ON board_snapshot FOR EACH STATEMENT EXECUTE FUNCTION board_snapshot_no_truncate();
-- The numbers are their own record; the history says who kept it and who withdrew it.
CREATE TRIGGER board_snapshot_revision AFTER INSERT OR UPDATE OR DELETE ON board_snapshot FOR EACH ROW EXECUTE FUNCTION write_revision('numbers');
