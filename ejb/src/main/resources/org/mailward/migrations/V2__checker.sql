-- The public checker and what comes of it.
--
--   mailward.checker  a handle from a public address, to find whose checker it is
--   mailward.result   the SHA-256 of a presented result link, to find that result
--
-- These rows are the house's own, not a customer's: they are seen by those who see all of its customers.

create table checker (
    provider_id uuid    not null primary key references provider,
    id          uuid    not null,
    handle      text    not null check (handle ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'),
    enabled     boolean not null,
    version     integer not null default 0
);
create unique index checker_handle on checker (handle);

create table checker_result (
    provider_id    uuid        not null references provider,
    id             uuid        not null,
    secret_hash    text        not null,
    domain         text        not null,
    asked_at       timestamptz not null,
    asked_by       text        not null,
    expires_at     timestamptz not null,
    state          text        not null,
    gathered_at    timestamptz,
    evidence       text,
    stage          text,
    score          integer,
    grade          text,
    worst          text,
    open_findings  integer     not null default 0,
    unknown_checks integer     not null default 0,
    version        integer     not null default 0,
    primary key (provider_id, id),
    check ((state = 'DONE') = (evidence is not null))
);
create unique index checker_result_secret on checker_result (secret_hash);
create index checker_result_when on checker_result (provider_id, asked_at desc);

-- A prospect keeps its own copy of the evidence, so that it outlives the result that it was made from.
create table prospect (
    provider_id   uuid        not null references provider,
    id            uuid        not null,
    customer_id   uuid,
    name          text        not null check (length(name) between 1 and 200),
    contact_name  text        not null,
    contact_email text        not null,
    note          text        not null,
    domain        text        not null,
    evidence      text        not null,
    gathered_at   timestamptz not null,
    stage         text        not null,
    score         integer,
    grade         text        not null,
    worst         text,
    open_findings integer     not null,
    created_at    timestamptz not null,
    created_by    text        not null,
    converted_at  timestamptz,
    version       integer     not null default 0,
    primary key (provider_id, id),
    foreign key (provider_id, customer_id) references customer,
    check ((customer_id is null) = (converted_at is null))
);
create index prospect_when on prospect (provider_id, created_at desc);

do $$
declare
    t text;
begin
    foreach t in array array['checker', 'checker_result', 'prospect'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('grant select, insert, update on %I to ${app_role}', t);
    end loop;
end $$;

create policy tenant on checker using (provider_id = this_provider() and sees_all_customers());
create policy tenant on checker_result using (provider_id = this_provider() and sees_all_customers());
create policy tenant on prospect using (provider_id = this_provider()
    and (sees_all_customers() or (customer_id is not null and sees_customer(customer_id))));

-- Before a scope is known, and for reading only: whose checker has this address, and the result whose link is presented.
create policy presented on checker for select using (handle = nullif(current_setting('mailward.checker', true), ''));
create policy presented on checker_result for select using (secret_hash = nullif(current_setting('mailward.result', true), ''));

grant delete on checker_result to ${app_role};
