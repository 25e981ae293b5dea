-- Evidence: the papers behind a voyage's numbers, and what people said about it. Papers are rows like everything else:
-- one backup holds them, one transaction removes them.

-- CreateEnum
CREATE TYPE "paper_kind" AS ENUM ('bill_of_lading', 'outturn_report', 'statement_of_facts', 'other');

-- CreateTable
CREATE TABLE "paper" (
    "id" SERIAL NOT NULL,
    "voyage_id" INTEGER NOT NULL,
    "kind" "paper_kind" NOT NULL,
    "lot_id" INTEGER,
    "event" "event_name",
    "port" "terminal_role",
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voyage_comment" (
    "id" SERIAL NOT NULL,
    "voyage_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "voyage_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "paper_voyage_id_idx" ON "paper"("voyage_id");

-- CreateIndex
CREATE INDEX "paper_lot_id_idx" ON "paper"("lot_id");

-- CreateIndex
CREATE INDEX "voyage_comment_voyage_id_at_idx" ON "voyage_comment"("voyage_id", "at");

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_voyage_id_fkey" FOREIGN KEY ("voyage_id") REFERENCES "voyage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voyage_comment" ADD CONSTRAINT "voyage_comment_voyage_id_fkey" FOREIGN KEY ("voyage_id") REFERENCES "voyage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── Papers ─────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE paper
  ADD CONSTRAINT paper_about_one_thing CHECK (num_nonnulls(lot_id, event, port) <= 1),
  ADD CONSTRAINT paper_about_fits_kind CHECK (
    CASE kind WHEN 'statement_of_facts' THEN lot_id IS NULL
      WHEN 'other' THEN true
      ELSE event IS NULL AND port IS NULL END),
  ADD CONSTRAINT paper_name_given CHECK (length(btrim(file_name)) BETWEEN 1 AND 200 AND file_name !~ '[[:cntrl:]/\\]'),
  ADD CONSTRAINT paper_media_type CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
  ADD CONSTRAINT paper_size CHECK (size BETWEEN 1 AND 10485760 AND size = octet_length(bytes)),
  -- What a revision keeps of a paper is its fingerprint: it has to be that of these bytes.
  ADD CONSTRAINT paper_fingerprint CHECK (sha256 = encode(sha256(bytes), 'hex'));
-- PDF, PNG, JPEG and XLSX are compressed already; uncompressed values can be read in slices.
ALTER TABLE paper ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- A paper is kept or removed, never exchanged for another under the same name. Its lot may go from under it.
CREATE FUNCTION paper_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.lot_id IS NOT NULL
        OR (NEW.id, NEW.kind, NEW.event, NEW.port, NEW.file_name, NEW.media_type, NEW.size, NEW.sha256, NEW.at, NEW.by_id, NEW.by_name)
          IS DISTINCT FROM (OLD.id, OLD.kind, OLD.event, OLD.port, OLD.file_name, OLD.media_type, OLD.size, OLD.sha256, OLD.at, OLD.by_id, OLD.by_name) THEN
      RAISE EXCEPTION 'paperIsKept: %', OLD.file_name USING ERRCODE = 'CL010';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.lot_id IS NOT NULL AND NOT EXISTS (SELECT FROM lot WHERE id = NEW.lot_id AND voyage_id = NEW.voyage_id) THEN
    RAISE EXCEPTION 'paperAboutUnknown: %', NEW.lot_id USING ERRCODE = 'CL011';
  END IF;
  RETURN NEW;
END $$;
-- First by name, so that the voyage is locked and found open before anything else is asked.
CREATE TRIGGER paper_a_guard BEFORE INSERT OR UPDATE OR DELETE ON paper FOR EACH ROW EXECUTE FUNCTION voyage_part_guard();
CREATE TRIGGER paper_b_guard BEFORE INSERT OR UPDATE ON paper FOR EACH ROW EXECUTE FUNCTION paper_guard();
-- No refresh: a paper changes no number, so nobody who amends the voyage meanwhile meets a conflict.
CREATE TRIGGER paper_revision AFTER INSERT OR UPDATE OR DELETE ON paper FOR EACH ROW EXECUTE FUNCTION write_revision('bytes', 'version');

-- ── Comments ───────────────────────────────────────────────────────────────────────────────────

ALTER TABLE voyage_comment
  ADD CONSTRAINT voyage_comment_text CHECK (length(btrim(text)) > 0 AND length(text) <= 4000),
  ADD CONSTRAINT voyage_comment_withdrawn_after CHECK (withdrawn_at >= at);

-- Append-only, in nobody else's name, on a closed voyage too; its author may withdraw it, which is remembered.
CREATE FUNCTION voyage_comment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    -- A voyage being removed as a whole takes its comments along.
    IF EXISTS (SELECT FROM voyage WHERE id = OLD.voyage_id) THEN
      RAISE EXCEPTION 'commentIsKept: %', OLD.id USING ERRCODE = 'CL012';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND ((NEW.id, NEW.voyage_id, NEW.text, NEW.at, NEW.by_id, NEW.by_name)
        IS DISTINCT FROM (OLD.id, OLD.voyage_id, OLD.text, OLD.at, OLD.by_id, OLD.by_name)
      OR OLD.withdrawn_at IS NOT NULL) THEN
    RAISE EXCEPTION 'commentIsKept: %', OLD.id USING ERRCODE = 'CL012';
  END IF;
  -- The actor's own absence is what write_revision speaks of.
  IF coalesce(current_setting('app.actor', true), '') NOT IN ('', NEW.by_id) THEN
    RAISE EXCEPTION 'commentOfSomebodyElse: %', NEW.by_name USING ERRCODE = 'CL013';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER voyage_comment_guard BEFORE INSERT OR UPDATE OR DELETE ON voyage_comment FOR EACH ROW EXECUTE FUNCTION voyage_comment_guard();
CREATE TRIGGER voyage_comment_revision AFTER INSERT OR UPDATE OR DELETE ON voyage_comment FOR EACH ROW EXECUTE FUNCTION write_revision('version');
