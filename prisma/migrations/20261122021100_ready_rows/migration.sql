-- New voyages wait as rows of these shapes and not as JSON: reading a file's JSON anew when it is logged cost more than
-- writing its lots. Logging from a form takes the same shapes. `k` says which rows belong together.
CREATE TYPE new_voyage AS (k int, key uuid, voyage_no text, year int, vessel_id int,
  load_terminal_id int, discharge_terminal_id int, laycan_from date, laycan_to date, note text, laytime_minutes int,
  laytime_for laytime_for, notice_minutes int, demurrage_per_day numeric, demurrage_currency text,
  excepted_reasons delay_reason[], status voyage_status,
  first_at timestamptz, zone text, actual_from timestamptz, actual_to timestamptz, first_bl date, last_bl date,
  lot_count int, bl_tonnes numeric, outturn_tonnes numeric, loss_tonnes numeric, measured numeric, without int,
  warnings int, bl_nos text, shippers int[]);
CREATE TYPE new_lot AS (k int, no int, grade_id int, shipper_id int,
  planned_tonnes numeric, bl_no text, bl_date date, bl_date_precision date_precision, bl_tonnes numeric, outturn_tonnes numeric,
  outturn_date date, note text, first_of_voyage boolean, sailed_on date, discharged_on date, first_to_sail boolean, first_discharged boolean);
CREATE TYPE new_event AS (k int, name event_name,
  planned_at timestamptz, planned_precision moment_precision, estimated_at timestamptz, estimated_precision moment_precision,
  actual_at timestamptz, actual_precision moment_precision);
CREATE TYPE new_delay AS (k int, port terminal_role, reason delay_reason, from_at timestamptz, to_at timestamptz, note text);
CREATE TYPE new_warning AS (k int, code text, detail jsonb, reason text);

-- What waited is tried out anew.
UPDATE import_batch SET tried_snapshot = NULL, tried_at = NULL;
DELETE FROM import_ready;
ALTER TABLE "import_ready" DROP COLUMN "heads", DROP COLUMN "lots", DROP COLUMN "events", DROP COLUMN "delays", DROP COLUMN "warnings";
ALTER TABLE "import_ready" ADD COLUMN "heads" new_voyage[] NOT NULL, ADD COLUMN "lots" new_lot[] NOT NULL,
  ADD COLUMN "events" new_event[] NOT NULL, ADD COLUMN "delays" new_delay[] NOT NULL, ADD COLUMN "warnings" new_warning[] NOT NULL;
-- Read once and gone: packing and unpacking it would cost more than the room it takes.
ALTER TABLE "import_ready" ALTER COLUMN "heads" SET STORAGE EXTERNAL, ALTER COLUMN "lots" SET STORAGE EXTERNAL,
  ALTER COLUMN "events" SET STORAGE EXTERNAL, ALTER COLUMN "delays" SET STORAGE EXTERNAL, ALTER COLUMN "warnings" SET STORAGE EXTERNAL;
