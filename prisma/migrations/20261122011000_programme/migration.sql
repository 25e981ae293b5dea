-- The lifting programme: a planned voyage is a voyage. Beside its row stands what a row cannot say: the month it was
-- planned for before it was moved, the voyage it was found to be, and how many ships a terminal takes at once.

-- AlterTable
ALTER TABLE "terminal" ADD COLUMN     "berths" INTEGER,
ADD COLUMN     "berths_source" TEXT;

-- AlterTable
ALTER TABLE "voyage" ADD COLUMN     "merged_into_id" INTEGER;

-- CreateTable
CREATE TABLE "programme_move" (
    "id" SERIAL NOT NULL,
    "voyage_id" INTEGER NOT NULL,
    "from_laycan_from" DATE NOT NULL,
    "from_laycan_to" DATE,
    "to_laycan_from" DATE,
    "to_laycan_to" DATE,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "programme_move_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "programme_move_voyage_id_id_idx" ON "programme_move"("voyage_id", "id");

-- CreateIndex
CREATE INDEX "programme_move_from_laycan_from_idx" ON "programme_move"("from_laycan_from");

-- AddForeignKey
ALTER TABLE "voyage" ADD CONSTRAINT "voyage_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "voyage"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_move" ADD CONSTRAINT "programme_move_voyage_id_fkey" FOREIGN KEY ("voyage_id") REFERENCES "voyage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE terminal
  ADD CONSTRAINT terminal_berths_range CHECK (berths BETWEEN 1 AND 99),
  ADD CONSTRAINT terminal_berths_have_source CHECK (berths IS NULL OR coalesce(btrim(berths_source), '') <> '');
ALTER TABLE voyage ADD CONSTRAINT voyage_not_merged_into_itself CHECK (merged_into_id <> id);

CREATE INDEX voyage_laycan ON voyage (laycan_from, id) WHERE laycan_from IS NOT NULL;
CREATE INDEX voyage_merged_into ON voyage (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- ── The month a voyage was planned for ─────────────────────────────────────────────────────────

-- Whatever moves a laycan into another month, the programme, the form or the desk of the log, is kept here with who and
-- why. SECURITY DEFINER: the moves follow the laycan and nobody writes them.
CREATE FUNCTION keep_programme_move() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  actor text := coalesce(nullif(btrim(current_setting('app.actor', true)), ''), '?');
BEGIN
  INSERT INTO programme_move (voyage_id, from_laycan_from, from_laycan_to, to_laycan_from, to_laycan_to, at, by_id, by_name, reason)
  VALUES (NEW.id, OLD.laycan_from, OLD.laycan_to, NEW.laycan_from, NEW.laycan_to,
    coalesce(nullif(current_setting('app.known_at', true), '')::timestamptz, now()), actor,
    coalesce((SELECT name FROM "user" WHERE id = actor), nullif(current_setting('app.actor_name', true), ''), actor),
    nullif(btrim(current_setting('app.reason', true)), ''));
  RETURN NULL;
END $$;
CREATE TRIGGER voyage_programme_move AFTER UPDATE OF laycan_from ON voyage FOR EACH ROW
  WHEN (date_trunc('month', OLD.laycan_from::timestamp) <> date_trunc('month', NEW.laycan_from::timestamp)
    OR (OLD.laycan_from IS NOT NULL AND NEW.laycan_from IS NULL))
  EXECUTE FUNCTION keep_programme_move();

-- Written by that trigger alone, and kept until the voyage itself is removed.
CREATE FUNCTION refuse_rewriting_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND pg_trigger_depth() > 1 THEN RETURN NEW; END IF;
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM voyage WHERE id = OLD.voyage_id) THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION 'historyIsAppendOnly: %', TG_OP USING ERRCODE = 'CL009';
END $$;
CREATE TRIGGER programme_move_append_only BEFORE INSERT OR UPDATE OR DELETE ON programme_move
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_moves();
CREATE TRIGGER programme_move_no_truncate BEFORE TRUNCATE ON programme_move
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_moves();
ALTER TABLE programme_move ENABLE ALWAYS TRIGGER programme_move_append_only;
ALTER TABLE programme_move ENABLE ALWAYS TRIGGER programme_move_no_truncate;

-- ── The voyage that a planned one was found to be ──────────────────────────────────────────────

-- Merged is cancelled, and points at the other: whoever reopens it takes that back.
CREATE FUNCTION part_when_reopened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE voyage SET merged_into_id = NULL WHERE id = NEW.voyage_id AND merged_into_id IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER voyage_act_parts AFTER INSERT ON voyage_act FOR EACH ROW WHEN (NEW.kind = 'reopen')
  EXECUTE FUNCTION part_when_reopened();
