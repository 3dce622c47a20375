-- How customers stand: sums over their domains, so that pages that list customers read no domains.

create table customer_standing (
    provider_id   uuid    not null,
    customer_id   uuid    not null,
    domains       integer not null,
    unprotected   integer not null,
    monitoring    integer not null,
    quarantining  integer not null,
    rejecting     integer not null,
    unknown       integer not null,
    unscanned     integer not null,
    scored        integer not null,
    scores        bigint  not null,
    open_findings integer not null,
    worst         text,
    last_scan     timestamptz,
    primary key (provider_id, customer_id),
    foreign key (provider_id, customer_id) references customer
);

-- The same as it stood at the end of each day on which something was looked at.
create table customer_standing_day (
    provider_id   uuid    not null,
    customer_id   uuid    not null,
    day           date    not null,
    domains       integer not null,
    unprotected   integer not null,
    monitoring    integer not null,
    quarantining  integer not null,
    rejecting     integer not null,
    unknown       integer not null,
    unscanned     integer not null,
    scored        integer not null,
    scores        bigint  not null,
    open_findings integer not null,
    worst         text,
    primary key (provider_id, customer_id, day),
    foreign key (provider_id, customer_id) references customer
);

do $$
declare
    t text;
begin
    foreach t in array array['customer_standing', 'customer_standing_day'] loop
        execute format('create policy tenant on %I using (provider_id = this_provider() and sees_customer(customer_id))', t);
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('grant select, insert, update on %I to ${app_role}', t);
    end loop;
end $$;

-- The stage that a domain was in before its present one.
alter table managed_domain add column stage_before text;

-- Names are octets: lists and searches by their beginning go by the index below, whatever language the database speaks.
alter table managed_domain alter column name type text collate "C";

-- The list of all domains by name, and those of a stage; what is new, and what was said by a rule.
create index managed_domain_name on managed_domain (provider_id, name, id) include (customer_id);
create index managed_domain_stage on managed_domain (provider_id, stage, stage_since);
create index managed_domain_moved on managed_domain (provider_id, stage_since) where stage_before is not null;
create index finding_raised on finding (provider_id, severity, raised_at desc) where eased_at is null;
create index finding_of_rule on finding (provider_id, rule_id, raised_at desc) where eased_at is null;
