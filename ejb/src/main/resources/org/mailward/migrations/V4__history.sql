-- DNS history: what is last known of each record of a domain, and every change of it.

-- One row per domain; its id is the domain's.
create table dns_ledger (
    provider_id uuid        not null,
    customer_id uuid        not null,
    id          uuid        not null,
    hash        text        not null,
    entries     text        not null,
    entered_at  timestamptz not null,
    version     integer     not null default 0,
    primary key (provider_id, customer_id, id),
    foreign key (provider_id, customer_id, id) references managed_domain
);

create table dns_change (
    provider_id uuid        not null,
    customer_id uuid        not null,
    domain_id   uuid        not null,
    id          uuid        not null,
    snapshot_id uuid        not null,
    seen_at     timestamptz not null,
    name        text        not null,
    type        text        not null,
    topic       text        not null,
    kind        text        not null,
    before      text        not null,
    after       text        not null,
    primary key (provider_id, customer_id, domain_id, id),
    foreign key (provider_id, customer_id, domain_id) references managed_domain
);
create index dns_change_when on dns_change (provider_id, seen_at desc, id desc);
create index dns_change_of_domain on dns_change (provider_id, domain_id, seen_at desc, id desc);

do $$
declare
    t text;
begin
    foreach t in array array['dns_ledger', 'dns_change'] loop
        execute format('create policy tenant on %I using (provider_id = this_provider() and sees_customer(customer_id))', t);
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('grant select, insert, update, delete on %I to ${app_role}', t);
    end loop;
end $$;
revoke update on dns_change from ${app_role};
