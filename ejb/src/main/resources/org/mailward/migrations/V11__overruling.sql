-- What somebody of the staff decided about sources, and the domains in which that is still to be applied.
--
-- A decision of no customer holds for all of the provider's; it and its note are seen by those who see all customers. The paths
-- keep what their evidence says beside what was decided (mail_path.overrule_id, ruled_service, ruled_class).

create table overruling (
    provider_id   uuid        not null references provider,
    id            uuid        not null,
    customer_id   uuid,
    domain_id     uuid,
    subject_kind  text        not null check (subject_kind in ('ADDRESS', 'DKIM_DOMAIN', 'RETURN_PATH', 'SERVICE')),
    subject       text        not null check (length(subject) between 1 and 253),
    class         smallint    not null check (class between 2 and 5),
    service       text        not null,
    note          text        not null check (length(note) between 3 and 500),
    made_at       timestamptz not null,
    made_by       text        not null,
    taken_back_at timestamptz,
    taken_back_by text        not null default '',
    domains       integer     not null default 0,
    version       integer     not null default 0,
    primary key (provider_id, id),
    foreign key (provider_id, customer_id) references customer,
    foreign key (provider_id, customer_id, domain_id) references managed_domain,
    check (domain_id is null or customer_id is not null)
);
create index overruling_when on overruling (provider_id, made_at desc, id desc);

-- A domain whose paths are still to be looked through for a decision that was made or taken back.
create table overruling_work (
    provider_id   uuid not null,
    customer_id   uuid not null,
    domain_id     uuid not null,
    overruling_id uuid not null,
    primary key (provider_id, customer_id, domain_id, overruling_id),
    foreign key (provider_id, customer_id, domain_id) references managed_domain,
    foreign key (provider_id, overruling_id) references overruling
);
create index overruling_work_of on overruling_work (provider_id, overruling_id);

create index mail_path_overruled on mail_path (provider_id, overrule_id) where overrule_id is not null;

do $$
declare
    t text;
begin
    execute 'create policy tenant on overruling using (provider_id = this_provider() '
            'and (sees_all_customers() or (customer_id is not null and sees_customer(customer_id))))';
    execute 'create policy tenant on overruling_work using (provider_id = this_provider() and sees_customer(customer_id))';
    foreach t in array array['overruling', 'overruling_work'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
    end loop;
    grant select, insert, update on overruling to ${app_role};
    grant select, insert, delete on overruling_work to ${app_role};
end $$;
