-- A promise may come with a plan by month, and may be pro-rated over the part of a year in which it is in force.
-- A correction supersedes a version of the same promise; different promises stand in parallel.

ALTER TABLE "target_version" ADD COLUMN "monthly_tonnes" DECIMAL(12,3)[] DEFAULT ARRAY[]::DECIMAL(12,3)[],
  ADD COLUMN "pro_rated" BOOLEAN NOT NULL DEFAULT false;

CREATE FUNCTION sum_of(parts numeric[]) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(sum(part), 0) FROM unnest(parts) AS part $$;

ALTER TABLE target_version
  ADD CONSTRAINT target_version_months CHECK (monthly_tonnes IS NOT NULL AND (cardinality(monthly_tonnes) = 0 OR (
    cardinality(monthly_tonnes) = 12 AND array_position(monthly_tonnes, NULL) IS NULL
    AND 0 <= ALL (monthly_tonnes) AND 100000000 >= ALL (monthly_tonnes) AND sum_of(monthly_tonnes) = tonnes_per_year)));

CREATE FUNCTION target_supersedes_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.supersedes_id IS NOT NULL AND NEW.agreement_id IS DISTINCT FROM (SELECT agreement_id FROM target_version WHERE id = NEW.supersedes_id) THEN
    RAISE EXCEPTION 'supersedesAnother: %', NEW.name USING ERRCODE = 'CL010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER target_supersedes_its_own BEFORE INSERT OR UPDATE OF supersedes_id, agreement_id ON target_version
  FOR EACH ROW EXECUTE FUNCTION target_supersedes_its_own();
