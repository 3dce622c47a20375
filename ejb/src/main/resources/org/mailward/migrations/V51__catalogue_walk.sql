-- How far a provider's addresses that nothing named were named once more, by the catalogue of services and the rules of naming that are current: both
-- change with a release, and the operator adds services. walked_to is the last address that was put back; null at the end.
create table catalogue_walk (
    provider_id uuid not null primary key references provider,
    catalogue   text not null,
    walked_to   inet
);
alter table catalogue_walk enable row level security;
alter table catalogue_walk force row level security;
create policy tenant on catalogue_walk using (provider_id = this_provider() and sees_all_customers());
grant select, insert, update on catalogue_walk to ${app_role};
