-- What is written with every arrival and every report leans on a row that the same transaction writes or finishes, and whose own foreign
-- keys hold its provider, customer and domain: bytes and files on their arrival, which nobody may delete; sums on a report, which keeps its
-- domain from being deleted. Each check looked that row up once more, and locked it, for every line that leans on it. Row-level security
-- checks each line all the same.
alter table arrival_raw drop constraint arrival_raw_provider_id_arrival_id_fkey;
alter table arrival_raw drop constraint arrival_raw_provider_id_customer_id_fkey;
alter table arrival_part drop constraint arrival_part_provider_id_arrival_id_fkey;
alter table arrival_part drop constraint arrival_part_provider_id_customer_id_fkey;
alter table domain_day drop constraint domain_day_provider_id_customer_id_domain_id_fkey;
alter table customer_day drop constraint customer_day_provider_id_customer_id_fkey;
alter table reporter_day drop constraint reporter_day_provider_id_customer_id_domain_id_fkey;
alter table customer_reporter_day drop constraint customer_reporter_day_provider_id_customer_id_fkey;
