-- The oil's way from loading to discharge by month: lots by the month of their B/L date and the month in which they came
-- ashore. The balance beyond Baku reads it and no lots; kept as the other months are.

-- CreateTable
CREATE TABLE "passage_month" (
    "loaded" DATE NOT NULL,
    "discharged" DATE NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "grade_id" INTEGER NOT NULL,
    "lots" INTEGER NOT NULL,
    "bl_tonnes" DECIMAL(15,3) NOT NULL,
    "measured_tonnes" DECIMAL(15,3) NOT NULL,
    "outturn_tonnes" DECIMAL(15,3) NOT NULL,

    CONSTRAINT "passage_month_pkey" PRIMARY KEY ("loaded","discharged","simulated","grade_id")
);
ALTER TABLE passage_month ADD CONSTRAINT passage_month_bounds CHECK (bl_tonnes BETWEEN -1000000000 AND 1000000000
  AND measured_tonnes BETWEEN -1000000000 AND 1000000000 AND outturn_tonnes BETWEEN -1000000000 AND 1000000000);

-- Loaded and not known to be ashore: those that may still be under way are told from the others by their day.
CREATE INDEX lot_not_ashore ON lot (bl_date) WHERE discharged_on IS NULL AND bl_tonnes IS NOT NULL AND NOT cancelled;

-- With the months on the other bases in one statement: a lot that is logged pays for one, not two.
DO $$
DECLARE
  op text;
  come constant text := 'SELECT 1 AS sign, c.* FROM changed c';
  gone constant text := 'SELECT -1 AS sign, b.* FROM before_change b';
  rows_of constant jsonb := jsonb_build_object('insert', come, 'delete', gone, 'update', come || ' UNION ALL ' || gone);
BEGIN
  FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format('CREATE OR REPLACE FUNCTION basis_months_after_%1$s() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $body$
      BEGIN
        WITH l AS MATERIALIZED (SELECT * FROM (%2$s) l WHERE NOT cancelled),
        passages AS (
          INSERT INTO passage_month AS m (loaded, discharged, simulated, grade_id, lots, bl_tonnes, measured_tonnes, outturn_tonnes)
          SELECT date_trunc(''month'', bl_date)::date, coalesce(date_trunc(''month'', discharged_on)::date, ''infinity''), simulated,
            coalesce(grade_id, 0), sum(sign), sum(sign * bl_tonnes), sum(sign * measured), sum(sign * ashore)
          FROM l CROSS JOIN LATERAL (SELECT CASE WHEN discharged_on IS NULL OR outturn_tonnes IS NULL THEN 0 ELSE bl_tonnes END AS measured,
            CASE WHEN discharged_on IS NULL OR outturn_tonnes IS NULL THEN 0 ELSE outturn_tonnes END AS ashore) s
          WHERE bl_date IS NOT NULL AND bl_tonnes IS NOT NULL
          GROUP BY 1, 2, 3, 4
          HAVING sum(sign) <> 0 OR sum(sign * bl_tonnes) <> 0 OR sum(sign * measured) <> 0 OR sum(sign * ashore) <> 0
          ORDER BY 1, 2, 3, 4
          ON CONFLICT (loaded, discharged, simulated, grade_id) DO UPDATE SET lots = m.lots + excluded.lots,
            bl_tonnes = m.bl_tonnes + excluded.bl_tonnes, measured_tonnes = m.measured_tonnes + excluded.measured_tonnes,
            outturn_tonnes = m.outturn_tonnes + excluded.outturn_tonnes)
        INSERT INTO basis_month AS m (basis, month, simulated, grade_id, shipper_id, lots, voyages, tonnes)
        SELECT d.basis, date_trunc(''month'', d.day)::date, l.simulated, coalesce(l.grade_id, 0), coalesce(l.shipper_id, 0),
          sum(sign), sum(sign * d.first::int), sum(sign * d.tonnes)
        FROM l
        CROSS JOIN LATERAL (VALUES (''departure''::basis, l.sailed_on, l.bl_tonnes, l.first_to_sail),
          (''discharge''::basis, l.discharged_on, l.outturn_tonnes, l.first_discharged)) AS d (basis, day, tonnes, first)
        WHERE d.day IS NOT NULL AND d.tonnes IS NOT NULL
        GROUP BY 1, 2, 3, 4, 5
        HAVING sum(sign) <> 0 OR sum(sign * d.first::int) <> 0 OR sum(sign * d.tonnes) <> 0
        ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT (basis, month, simulated, grade_id, shipper_id)
        DO UPDATE SET lots = m.lots + excluded.lots, voyages = m.voyages + excluded.voyages, tonnes = m.tonnes + excluded.tonnes;
        RETURN NULL;
      END $body$', op, rows_of ->> op);
  END LOOP;
END $$;

-- What was logged before this migration.
INSERT INTO passage_month (loaded, discharged, simulated, grade_id, lots, bl_tonnes, measured_tonnes, outturn_tonnes)
SELECT date_trunc('month', bl_date)::date, coalesce(date_trunc('month', discharged_on)::date, 'infinity'), simulated, coalesce(grade_id, 0),
  count(*), sum(bl_tonnes), coalesce(sum(bl_tonnes) FILTER (WHERE discharged_on IS NOT NULL AND outturn_tonnes IS NOT NULL), 0),
  coalesce(sum(outturn_tonnes) FILTER (WHERE discharged_on IS NOT NULL), 0)
FROM lot WHERE NOT cancelled AND bl_date IS NOT NULL AND bl_tonnes IS NOT NULL GROUP BY 1, 2, 3, 4;
