-- A report leans on its arrival as the arrival's bytes and files do (V37): it is written by the transaction that finishes the arrival, and
-- nobody may delete one. To look it up and lock it for each report wrote the arrival once more, a moment before it is written as finished.
alter table report drop constraint report_provider_id_arrival_id_fkey;
