-- What is done for a few voyages loops over a few rows, whoever calls it. The triggers of whole statements switch such
-- loops off, and these functions, planned once a session, kept the plan of whoever called them first: at a million voyages
-- an amended lot then read every event there is, five seconds where it takes five milliseconds.
ALTER FUNCTION refresh_few_voyages(integer[], boolean) SET enable_nestloop = on;
ALTER FUNCTION keep_known_voyages(integer[]) SET enable_nestloop = on;
ALTER FUNCTION keep_known_lots(integer[]) SET enable_nestloop = on;
