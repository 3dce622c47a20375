-- How far a provider's addresses were looked up in the operator's file of networks, by the file's date and size: a new file is looked
-- through from the first address on. walked_to is the last address that was looked up; null at the end.
create table network_walk (
    provider_id uuid    not null primary key references provider,
    as_of       date    not null,
    networks    integer not null,
    walked_to   inet
);
alter table network_walk enable row level security;
alter table network_walk force row level security;
create policy tenant on network_walk using (provider_id = this_provider() and sees_all_customers());
grant select, insert, update on network_walk to ${app_role};
