-- What is written with each scan, and what the database does besides.

-- A domain's row is written anew with each scan. While its figures stay, which is usual, the new row needs no index entry, if its page has room.
alter table managed_domain set (fillfactor = 60);

-- A snapshot is found by its domain and its time, or by its whole key.
drop index snapshot_score;
drop index snapshot_when;
create index snapshot_when on snapshot (provider_id, domain_id, taken_at desc) include (customer_id, score);
drop index snapshot_id;

-- So is a finding.
drop index finding_id;

-- Findings and the ledger are written beside a snapshot of the same domain, in the transaction that holds the domain, and the snapshot's own
-- foreign key holds its provider, customer and domain. Six checks of the same row for each scan cost more than they hold.
alter table finding drop constraint finding_provider_id_customer_id_domain_id_fkey;
alter table dns_ledger drop constraint dns_ledger_provider_id_customer_id_id_fkey;
