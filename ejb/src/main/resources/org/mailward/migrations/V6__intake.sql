-- Reports: how they arrive, what became of each arrival, what they say, and what was counted from them.
--
--   mailward.report_address  the token in a report address, to find whose it is
--
-- Tables that grow by the row are partitioned by the month in which their rows may be forgotten (expires_on), so that
-- keeping a provider's chosen time means dropping partitions. Their keys lead with provider and customer as all keys do.

-- Where a domain's reports are sent: <token>@<the provider's reports host>.
create table report_address (
    provider_id uuid        not null,
    customer_id uuid        not null,
    domain_id   uuid        not null,
    id          uuid        not null,
    token       text        not null check (token ~ '^[a-z0-9]{10,32}$'),
    created_at  timestamptz not null,
    retired_at  timestamptz,
    version     integer     not null default 0,
    primary key (provider_id, customer_id, domain_id, id),
    foreign key (provider_id, customer_id, domain_id) references managed_domain
);
create unique index report_address_token on report_address (token);
create unique index report_address_of_domain on report_address (provider_id, domain_id) where retired_at is null;

-- How a provider takes reports in, and how long it keeps them.
create table intake_settings (
    provider_id        uuid    not null primary key references provider,
    id                 uuid    not null,
    reports_host       text    not null default '',
    raw_days           integer not null check (raw_days between 1 and 730),
    row_months         integer not null check (row_months between 1 and 120),
    failure_days       integer not null check (failure_days between 1 and 730),
    version            integer not null default 0
);
create unique index intake_settings_host on intake_settings (lower(reports_host)) where reports_host <> '';

-- Everything that came in, before anything in it was read. customer_id and domain_id are those of the address that it
-- came to, or of whoever brought it; null where it was brought for the whole provider.
create table arrival (
    provider_id    uuid        not null references provider,
    id             uuid        not null,
    customer_id    uuid,
    domain_id      uuid,
    received_at    timestamptz not null,
    way            text        not null,
    origin         text        not null,
    sender         text        not null,
    recipient      text        not null,
    authentication text        not null,
    file_name      text        not null,
    content_type   text        not null,
    sha256         bytea       not null check (length(sha256) = 32),
    size           bigint      not null check (size >= 0),
    state          text        not null,
    reason         text        not null default '',
    sentence       text        not null default '',
    attempts       integer     not null default 0,
    reader         integer     not null default 0,
    leased_until   timestamptz,
    done_at        timestamptz,
    done_by        text        not null default '',
    raw_expires_on date        not null,
    version        integer     not null default 0,
    primary key (provider_id, id),
    foreign key (provider_id, customer_id) references customer,
    foreign key (provider_id, customer_id, domain_id) references managed_domain
);
create index arrival_when on arrival (provider_id, received_at desc, id desc);
create index arrival_waiting on arrival (provider_id, received_at) where state = 'RECEIVED';
create index arrival_troubled on arrival (provider_id, received_at desc) where state in ('QUARANTINED', 'HELD');
create index arrival_content on arrival (provider_id, sha256);

create table arrival_raw (
    provider_id uuid  not null,
    customer_id uuid,
    arrival_id  uuid  not null,
    expires_on  date  not null,
    packed      bytea not null,
    primary key (provider_id, arrival_id, expires_on),
    foreign key (provider_id, arrival_id) references arrival,
    foreign key (provider_id, customer_id) references customer
) partition by range (expires_on);
alter table arrival_raw alter column packed set storage external;

-- One line for each file that was found in an arrival.
create table arrival_part (
    provider_id uuid    not null,
    customer_id uuid,
    arrival_id  uuid    not null,
    no          integer not null,
    name        text    not null,
    container   text    not null,
    kind        text    not null,
    state       text    not null,
    reason      text    not null,
    sentence    text    not null,
    reporter    text    not null,
    external_id text    not null,
    policy_domain text  not null,
    range_begin timestamptz,
    range_end   timestamptz,
    rows        integer not null,
    messages    bigint  not null,
    report_id   uuid,
    primary key (provider_id, arrival_id, no),
    foreign key (provider_id, arrival_id) references arrival,
    foreign key (provider_id, customer_id) references customer
);
create index arrival_part_report on arrival_part (provider_id, report_id) where report_id is not null;

create table report (
    provider_id    uuid        not null,
    customer_id    uuid        not null,
    domain_id      uuid        not null,
    id             uuid        not null,
    kind           text        not null,
    arrival_id     uuid        not null,
    part_no        integer     not null,
    reporter       text        not null,
    reporter_key   text        not null,
    reporter_email text        not null,
    external_id    text        not null,
    range_begin    timestamptz not null,
    range_end      timestamptz not null,
    policy_domain  text        not null,
    sha256         bytea       not null check (length(sha256) = 32),
    rows           integer     not null,
    messages       bigint      not null,
    quirks         text[]      not null,
    salvaged       boolean     not null,
    conflicting    boolean     not null,
    detail         text        not null,
    stored_at      timestamptz not null,
    expires_on     date        not null,
    primary key (provider_id, customer_id, domain_id, id),
    foreign key (provider_id, customer_id, domain_id) references managed_domain,
    foreign key (provider_id, arrival_id) references arrival
);
create unique index report_once on report (provider_id, customer_id, kind, reporter_key, external_id, range_begin, range_end, sha256);
create index report_id on report (provider_id, id);
create index report_of_domain on report (provider_id, customer_id, domain_id, kind, reporter_key, range_begin);

-- What the rows say, each message counted once. no is the row's place in its report, from 0.
create table report_row (
    provider_id   uuid     not null,
    customer_id   uuid     not null,
    domain_id     uuid     not null,
    day           date     not null,
    report_id     uuid     not null,
    no            integer  not null,
    expires_on    date     not null,
    source        inet     not null,
    messages      bigint   not null check (messages >= 0),
    disposition   smallint not null,
    dkim_aligned  boolean  not null,
    spf_aligned   boolean  not null,
    path_id       uuid     not null,
    header_from   text     not null,
    envelope_from text     not null,
    envelope_to   text     not null,
    results       text     not null,
    primary key (provider_id, customer_id, domain_id, day, report_id, no, expires_on),
    foreign key (provider_id, customer_id, domain_id, report_id) references report
) partition by range (expires_on);

-- A way by which mail in a domain's name is sent: one address with one set of evidence (signing domains, return path,
-- what aligned). Who it is, is said here once for all days.
create table mail_path (
    provider_id  uuid     not null,
    customer_id  uuid     not null,
    domain_id    uuid     not null,
    id           uuid     not null,
    source       inet     not null,
    evidence     text     not null,
    service      text     not null,
    class        smallint not null,
    confidence   smallint not null,
    reasons      text     not null,
    pass         smallint not null default 1,
    overrule_id  uuid,
    ruled_service text,
    ruled_class  smallint,
    first_day    date     not null,
    last_day     date     not null,
    primary key (provider_id, customer_id, domain_id, id),
    foreign key (provider_id, customer_id, domain_id) references managed_domain
) with (fillfactor = 85);
create index mail_path_source on mail_path (provider_id, customer_id, domain_id, source);
create index mail_path_first_pass on mail_path (provider_id, customer_id, domain_id) where pass = 1;

-- Messages per path and day. result: 0 nothing aligned, 1 DKIM alone, 2 SPF alone, 3 both.
create table path_day (
    provider_id uuid     not null,
    customer_id uuid     not null,
    domain_id   uuid     not null,
    day         date     not null,
    path_id     uuid     not null,
    result      smallint not null,
    disposition smallint not null,
    expires_on  date     not null,
    rows        bigint   not null,
    messages    bigint   not null,
    primary key (provider_id, customer_id, domain_id, day, path_id, result, disposition, expires_on),
    foreign key (provider_id, customer_id, domain_id) references managed_domain
) partition by range (expires_on);

-- Sums per domain and day, and per customer and day, in messages unless a column says otherwise.
create table domain_day (
    provider_id      uuid   not null,
    customer_id      uuid   not null,
    domain_id        uuid   not null,
    day              date   not null,
    rows             bigint not null,
    messages         bigint not null,
    dkim_only        bigint not null,
    spf_only         bigint not null,
    both_aligned     bigint not null,
    failed_delivered bigint not null,
    failed_quarantined bigint not null,
    failed_rejected  bigint not null,
    passed_blocked   bigint not null,
    class_aligned    bigint not null,
    class_unaligned  bigint not null,
    class_forwarder  bigint not null,
    class_unknown    bigint not null,
    class_abuse      bigint not null,
    primary key (provider_id, customer_id, domain_id, day),
    foreign key (provider_id, customer_id, domain_id) references managed_domain
);

create table customer_day (
    provider_id      uuid   not null,
    customer_id      uuid   not null,
    day              date   not null,
    rows             bigint not null,
    messages         bigint not null,
    dkim_only        bigint not null,
    spf_only         bigint not null,
    both_aligned     bigint not null,
    failed_delivered bigint not null,
    failed_quarantined bigint not null,
    failed_rejected  bigint not null,
    passed_blocked   bigint not null,
    class_aligned    bigint not null,
    class_unaligned  bigint not null,
    class_forwarder  bigint not null,
    class_unknown    bigint not null,
    class_abuse      bigint not null,
    primary key (provider_id, customer_id, day),
    foreign key (provider_id, customer_id) references customer
);

create table reporter_day (
    provider_id  uuid    not null,
    customer_id  uuid    not null,
    domain_id    uuid    not null,
    day          date    not null,
    kind         text    not null,
    reporter_key text    not null,
    reporter     text    not null,
    reports      integer not null,
    rows         bigint  not null,
    messages     bigint  not null,
    primary key (provider_id, customer_id, domain_id, day, kind, reporter_key),
    foreign key (provider_id, customer_id, domain_id) references managed_domain
);

-- Failure reports carry personal data: their texts are kept for a short time and shown redacted.
create table failure_report (
    provider_id  uuid        not null,
    customer_id  uuid        not null,
    domain_id    uuid        not null,
    report_id    uuid        not null,
    expires_on   date        not null,
    arrived_at   timestamptz not null,
    source       inet,
    header_from_domain text  not null,
    auth_failure text        not null,
    delivery     text        not null,
    redacted     text        not null,
    whole        text        not null,
    primary key (provider_id, customer_id, domain_id, report_id, expires_on),
    foreign key (provider_id, customer_id, domain_id, report_id) references report
) partition by range (expires_on);

-- TLS reports: sessions per policy and day, and why sessions failed.
create table tls_day (
    provider_id   uuid   not null,
    customer_id   uuid   not null,
    domain_id     uuid   not null,
    day           date   not null,
    report_id     uuid   not null,
    no            integer not null,
    policy_type   text   not null,
    policy_domain text   not null,
    mx_hosts      text   not null,
    successful    bigint not null,
    failed        bigint not null,
    policy        text   not null,
    primary key (provider_id, customer_id, domain_id, day, report_id, no),
    foreign key (provider_id, customer_id, domain_id, report_id) references report
);

create table tls_failure (
    provider_id   uuid    not null,
    customer_id   uuid    not null,
    domain_id     uuid    not null,
    day           date    not null,
    report_id     uuid    not null,
    no            integer not null,
    detail_no     integer not null,
    result_type   text    not null,
    sending_ip    text    not null,
    receiving_ip  text    not null,
    receiving_mx  text    not null,
    receiving_helo text   not null,
    sessions      bigint  not null,
    reason_code   text    not null,
    additional    text    not null,
    primary key (provider_id, customer_id, domain_id, day, report_id, no, detail_no),
    foreign key (provider_id, customer_id, domain_id, day, report_id, no) references tls_day
);

do $$
declare
    t text;
begin
    -- Rows that may belong to no customer: those are seen by those who see all of the provider's customers.
    foreach t in array array['arrival', 'arrival_raw', 'arrival_part'] loop
        execute format('create policy tenant on %I using (provider_id = this_provider() '
                       'and (sees_all_customers() or (customer_id is not null and sees_customer(customer_id))))', t);
    end loop;
    foreach t in array array['report_address', 'report', 'report_row', 'mail_path', 'path_day', 'domain_day', 'customer_day',
                             'reporter_day', 'failure_report', 'tls_day', 'tls_failure'] loop
        execute format('create policy tenant on %I using (provider_id = this_provider() and sees_customer(customer_id))', t);
    end loop;
    foreach t in array array['report_address', 'intake_settings', 'arrival', 'arrival_raw', 'arrival_part', 'report', 'report_row',
                             'mail_path', 'path_day', 'domain_day', 'customer_day', 'reporter_day', 'failure_report', 'tls_day',
                             'tls_failure'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('grant select, insert, update on %I to ${app_role}', t);
    end loop;
end $$;

create policy tenant on intake_settings using (provider_id = this_provider());
-- Before a scope is known, and for reading only: whose address this is.
create policy presented on report_address for select using (token = nullif(current_setting('mailward.report_address', true), ''));

grant delete on arrival_part, report, report_row, mail_path, path_day, domain_day, customer_day, reporter_day, tls_day, tls_failure,
                failure_report, arrival_raw to ${app_role};

-- Rows are staged in temporary tables before they go where COPY cannot.
do $$
begin
    execute format('grant temporary on database %I to ${app_role}', current_database());
end $$;

-- Partitions, one per month of expiry. A partition is a table of its own to whoever names it, so each gets row-level
-- security as strict as its parent's; the application's role has no right on it.
create function month_partition(parent text, month date) returns text language sql immutable as $$
    select parent || '_' || to_char(month, 'YYYY_MM')
$$;

create function add_month_partitions(first_month date, last_month date) returns integer language plpgsql security definer
    set search_path from current as $$
declare
    parent text;
    month  date;
    part   text;
    made   integer := 0;
begin
    if first_month is null or last_month is null or last_month > first_month + interval '11 years' then
        raise exception 'From % to % is no span of months to make partitions for', first_month, last_month;
    end if;
    perform pg_advisory_xact_lock(hashtext('mailward.month_partitions'));
    foreach parent in array array['arrival_raw', 'report_row', 'path_day', 'failure_report'] loop
        month := date_trunc('month', first_month)::date;
        while month <= last_month loop
            part := month_partition(parent, month);
            if to_regclass(part) is null then
                execute format('create table %I partition of %I for values from (%L) to (%L)', part, parent, month, (month + interval '1 month')::date);
                execute format('alter table %I enable row level security', part);
                execute format('alter table %I force row level security', part);
                made := made + 1;
            end if;
            month := (month + interval '1 month')::date;
        end loop;
    end loop;
    return made;
end $$;

-- Drops what expired before this month.
create function drop_month_partitions(before_month date) returns integer language plpgsql security definer
    set search_path from current as $$
declare
    part    record;
    dropped integer := 0;
begin
    if before_month is null or before_month > now()::date then
        raise exception 'Partitions are dropped when they have expired, not before %', before_month;
    end if;
    perform pg_advisory_xact_lock(hashtext('mailward.month_partitions'));
    for part in select c.relname, p.relname as parent from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
                where p.relname in ('arrival_raw', 'report_row', 'path_day', 'failure_report') and p.relnamespace = current_schema::regnamespace loop
        if to_date(right(part.relname, 7), 'YYYY_MM') < date_trunc('month', before_month) then
            execute format('drop table %I', part.relname);
            dropped := dropped + 1;
        end if;
    end loop;
    return dropped;
end $$;

select add_month_partitions((now() - interval '1 month')::date, (now() + interval '26 months')::date);
