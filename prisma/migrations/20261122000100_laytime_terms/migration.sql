-- The terms of a voyage that laytime and demurrage follow from (lib/voyages/laytime.ts). Every one is optional.

-- CreateEnum
CREATE TYPE "laytime_for" AS ENUM ('loading', 'discharging', 'reversible');

-- AlterTable
ALTER TABLE "voyage" ADD COLUMN     "demurrage_currency" TEXT,
ADD COLUMN     "demurrage_per_day" DECIMAL(12,2),
ADD COLUMN     "excepted_reasons" "delay_reason"[] DEFAULT ARRAY[]::"delay_reason"[],
ADD COLUMN     "laytime_for" "laytime_for",
ADD COLUMN     "laytime_minutes" INTEGER,
ADD COLUMN     "notice_minutes" INTEGER;

-- numeric takes NaN, which is above every bound but an upper one. Bounds as in lib/voyages/terms.ts.
ALTER TABLE voyage
  ALTER COLUMN excepted_reasons SET NOT NULL,
  ADD CONSTRAINT voyage_laytime_range CHECK (laytime_minutes BETWEEN 1 AND 120000),
  ADD CONSTRAINT voyage_notice_range CHECK (notice_minutes BETWEEN 0 AND 14400),
  ADD CONSTRAINT voyage_demurrage_range CHECK (demurrage_per_day > 0 AND demurrage_per_day <= 10000000),
  ADD CONSTRAINT voyage_demurrage_currency_shape CHECK (demurrage_currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT voyage_demurrage_has_currency CHECK (demurrage_per_day IS NULL OR demurrage_currency IS NOT NULL),
  ADD CONSTRAINT voyage_excepted_reasons_few CHECK (cardinality(excepted_reasons) <= 20);

-- As before, with the terms among what a person edits.
CREATE OR REPLACE FUNCTION voyage_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT OLD.simulated THEN
      RAISE EXCEPTION 'voyageNotDeletable: %', OLD.voyage_no USING ERRCODE = 'CL003', HINT = 'Cancel the voyage with a reason.';
    END IF;
    RETURN OLD;
  END IF;
  -- Inside a trigger only refresh_voyages writes here. A direct statement never sets what is derived.
  IF pg_trigger_depth() > 1
      AND (OLD.vessel_id, OLD.load_terminal_id, OLD.discharge_terminal_id, OLD.laycan_from, OLD.laycan_to, OLD.source, OLD.note,
           OLD.laytime_minutes, OLD.laytime_for, OLD.notice_minutes, OLD.demurrage_per_day, OLD.demurrage_currency, OLD.excepted_reasons)
      IS NOT DISTINCT FROM
          (NEW.vessel_id, NEW.load_terminal_id, NEW.discharge_terminal_id, NEW.laycan_from, NEW.laycan_to, NEW.source, NEW.note,
           NEW.laytime_minutes, NEW.laytime_for, NEW.notice_minutes, NEW.demurrage_per_day, NEW.demurrage_currency, NEW.excepted_reasons) THEN
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.voyage_no, NEW.simulated, NEW.created_at, NEW.idempotency_key)
      IS DISTINCT FROM (OLD.id, OLD.voyage_no, OLD.simulated, OLD.created_at, OLD.idempotency_key) THEN
    RAISE EXCEPTION 'voyageNoImmutable: %', OLD.voyage_no USING ERRCODE = 'CL004';
  END IF;
  NEW.status := OLD.status; NEW.dated_on := OLD.dated_on; NEW.actual_from := OLD.actual_from; NEW.actual_to := OLD.actual_to;
  NEW.first_bl_date := OLD.first_bl_date; NEW.last_bl_date := OLD.last_bl_date; NEW.lot_count := OLD.lot_count;
  NEW.bl_tonnes := OLD.bl_tonnes; NEW.outturn_tonnes := OLD.outturn_tonnes; NEW.loss_tonnes := OLD.loss_tonnes;
  NEW.loss_share := OLD.loss_share; NEW.lots_without_outturn := OLD.lots_without_outturn; NEW.warning_count := OLD.warning_count;
  NEW.vessel_name := OLD.vessel_name; NEW.search_text := OLD.search_text; NEW.version := OLD.version;
  IF NEW IS DISTINCT FROM OLD THEN
    IF OLD.status = 'closed' THEN RAISE EXCEPTION 'voyageClosed: %', OLD.voyage_no USING ERRCODE = 'CL001'; END IF;
    NEW.version := OLD.version + 1;
  END IF;
  RETURN NEW;
END $$;
