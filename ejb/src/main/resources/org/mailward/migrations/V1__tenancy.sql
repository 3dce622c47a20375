-- Tenancy: provider (MSSP) → customer → everything else.
--
-- Keys of customer data lead with provider and customer, and every foreign key carries them, so that the database itself
-- refuses a reference across tenants. Row-level security is forced on every table. What a transaction may see is said by
-- settings local to it; where none was made, current_setting gives null or '' and no row matches.
--
--   mailward.provider    the provider's id
--   mailward.customers   '*' for all customers of the provider, else their ids joined by commas
--   mailward.subject     a signed-in person's id at the identity provider, to find his or her own memberships
--   mailward.key         the SHA-256 of a presented API key, to find that key
--   mailward.invitation  the SHA-256 of a presented invitation token, to find that invitation
--   mailward.platform    'on' to see the list of providers, and nothing of theirs

create function this_provider() returns uuid language sql stable parallel safe
    return nullif(current_setting('mailward.provider', true), '')::uuid;

create function sees_customer(customer uuid) returns boolean language sql stable parallel safe
    return case current_setting('mailward.customers', true)
               when '*' then true
               else customer = any (string_to_array(nullif(current_setting('mailward.customers', true), ''), ',')::uuid[])
           end;

create function sees_all_customers() returns boolean language sql stable parallel safe
    return coalesce(current_setting('mailward.customers', true) = '*', false);

create function on_platform() returns boolean language sql stable parallel safe
    return coalesce(current_setting('mailward.platform', true) = 'on', false);

create function this_subject() returns text language sql stable parallel safe
    return nullif(current_setting('mailward.subject', true), '');

create table provider (
    id          uuid        not null primary key,
    name        text        not null check (length(name) between 1 and 200),
    created_at  timestamptz not null,
    version     integer     not null default 0
);
create unique index provider_name on provider (lower(name));

create table customer (
    provider_id   uuid        not null references provider,
    id            uuid        not null,
    name          text        not null check (length(name) between 1 and 200),
    contact_name  text        not null default '',
    contact_email text        not null default '',
    sector        text        not null,
    language      text        not null,
    country       text        not null check (country ~ '^[A-Z]{2}$'),
    state         text        not null,
    state_since   timestamptz not null,
    state_reason  text        not null,
    created_at    timestamptz not null,
    version       integer     not null default 0,
    primary key (provider_id, id)
);
create unique index customer_name on customer (provider_id, lower(name));

create table customer_state_change (
    provider_id uuid        not null,
    customer_id uuid        not null,
    id          uuid        not null,
    state       text        not null,
    reason      text        not null,
    changed_at  timestamptz not null,
    changed_by  text        not null,
    primary key (provider_id, customer_id, id),
    foreign key (provider_id, customer_id) references customer
);

create table membership (
    provider_id   uuid        not null references provider,
    id            uuid        not null,
    customer_id   uuid,
    subject       text        not null,
    name          text        not null,
    email         text        not null,
    role          text        not null,
    all_customers boolean     not null,
    created_at    timestamptz not null,
    ended_at      timestamptz,
    version       integer     not null default 0,
    primary key (provider_id, id),
    foreign key (provider_id, customer_id) references customer,
    check ((role in ('CUSTOMER_ADMIN', 'CUSTOMER_VIEWER')) = (customer_id is not null))
);
create index membership_subject on membership (subject);
create unique index membership_once on membership (provider_id, subject, customer_id) nulls not distinct where ended_at is null;

create table assignment (
    provider_id   uuid not null,
    customer_id   uuid not null,
    membership_id uuid not null,
    id            uuid not null,
    subject       text not null,
    primary key (provider_id, customer_id, membership_id),
    foreign key (provider_id, customer_id) references customer,
    foreign key (provider_id, membership_id) references membership
);

create table invitation (
    provider_id   uuid        not null references provider,
    id            uuid        not null,
    customer_id   uuid,
    email         text        not null,
    name          text        not null,
    role          text        not null,
    all_customers boolean     not null,
    token_hash    text        not null,
    created_at    timestamptz not null,
    created_by    text        not null,
    expires_at    timestamptz not null,
    accepted_at   timestamptz,
    withdrawn_at  timestamptz,
    version       integer     not null default 0,
    primary key (provider_id, id),
    foreign key (provider_id, customer_id) references customer
);
create index invitation_token on invitation (token_hash);

create table api_key (
    provider_id  uuid        not null references provider,
    id           uuid        not null,
    customer_id  uuid,
    name         text        not null,
    role         text        not null,
    key_hash     text        not null,
    hint         text        not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    version      integer     not null default 0,
    primary key (provider_id, id),
    foreign key (provider_id, customer_id) references customer
);
create index api_key_hash on api_key (key_hash);

create table brand (
    provider_id   uuid    not null primary key references provider,
    id            uuid    not null,
    product_name  text    not null,
    colour        text    not null check (colour ~ '^#[0-9a-f]{6}$'),
    ink           text    not null check (ink ~ '^#[0-9a-f]{6}$'),
    logo          bytea,
    logo_type     text,
    support       text    not null default '',
    footer        text    not null default '',
    version       integer not null default 0,
    check ((logo is null) = (logo_type is null))
);

create table managed_domain (
    provider_id      uuid        not null,
    customer_id      uuid        not null,
    id               uuid        not null,
    name             text        not null,
    proof_token      text        not null,
    proof_state      text        not null,
    proof_checked_at timestamptz,
    proven_at        timestamptz,
    created_at       timestamptz not null,
    stage            text,
    stage_since      timestamptz,
    score            integer,
    grade            text,
    worst            text,
    open_findings    integer     not null default 0,
    unknown_checks   integer     not null default 0,
    scanned_at       timestamptz,
    known_at         timestamptz,
    snapshot_id      uuid,
    version          integer     not null default 0,
    primary key (provider_id, customer_id, id),
    unique (provider_id, customer_id, name),
    foreign key (provider_id, customer_id) references customer
);
create index managed_domain_id on managed_domain (provider_id, id);

create table snapshot (
    provider_id uuid        not null,
    customer_id uuid        not null,
    domain_id   uuid        not null,
    id          uuid        not null,
    taken_at    timestamptz not null,
    stage       text        not null,
    score       integer,
    grade       text        not null,
    evidence    text        not null,
    raised      integer     not null,
    sustained   integer     not null,
    eased       integer     not null,
    primary key (provider_id, customer_id, domain_id, id),
    foreign key (provider_id, customer_id, domain_id) references managed_domain
);
create index snapshot_when on snapshot (provider_id, domain_id, taken_at desc);

create table finding (
    provider_id  uuid        not null,
    customer_id  uuid        not null,
    domain_id    uuid        not null,
    id           uuid        not null,
    rule_id      text        not null,
    subject      text        not null,
    severity     text        not null,
    raised_at    timestamptz not null,
    seen_at      timestamptz not null,
    eased_at     timestamptz,
    sentence     text        not null,
    why          text        not null,
    evidence     text        not null,
    instruction  text,
    record_name  text,
    record_type  text,
    record_value text,
    reference    text        not null,
    primary key (provider_id, customer_id, domain_id, id),
    foreign key (provider_id, customer_id, domain_id) references managed_domain
);
create unique index finding_open on finding (provider_id, domain_id, rule_id, subject) where eased_at is null;

create table scan (
    provider_id  uuid        not null,
    customer_id  uuid        not null,
    domain_id    uuid        not null,
    id           uuid        not null,
    batch_id     uuid        not null,
    reason       text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    state        text        not null,
    attempts     integer     not null default 0,
    sent_at      timestamptz,
    leased_until timestamptz,
    finished_at  timestamptz,
    problem      text,
    snapshot_id  uuid,
    version      integer     not null default 0,
    primary key (provider_id, customer_id, domain_id, id),
    foreign key (provider_id, customer_id, domain_id) references managed_domain
);
create index scan_batch on scan (provider_id, batch_id);
create index scan_waiting on scan (provider_id, requested_at) where state in ('QUEUED', 'RUNNING');
create unique index scan_once on scan (provider_id, domain_id) where state = 'QUEUED';

create table audit_event (
    provider_id uuid        not null references provider,
    id          uuid        not null,
    customer_id uuid,
    at          timestamptz not null,
    actor       text        not null,
    actor_name  text        not null,
    origin      text        not null,
    action      text        not null,
    object      text        not null,
    detail      text        not null,
    chain       text,
    primary key (provider_id, id)
);
create index audit_event_when on audit_event (provider_id, at desc);

create table audit_chain (
    provider_id uuid not null primary key references provider,
    tip         text not null
);

-- Each event's chain value covers the one before it, so that a row changed or taken out later is seen.
create function chain_audit_event() returns trigger language plpgsql as $$
declare
    before_it text;
begin
    insert into audit_chain (provider_id, tip) values (new.provider_id, '') on conflict do nothing;
    select tip into before_it from audit_chain where provider_id = new.provider_id for update;
    new.chain := encode(sha256(convert_to(concat_ws(E'\x1f', before_it, new.id, new.customer_id, new.at, new.actor,
                                                    new.action, new.object, new.detail), 'UTF8')), 'hex');
    update audit_chain set tip = new.chain where provider_id = new.provider_id;
    return new;
end $$;
create trigger audit_event_chain before insert on audit_event for each row execute function chain_audit_event();

-- Row-level security, forced: the owner is held to it too.
do $$
declare
    t text;
begin
    -- The provider level: rows of one provider, and of its visible customers where a row belongs to one.
    foreach t in array array['membership', 'invitation', 'api_key', 'audit_event'] loop
        execute format('create policy tenant on %I using (provider_id = this_provider() '
                       'and (sees_all_customers() or (customer_id is not null and sees_customer(customer_id))))', t);
    end loop;
    -- The customer level.
    foreach t in array array['customer_state_change', 'assignment', 'managed_domain', 'snapshot', 'finding', 'scan'] loop
        execute format('create policy tenant on %I using (provider_id = this_provider() and sees_customer(customer_id))', t);
    end loop;
    foreach t in array array['provider', 'customer', 'customer_state_change', 'membership', 'assignment',
                             'invitation', 'api_key', 'brand', 'managed_domain', 'snapshot', 'finding', 'scan',
                             'audit_event', 'audit_chain'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('grant select, insert, update on %I to ${app_role}', t);
    end loop;
end $$;

create policy tenant on customer using (provider_id = this_provider() and sees_customer(id));
create policy tenant on brand using (provider_id = this_provider());
create policy tenant on audit_chain using (provider_id = this_provider());
create policy tenant on provider using (id = this_provider());

-- Before a scope is known: what a person, a key or an invitation may learn of itself. Reading only.
create policy own on membership for select using (subject = this_subject());
create policy own on assignment for select using (subject = this_subject());
create policy own on provider for select using (exists (select 1 from membership m where m.provider_id = provider.id and m.subject = this_subject()));
create policy own on customer for select using (exists (select 1 from membership m where m.provider_id = customer.provider_id and m.customer_id = customer.id and m.subject = this_subject()));
create policy presented on api_key for select using (key_hash = nullif(current_setting('mailward.key', true), ''));
create policy presented on invitation for select using (token_hash = nullif(current_setting('mailward.invitation', true), ''));

-- The platform's operator and its clocks: the list of providers.
create policy platform on provider using (on_platform());

grant delete on assignment, managed_domain, snapshot, finding, scan to ${app_role};
revoke update on audit_event from ${app_role};
grant usage on schema ${flyway:defaultSchema} to ${app_role};
