-- What is impossible in the trade is impossible in the database too: CHECKs (each with an upper bound, since
-- numeric accepts NaN and NaN >= 0 is true), unique keys and guards. Refusals raised here read
-- "<reason key>: <what was read>" so that the application can name them; SQLSTATE class CL is ours.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- ── Text and number rules ──────────────────────────────────────────────────────────────────────

-- Case folding for Latin, Cyrillic and Azerbaijani letters: İ, I and ı are one letter here.
CREATE FUNCTION fold_text(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT translate(lower(translate(btrim(value), 'İI', 'ii')), 'ı', 'i') $$;

-- IMO number: 7·d1 + 6·d2 + 5·d3 + 4·d4 + 3·d5 + 2·d6, last digit of the sum = d7.
CREATE FUNCTION imo_is_valid(imo text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT imo ~ '^[0-9]{7}$'
        AND (SELECT sum(substr(imo, i, 1)::int * (8 - i)) % 10 FROM generate_series(1, 6) i) = substr(imo, 7, 1)::int $$;

ALTER TABLE company
  ADD CONSTRAINT company_name_given CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  ADD CONSTRAINT company_not_merged_into_itself CHECK (merged_into_id <> id);
CREATE UNIQUE INDEX company_name_once ON company (fold_text(name)) WHERE merged_into_id IS NULL;

ALTER TABLE vessel
  ADD CONSTRAINT vessel_name_given CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  ADD CONSTRAINT vessel_imo_valid CHECK (imo_number IS NULL OR imo_is_valid(imo_number)),
  ADD CONSTRAINT vessel_mmsi_digits CHECK (mmsi ~ '^[0-9]{9}$'),
  ADD CONSTRAINT vessel_flag_alpha2 CHECK (flag ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT vessel_deadweight_range CHECK (deadweight_tonnes > 0 AND deadweight_tonnes <= 600000),
  ADD CONSTRAINT vessel_draught_range CHECK (laden_draught_m > 0 AND laden_draught_m <= 30),
  ADD CONSTRAINT vessel_tpc_range CHECK (tpc_t_per_cm > 0 AND tpc_t_per_cm <= 300),
  ADD CONSTRAINT vessel_not_merged_into_itself CHECK (merged_into_id <> id);

ALTER TABLE terminal
  ADD CONSTRAINT terminal_country_alpha2 CHECK (country ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT terminal_latitude_range CHECK (latitude BETWEEN -90 AND 90),
  ADD CONSTRAINT terminal_longitude_range CHECK (longitude BETWEEN -180 AND 180);

ALTER TABLE grade ADD CONSTRAINT grade_api_range CHECK (api_gravity > 0 AND api_gravity <= 100);

ALTER TABLE port_notice
  ADD CONSTRAINT port_notice_draught_range CHECK (draught_limit_m > 0 AND draught_limit_m <= 30),
  ADD CONSTRAINT port_notice_draught_given CHECK ((kind = 'draught_limit') = (draught_limit_m IS NOT NULL)),
  ADD CONSTRAINT port_notice_dates CHECK (valid_to >= valid_from);

ALTER TABLE target_version
  ADD CONSTRAINT target_version_tonnes_range CHECK (tonnes_per_year > 0 AND tonnes_per_year <= 100000000),
  ADD CONSTRAINT target_version_dates CHECK (effective_to >= effective_from),
  ADD CONSTRAINT target_version_not_itself CHECK (supersedes_id <> id);

ALTER TABLE reported_figure
  ADD CONSTRAINT reported_figure_tonnes_range CHECK (tonnes > 0 AND tonnes <= 1000000000),
  ADD CONSTRAINT reported_figure_period CHECK (period_end >= period_start);

ALTER TABLE disruption ADD CONSTRAINT disruption_dates CHECK (to_date >= from_date);

ALTER TABLE "user" ADD CONSTRAINT user_email_lower CHECK (email = lower(email) AND position('@' IN email) > 1);

-- ── Voyages ────────────────────────────────────────────────────────────────────────────────────

-- A digit is required so that no voyage can hide behind an address such as /voyages/new.
ALTER TABLE voyage
  ADD CONSTRAINT voyage_no_shape CHECK (voyage_no ~ '^[[:alnum:]][[:alnum:]._-]{0,39}$' AND voyage_no ~ '[0-9]'),
  ADD CONSTRAINT voyage_no_says_simulated CHECK (simulated = (upper(voyage_no) LIKE 'SIM-%')),
  ADD CONSTRAINT voyage_laycan_order CHECK (laycan_to >= laycan_from),
  ADD CONSTRAINT voyage_laycan_range CHECK (laycan_from >= '1990-01-01' AND laycan_to < '2100-01-01'),
  ADD CONSTRAINT voyage_note_length CHECK (length(note) <= 4000);
CREATE UNIQUE INDEX voyage_no_once ON voyage (fold_text(voyage_no));
CREATE INDEX voyage_search ON voyage USING gin (search_text gin_trgm_ops);
CREATE INDEX voyage_loss ON voyage ((coalesce(loss_share, 0)), id);
-- The few voyages whose lots lie on different days: a period that begins between them still lists them.
CREATE INDEX voyage_lots_apart ON voyage USING gist (daterange(first_bl_date, last_bl_date, '[]')) WHERE first_bl_date < last_bl_date;
-- The latest intakes, for "voyages needed" and the vessel's own median.
CREATE INDEX voyage_lifted ON voyage (first_bl_date, id) INCLUDE (bl_tonnes, vessel_id)
  WHERE status <> 'cancelled' AND bl_tonnes > 0;
-- Two voyages of one vessel can't both have happened at one time. Never open-ended: only actual events count.
-- Deferred, because one amendment may move two ends in two statements.
ALTER TABLE voyage ADD CONSTRAINT voyage_no_overlap
  EXCLUDE USING gist (vessel_id WITH =, (simulated::int) WITH =, tstzrange(actual_from, actual_to, '[]') WITH &&)
  WHERE (vessel_id IS NOT NULL AND actual_from IS NOT NULL AND status <> 'cancelled')
  DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE lot
  ADD CONSTRAINT lot_no_range CHECK (no BETWEEN 1 AND 99),
  ADD CONSTRAINT lot_planned_tonnes_range CHECK (planned_tonnes > 0 AND planned_tonnes <= 600000),
  ADD CONSTRAINT lot_bl_tonnes_range CHECK (bl_tonnes > 0 AND bl_tonnes <= 600000),
  ADD CONSTRAINT lot_outturn_tonnes_range CHECK (outturn_tonnes > 0 AND outturn_tonnes <= 600000),
  ADD CONSTRAINT lot_bl_no_given CHECK (length(btrim(bl_no)) BETWEEN 1 AND 60),
  ADD CONSTRAINT lot_bl_date_range CHECK (bl_date >= '1990-01-01' AND bl_date < '2100-01-01'),
  ADD CONSTRAINT lot_bl_month_is_its_first CHECK (bl_date_precision = 'day' OR extract(day FROM bl_date) = 1),
  ADD CONSTRAINT lot_outturn_not_before_bl CHECK (outturn_date >= bl_date),
  ADD CONSTRAINT lot_outturn_date_range CHECK (outturn_date < '2100-01-01');
CREATE UNIQUE INDEX lot_bl_no_once ON lot (fold_text(bl_no), simulated) WHERE NOT cancelled AND bl_no IS NOT NULL;

ALTER TABLE voyage_event
  ADD CONSTRAINT voyage_event_planned_precision CHECK ((planned_at IS NULL) = (planned_precision IS NULL)),
  ADD CONSTRAINT voyage_event_estimated_precision CHECK ((estimated_at IS NULL) = (estimated_precision IS NULL)),
  ADD CONSTRAINT voyage_event_actual_precision CHECK ((actual_at IS NULL) = (actual_precision IS NULL)),
  ADD CONSTRAINT voyage_event_says_something CHECK (num_nonnulls(planned_at, estimated_at, actual_at) > 0),
  ADD CONSTRAINT voyage_event_range CHECK (
    (planned_at IS NULL OR planned_at BETWEEN '1990-01-01Z' AND '2100-01-01Z')
    AND (estimated_at IS NULL OR estimated_at BETWEEN '1990-01-01Z' AND '2100-01-01Z')
    AND (actual_at IS NULL OR actual_at BETWEEN '1990-01-01Z' AND '2100-01-01Z'));

ALTER TABLE delay
  ADD CONSTRAINT delay_order CHECK (to_at > from_at),
  ADD CONSTRAINT delay_length CHECK (to_at - from_at <= interval '366 days');

ALTER TABLE voyage_act
  ADD CONSTRAINT voyage_act_reason_given CHECK (kind IN ('nominate', 'close') OR coalesce(btrim(reason), '') <> '');

ALTER TABLE voyage_warning ADD CONSTRAINT voyage_warning_reason_given CHECK (btrim(reason) <> '');

-- Bounds only: within a transaction a month may lose a lot before it gains it.
ALTER TABLE lifting_month ADD CONSTRAINT lifting_month_bounds CHECK (bl_tonnes BETWEEN -1000000000 AND 1000000000);

-- The next free AB-YYYY-NNNN. The counter's row lock makes the numbers gapless among acknowledged voyages.
CREATE FUNCTION next_voyage_no(load_year integer) RETURNS text
  LANGUAGE plpgsql AS $$
DECLARE
  number integer;
  candidate text;
BEGIN
  LOOP
    INSERT INTO voyage_counter AS c (year, last) VALUES (load_year, 1)
      ON CONFLICT (year) DO UPDATE SET last = c.last + 1 RETURNING last INTO number;
    candidate := format('AB-%s-%s', load_year, lpad(number::text, greatest(4, length(number::text)), '0'));
    EXIT WHEN NOT EXISTS (SELECT FROM voyage WHERE fold_text(voyage_no) = fold_text(candidate));
  END LOOP;
  RETURN candidate;
END $$;
