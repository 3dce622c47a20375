-- The sum of whole numbers as a whole number. PostgreSQL's own adds as exactly and gives a decimal number, which is made and taken apart
-- again for every path of a day that a report adds to.
create aggregate added(bigint) (sfunc = int8pl, stype = bigint, initcond = '0', parallel = safe);
