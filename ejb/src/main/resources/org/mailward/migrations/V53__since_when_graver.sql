-- A finding that got graver keeps the moment in which it was raised. Since when it is as grave as it is now is kept beside that, for those that
-- got graver and no milder since. What is new is looked for by it.
alter table finding add column graver_at timestamptz;
alter table finding alter column graver_at set statistics 30;

drop index finding_raised;
create index finding_raised on finding (provider_id, severity, coalesce(graver_at, raised_at) desc) where eased_at is null;
