-- What reports say, packed. A row of a report and a day of a path were a line of a table each, and both carried a key that was longer
-- than what they said; the key, its index entry and the check of row-level security were most of their price. Now a report's rows are a
-- few lines together, and a domain's day is one line with all of its paths. Two views show them as they were.
--
--   row_pack.lines      one JSON array a line, in the report's order: source, messages, disposition, result, path, header_from,
--                       envelope_from, envelope_to, results
--   path_day_pack       arrays of one length; outcome: four times the disposition and the result
create table row_pack (
    provider_id uuid    not null,
    customer_id uuid    not null,
    domain_id   uuid    not null,
    day         date    not null,
    report_id   uuid    not null,
    first_no    integer not null,
    expires_on  date    not null,
    rows        integer not null check (rows > 0),
    lines       text    not null,
    primary key (provider_id, customer_id, domain_id, day, report_id, first_no, expires_on)
) partition by range (expires_on);

create table path_day_pack (
    provider_id uuid       not null,
    customer_id uuid       not null,
    domain_id   uuid       not null,
    day         date       not null,
    expires_on  date       not null,
    paths       uuid[]     not null,
    outcomes    smallint[] not null,
    rows        bigint[]   not null,
    messages    bigint[]   not null,
    primary key (provider_id, customer_id, domain_id, day, expires_on),
    check (cardinality(outcomes) = cardinality(paths) and cardinality(rows) = cardinality(paths) and cardinality(messages) = cardinality(paths))
) partition by range (expires_on);

create or replace function add_month_partitions(first_month date, last_month date) returns integer language plpgsql security definer
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
    foreach parent in array array['arrival_raw', 'row_pack', 'path_day_pack', 'failure_report'] loop
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

create or replace function drop_month_partitions(before_month date) returns integer language plpgsql security definer
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
                where p.relname in ('arrival_raw', 'row_pack', 'path_day_pack', 'failure_report') and p.relnamespace = current_schema::regnamespace loop
        if to_date(right(part.relname, 7), 'YYYY_MM') < date_trunc('month', before_month) then
            execute format('drop table %I', part.relname);
            dropped := dropped + 1;
        end if;
    end loop;
    return dropped;
end $$;

-- The months that there were, whatever they hold.
select add_month_partitions(min(to_date(right(c.relname, 7), 'YYYY_MM')), max(to_date(right(c.relname, 7), 'YYYY_MM')))
from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
where p.relname in ('report_row', 'path_day') and p.relnamespace = current_schema::regnamespace;

-- The owner is held to the policies as everybody is; for what follows he is not.
alter table report_row no force row level security;
alter table path_day no force row level security;

insert into row_pack (provider_id, customer_id, domain_id, day, report_id, first_no, expires_on, rows, lines)
select provider_id, customer_id, domain_id, day, report_id, min(no), expires_on, count(*),
       string_agg(jsonb_build_array(host(source), messages, disposition, dkim_aligned::integer + 2 * spf_aligned::integer, path_id, header_from, envelope_from, envelope_to, results::jsonb)::text,
                  chr(10) order by no)
from report_row group by provider_id, customer_id, domain_id, day, report_id, no / 500, expires_on;

insert into path_day_pack (provider_id, customer_id, domain_id, day, expires_on, paths, outcomes, rows, messages)
select provider_id, customer_id, domain_id, day, expires_on, array_agg(path_id order by path_id, result, disposition), array_agg((4 * disposition + result)::smallint order by path_id, result, disposition),
       array_agg(rows order by path_id, result, disposition), array_agg(messages order by path_id, result, disposition)
from path_day group by provider_id, customer_id, domain_id, day, expires_on;

drop table report_row;
drop table path_day;

do $$
declare
    t text;
begin
    foreach t in array array['row_pack', 'path_day_pack'] loop
        execute format('create policy tenant on %I using (provider_id = this_provider() and sees_customer(customer_id))', t);
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('grant select, insert, update, delete on %I to ${app_role}', t);
    end loop;
end $$;

-- Whoever asks a view is held to the policies of its tables, as if he asked these. The lines are read once and not for each column.
create view report_row with (security_invoker = true) as
select p.provider_id, p.customer_id, p.domain_id, p.day, p.report_id, p.first_no + l.place as no, p.expires_on, (l.line ->> 0)::inet as source, (l.line ->> 1)::bigint as messages,
       (l.line ->> 2)::smallint as disposition, (l.line ->> 3)::integer in (1, 3) as dkim_aligned, (l.line ->> 3)::integer in (2, 3) as spf_aligned, (l.line ->> 4)::uuid as path_id,
       l.line ->> 5 as header_from, l.line ->> 6 as envelope_from, l.line ->> 7 as envelope_to, l.line ->> 8 as results, p.lines as pack
from row_pack p cross join lateral (
    select (t.place - 1)::integer as place, t.line::jsonb as line from string_to_table(p.lines, chr(10)) with ordinality as t(line, place) offset 0) l;

create view path_day with (security_invoker = true) as
select p.provider_id, p.customer_id, p.domain_id, p.day, u.path_id, (u.outcome % 4)::smallint as result, (u.outcome / 4)::smallint as disposition, p.expires_on, u.rows, u.messages
from path_day_pack p cross join lateral unnest(p.paths, p.outcomes, p.rows, p.messages) as u(path_id, outcome, rows, messages);

grant select on report_row, path_day to ${app_role};
