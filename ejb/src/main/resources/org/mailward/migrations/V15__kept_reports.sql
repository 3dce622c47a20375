-- Reports that somebody asked for, and their files, which lists do not read.
create table kept_report (
    provider_id  uuid        not null,
    customer_id  uuid        not null,
    id           uuid        not null,
    edition      text        not null,
    paper        text        not null,
    days         integer     not null check (days between 1 and 732),
    state        text        not null,
    step         integer     not null,
    attempts     integer     not null,
    asked_at     timestamptz not null,
    asked_by     text        not null,
    leased_until timestamptz,
    finished_at  timestamptz,
    as_of        timestamptz,
    name         text        not null,
    octets       integer     not null,
    trouble      text        not null,
    version      integer     not null default 0,
    primary key (provider_id, customer_id, id),
    foreign key (provider_id, customer_id) references customer
);
create index kept_report_id on kept_report (provider_id, id);
create index kept_report_when on kept_report (provider_id, asked_at desc);
create index kept_report_open on kept_report (provider_id) where state in ('WAITING', 'UNDERWAY');

create table kept_report_file (
    provider_id uuid  not null,
    customer_id uuid  not null,
    id          uuid  not null,
    pdf         bytea not null,
    csv         bytea not null,
    primary key (provider_id, customer_id, id),
    foreign key (provider_id, customer_id, id) references kept_report
);
create index kept_report_file_id on kept_report_file (provider_id, id);

do $$
declare
    t text;
begin
    foreach t in array array['kept_report', 'kept_report_file'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('grant select, insert, update, delete on %I to ${app_role}', t);
        execute format('create policy tenant on %I using (provider_id = this_provider() and sees_customer(customer_id))', t);
    end loop;
end $$;
