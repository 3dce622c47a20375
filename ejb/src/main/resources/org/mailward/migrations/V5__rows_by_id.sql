-- Rows found by their own id.
--
-- Keys lead with provider and customer, so that the database refuses references across tenants. But people and programs name a row by its id
-- alone, and so does every change that Hibernate writes: without these indexes each of them read all rows of the provider.
create index scan_id on scan (provider_id, id);
create index snapshot_id on snapshot (provider_id, id);
create index finding_id on finding (provider_id, id);
create index dns_ledger_id on dns_ledger (provider_id, id);
