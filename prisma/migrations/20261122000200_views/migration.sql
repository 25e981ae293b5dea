-- Saved views: an address under a name, of one's own or shared with everybody. Audited like everything that others may
-- rely on: who shared a view, and who removed one, stays known.

-- CreateTable
CREATE TABLE "saved_view" (
    "id" SERIAL NOT NULL,
    "owner_id" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_view_place_shared_idx" ON "saved_view"("place", "shared");

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE saved_view
  ADD CONSTRAINT saved_view_place CHECK (place IN ('voyages', 'board')),
  ADD CONSTRAINT saved_view_name CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 60 AND name !~ '[[:cntrl:]]'),
  ADD CONSTRAINT saved_view_query CHECK (length(query) <= 8000 AND query !~ '[[:cntrl:]]');

-- One's own names are told apart whatever their case.
CREATE UNIQUE INDEX saved_view_name_once ON saved_view (owner_id, place, fold_text(name));

-- A view stays whose it is and what it is a view of.
CREATE FUNCTION saved_view_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.owner_id, NEW.place, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.owner_id, OLD.place, OLD.created_at) THEN
    RAISE EXCEPTION 'viewIsKept: %', OLD.name USING ERRCODE = 'CL014';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER saved_view_a_guard BEFORE UPDATE ON saved_view FOR EACH ROW EXECUTE FUNCTION saved_view_guard();
CREATE TRIGGER saved_view_version BEFORE UPDATE ON saved_view FOR EACH ROW EXECUTE FUNCTION bump_version();
CREATE TRIGGER saved_view_revision AFTER INSERT OR UPDATE OR DELETE ON saved_view FOR EACH ROW EXECUTE FUNCTION write_revision('version');
