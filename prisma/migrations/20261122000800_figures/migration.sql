-- Reported figures keep what their source prints beside the value, and which figure each corrects or only relays.

-- CreateEnum
CREATE TYPE "reconciliation_act_kind" AS ENUM ('explained', 'signed', 'withdrawn');

-- AlterTable
ALTER TABLE "reported_figure" ADD COLUMN     "change_as_cited" TEXT,
ADD COLUMN     "change_tonnes" DECIMAL(15,3),
ADD COLUMN     "compared_end" DATE,
ADD COLUMN     "compared_start" DATE,
ADD COLUMN     "percent" DECIMAL(9,3),
ADD COLUMN     "percent_as_cited" TEXT,
ADD COLUMN     "quote" TEXT,
ADD COLUMN     "relay_of_id" INTEGER,
ADD COLUMN     "supersedes_id" INTEGER;

-- CreateTable
CREATE TABLE "reconciliation_act" (
    "id" SERIAL NOT NULL,
    "line" TEXT NOT NULL,
    "kind" "reconciliation_act_kind" NOT NULL,
    "finding" TEXT,
    "explanation" TEXT,
    "reported_tonnes" DECIMAL(15,3) NOT NULL,
    "logged_tonnes" DECIMAL(15,3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "reconciliation_act_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reconciliation_act_line_id_idx" ON "reconciliation_act"("line", "id");

-- CreateIndex
CREATE UNIQUE INDEX "reported_figure_supersedes_id_key" ON "reported_figure"("supersedes_id");

-- CreateIndex
CREATE INDEX "reported_figure_relay_of_id_idx" ON "reported_figure"("relay_of_id");

-- AddForeignKey
ALTER TABLE "reported_figure" ADD CONSTRAINT "reported_figure_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "reported_figure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reported_figure" ADD CONSTRAINT "reported_figure_relay_of_id_fkey" FOREIGN KEY ("relay_of_id") REFERENCES "reported_figure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A number is kept with the words it was printed in, or not at all. Bounds, because numeric accepts NaN.
ALTER TABLE reported_figure
  ADD CONSTRAINT reported_figure_change CHECK ((change_tonnes IS NULL) = (change_as_cited IS NULL)
    AND change_tonnes BETWEEN -1000000000 AND 1000000000),
  ADD CONSTRAINT reported_figure_percent CHECK ((percent IS NULL) = (percent_as_cited IS NULL)
    AND percent BETWEEN -100 AND 100000),
  ADD CONSTRAINT reported_figure_compared CHECK (num_nulls(compared_start, compared_end) <> 1 AND compared_end >= compared_start),
  -- An earlier entry, so that no two correct one another.
  ADD CONSTRAINT reported_figure_supersedes_earlier CHECK (supersedes_id < id),
  ADD CONSTRAINT reported_figure_relays_another CHECK (relay_of_id <> id);

ALTER TABLE reconciliation_act
  ADD CONSTRAINT reconciliation_act_line_given CHECK (length(line) BETWEEN 1 AND 500),
  ADD CONSTRAINT reconciliation_act_tonnes_range CHECK (reported_tonnes > 0 AND reported_tonnes <= 1000000000
    AND logged_tonnes >= 0 AND logged_tonnes <= 1000000000),
  ADD CONSTRAINT reconciliation_act_says_why CHECK (CASE kind WHEN 'signed' THEN true
    WHEN 'explained' THEN coalesce(finding, btrim(explanation), '') <> ''
    ELSE coalesce(btrim(explanation), '') <> '' END),
  ADD CONSTRAINT reconciliation_act_explanation_length CHECK (length(explanation) <= 4000);

-- A dated act of a person: never changed, never in somebody else's name.
CREATE FUNCTION reconciliation_act_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'signOffIsKept: %', OLD.line USING ERRCODE = 'CL014';
  END IF;
  -- The actor's own absence is what write_revision speaks of.
  IF coalesce(current_setting('app.actor', true), '') NOT IN ('', NEW.by_id) THEN
    RAISE EXCEPTION 'signOffOfSomebodyElse: %', NEW.by_name USING ERRCODE = 'CL015';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reconciliation_act_guard BEFORE INSERT OR UPDATE OR DELETE ON reconciliation_act FOR EACH ROW EXECUTE FUNCTION reconciliation_act_guard();
CREATE TRIGGER reconciliation_act_revision AFTER INSERT ON reconciliation_act FOR EACH ROW EXECUTE FUNCTION write_revision('version');
