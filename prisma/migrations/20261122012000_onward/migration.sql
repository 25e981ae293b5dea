-- Beyond Baku: what was pumped on, lifted at Ceyhan or stood in tank; what left by the other ways out; what a tonne costs.

-- CreateEnum
CREATE TYPE "movement_stage" AS ENUM ('pumped_btc', 'pumped_supsa', 'lifted_ceyhan', 'stock_baku', 'stock_ceyhan');

-- CreateEnum
CREATE TYPE "export_route" AS ENUM ('baku', 'makhachkala', 'cpc');

-- CreateEnum
CREATE TYPE "cost_leg" AS ENUM ('whole_route', 'to_load_port', 'load_terminal', 'sea', 'discharge_terminal', 'pipeline', 'export_terminal');

-- CreateTable
CREATE TABLE "movement" (
    "id" SERIAL NOT NULL,
    "stage" "movement_stage" NOT NULL,
    "figure_id" INTEGER,
    "grade_id" INTEGER,
    "from_date" DATE,
    "to_date" DATE,
    "tonnes" DECIMAL(12,3),
    "source" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "route_total" (
    "id" SERIAL NOT NULL,
    "route" "export_route" NOT NULL,
    "figure_id" INTEGER,
    "from_date" DATE,
    "to_date" DATE,
    "tonnes" DECIMAL(12,3),
    "basis" "basis",
    "source" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "route_total_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transport_cost" (
    "id" SERIAL NOT NULL,
    "route" "export_route" NOT NULL,
    "leg" "cost_leg" NOT NULL,
    "amount" DECIMAL(9,2) NOT NULL,
    "currency" TEXT NOT NULL,
    "as_cited" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "source" TEXT NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "transport_cost_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "movement_figure_id_key" ON "movement"("figure_id");

-- CreateIndex
CREATE INDEX "movement_grade_id_idx" ON "movement"("grade_id");

-- CreateIndex
CREATE UNIQUE INDEX "route_total_figure_id_key" ON "route_total"("figure_id");

-- AddForeignKey
ALTER TABLE "movement" ADD CONSTRAINT "movement_figure_id_fkey" FOREIGN KEY ("figure_id") REFERENCES "reported_figure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "movement" ADD CONSTRAINT "movement_grade_id_fkey" FOREIGN KEY ("grade_id") REFERENCES "grade"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_total" ADD CONSTRAINT "route_total_figure_id_fkey" FOREIGN KEY ("figure_id") REFERENCES "reported_figure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A published figure is pointed at, never copied: what is corrected there is corrected here. Bounds, because numeric
-- accepts NaN. A stock is what stood in tank when a month ended. Nothing is a quantity too: a line that stood still.
ALTER TABLE movement
  ADD CONSTRAINT movement_own_or_published CHECK (CASE WHEN figure_id IS NULL THEN num_nulls(from_date, to_date, tonnes, source) = 0
    ELSE num_nonnulls(from_date, to_date, tonnes, source) = 0 END),
  ADD CONSTRAINT movement_dates CHECK (to_date >= from_date),
  ADD CONSTRAINT movement_years CHECK (from_date >= '1990-01-01' AND to_date <= '2099-12-31'),
  ADD CONSTRAINT movement_tonnes_range CHECK (tonnes >= 0 AND tonnes <= 100000000),
  ADD CONSTRAINT movement_stock_at_month_end CHECK (stage NOT IN ('stock_baku', 'stock_ceyhan') OR (figure_id IS NULL
    AND from_date = date_trunc('month', to_date)::date AND to_date = (date_trunc('month', to_date) + interval '1 month - 1 day')::date)),
  ADD CONSTRAINT movement_texts CHECK (length(source) BETWEEN 1 AND 1000 AND length(note) <= 4000);

ALTER TABLE route_total
  ADD CONSTRAINT route_total_own_or_published CHECK (CASE WHEN figure_id IS NULL THEN num_nulls(from_date, to_date, tonnes, basis, source) = 0
    ELSE num_nonnulls(from_date, to_date, tonnes, basis, source) = 0 END),
  ADD CONSTRAINT route_total_dates CHECK (to_date >= from_date),
  ADD CONSTRAINT route_total_years CHECK (from_date >= '1990-01-01' AND to_date <= '2099-12-31'),
  ADD CONSTRAINT route_total_tonnes_range CHECK (tonnes >= 0 AND tonnes <= 500000000),
  ADD CONSTRAINT route_total_texts CHECK (length(source) BETWEEN 1 AND 1000 AND length(note) <= 4000);

ALTER TABLE transport_cost
  ADD CONSTRAINT transport_cost_amount_range CHECK (amount > 0 AND amount <= 100000),
  ADD CONSTRAINT transport_cost_currency_code CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT transport_cost_dates CHECK (valid_to >= valid_from),
  ADD CONSTRAINT transport_cost_years CHECK (valid_from >= '1990-01-01' AND valid_from <= '2099-12-31' AND valid_to <= '2099-12-31'),
  ADD CONSTRAINT transport_cost_texts CHECK (length(source) BETWEEN 1 AND 1000 AND length(as_cited) <= 200 AND length(note) <= 4000);

-- What was pumped is not what was lifted: the figure's basis is the stage's, and a plan moved nothing.
CREATE FUNCTION onward_figure_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  figure reported_figure;
BEGIN
  IF NEW.figure_id IS NULL THEN RETURN NEW; END IF;
  SELECT * INTO figure FROM reported_figure WHERE id = NEW.figure_id;
  IF figure.id IS NULL THEN RETURN NEW; END IF;
  IF figure.kind <> 'actual' THEN
    RAISE EXCEPTION 'figureIsPlan: %', figure.value_as_cited USING ERRCODE = 'CL016';
  END IF;
  IF TG_TABLE_NAME = 'movement' AND figure.basis::text IS DISTINCT FROM
      (CASE to_jsonb(NEW) ->> 'stage' WHEN 'pumped_btc' THEN 'pumped' WHEN 'pumped_supsa' THEN 'pumped' WHEN 'lifted_ceyhan' THEN 'lifted_at_ceyhan' END) THEN
    RAISE EXCEPTION 'figureOtherStage: %', figure.value_as_cited USING ERRCODE = 'CL016';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER movement_figure_fits BEFORE INSERT OR UPDATE OF figure_id, stage ON movement FOR EACH ROW EXECUTE FUNCTION onward_figure_fits();
CREATE TRIGGER route_total_figure_fits BEFORE INSERT OR UPDATE OF figure_id ON route_total FOR EACH ROW EXECUTE FUNCTION onward_figure_fits();

DO $$
DECLARE
  noun text;
BEGIN
  FOREACH noun IN ARRAY ARRAY['movement', 'route_total', 'transport_cost'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_version BEFORE UPDATE ON %1$I FOR EACH ROW EXECUTE FUNCTION bump_version()', noun);
    EXECUTE format('CREATE TRIGGER %1$s_revision AFTER INSERT OR UPDATE OR DELETE ON %1$I FOR EACH ROW EXECUTE FUNCTION write_revision(%2$L)', noun, 'version');
  END LOOP;
END $$;
