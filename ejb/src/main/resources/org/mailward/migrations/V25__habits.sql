-- How the provider's people keep order among many customers and domains: tags, the stage that a domain is to reach, work on many rows at
-- once, and the views of tables that somebody saved.
--
--   mailward.person   the subject of whoever of the provider's people acts; empty for a customer's people

create function this_person() returns text language sql stable parallel safe
    return nullif(current_setting('mailward.person', true), '');

create table customer_tag (
    provider_id uuid not null,
    customer_id uuid not null,
    tag         text collate "C" not null check (length(tag) between 1 and 200),
    primary key (provider_id, customer_id, tag),
    foreign key (provider_id, customer_id) references customer on delete cascade
);
create index customer_tag_word on customer_tag (provider_id, tag, customer_id);

create table domain_tag (
    provider_id uuid not null,
    customer_id uuid not null,
    domain_id   uuid not null,
    tag         text collate "C" not null check (length(tag) between 1 and 200),
    primary key (provider_id, customer_id, domain_id, tag),
    foreign key (provider_id, customer_id, domain_id) references managed_domain on delete cascade
);
create index domain_tag_word on domain_tag (provider_id, tag, domain_id);

-- The stage that a domain is to reach, and the last day on which that is in time.
alter table managed_domain add column target_stage text check (target_stage in ('MONITORING', 'QUARANTINING', 'REJECTING'));
alter table managed_domain add column target_by date check (target_by is null or target_stage is not null);
create index managed_domain_target on managed_domain (provider_id, target_by) where target_by is not null;
create index managed_domain_worst on managed_domain (provider_id, worst) where worst is not null;
create index assignment_member on assignment (provider_id, membership_id, customer_id);

-- Work on many rows that somebody asked for once.
create table bulk_job (
    provider_id   uuid        not null references provider,
    id            uuid        not null,
    owner         text        not null,
    owner_name    text        not null,
    once          uuid        not null,
    rows_of       text        not null,
    deed          text        not null,
    tag           text        not null,
    target_stage  text,
    target_by     date,
    membership_id uuid,
    state         text        not null,
    total         integer     not null,
    done          integer     not null,
    failed        integer     not null,
    turns         integer     not null,
    idle_turns    integer     not null,
    asked_at      timestamptz not null,
    leased_until  timestamptz,
    finished_at   timestamptz,
    trouble       text        not null,
    version       integer     not null default 0,
    primary key (provider_id, id),
    foreign key (provider_id, membership_id) references membership
);
-- The member changes nothing about what is one wish; with it in the index, a row that names another provider's member is refused for that.
create unique index bulk_job_once on bulk_job (provider_id, owner, once, membership_id) nulls not distinct;
create index bulk_job_when on bulk_job (provider_id, asked_at desc);
create index bulk_job_open on bulk_job (provider_id) where state in ('WAITING', 'UNDERWAY');

-- Its rows, and what became of each. A customer's row has no domain.
create table bulk_row (
    provider_id uuid    not null,
    customer_id uuid    not null,
    job_id      uuid    not null,
    no          integer not null,
    domain_id   uuid,
    name        text    not null,
    state       text    not null,
    sentence    text    not null,
    cells       text    not null,
    primary key (provider_id, customer_id, job_id, no),
    foreign key (provider_id, job_id) references bulk_job on delete cascade,
    foreign key (provider_id, customer_id) references customer on delete cascade,
    foreign key (provider_id, customer_id, domain_id) references managed_domain on delete cascade
);
create index bulk_row_of on bulk_row (provider_id, job_id, no);
create index bulk_row_waiting on bulk_row (provider_id, job_id, no) where state = 'WAITING';

create table saved_view (
    provider_id uuid        not null references provider,
    id          uuid        not null,
    owner       text        not null,
    owner_name  text        not null,
    place       text        not null,
    name        text        not null check (length(name) between 1 and 200),
    wish        text        not null,
    shared      boolean     not null,
    standard    boolean     not null,
    saved_at    timestamptz not null,
    version     integer     not null default 0,
    primary key (provider_id, id)
);
create unique index saved_view_name on saved_view (provider_id, owner, place, lower(name));
create unique index saved_view_standard on saved_view (provider_id, owner, place) where standard;

do $$
declare
    t text;
begin
    foreach t in array array['customer_tag', 'domain_tag', 'bulk_row'] loop
        execute format('create policy tenant on %I using (provider_id = this_provider() and sees_customer(customer_id))', t);
    end loop;
    foreach t in array array['customer_tag', 'domain_tag', 'bulk_job', 'bulk_row', 'saved_view'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('grant select, insert, update, delete on %I to ${app_role}', t);
    end loop;
end $$;

-- Whoever sees the whole provider sees all of them; the others of its people their own, and what was meant for them.
create policy tenant on bulk_job using (provider_id = this_provider() and (sees_all_customers() or owner = this_person()));
create policy tenant on saved_view using (provider_id = this_provider() and (sees_all_customers() or owner = this_person()));
create policy shared on saved_view for select using (provider_id = this_provider() and shared and this_person() is not null);
