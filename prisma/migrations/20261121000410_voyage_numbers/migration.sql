-- lpad() also shortens: the 10,000th voyage of a load year read AB-2025-1000, which was taken, and so was every number
-- after it, without end. A long number keeps all its digits.
CREATE OR REPLACE FUNCTION next_voyage_no(load_year integer) RETURNS text
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
