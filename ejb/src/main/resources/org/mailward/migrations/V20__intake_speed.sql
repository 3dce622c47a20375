-- What is written with every row of every report leans on the report: it is entered in the same transaction, its domain is held by a
-- foreign key, and the rows take provider, customer and domain from it. A foreign key of their own would ask the same question again
-- for each row, and lock the domain's row to do so. Row-level security still checks each of them.
alter table report_row drop constraint report_row_provider_id_customer_id_domain_id_report_id_fkey;
alter table path_day drop constraint path_day_provider_id_customer_id_domain_id_fkey;
alter table mail_path drop constraint mail_path_provider_id_customer_id_domain_id_fkey;

-- One index answers both: an address in all domains, and in one.
drop index mail_path_source;
drop index mail_path_of_address;
create index mail_path_of_address on mail_path (provider_id, source, customer_id, domain_id);
-- mail_path_unnamed finds the same rows.
drop index mail_path_first_pass;

-- An arrival is leased once and finished once: with room on its page the lease touches no index.
alter table arrival set (fillfactor = 75);
