-- How long sessions of reports on encryption are kept.
alter table intake_settings add column tls_months integer not null default 13 check (tls_months between 1 and 120);
create index tls_day_old on tls_day (provider_id, day);
create index tls_failure_old on tls_failure (provider_id, day);

-- Bytes that hold a failure report go with it.
create index arrival_part_personal on arrival_part (provider_id, arrival_id) where kind = 'FAILURE';

-- Before a scope is known, and for reading only: whether somebody has this host already.
create policy presented on intake_settings for select using (lower(reports_host) = nullif(current_setting('mailward.reports_host', true), ''));
