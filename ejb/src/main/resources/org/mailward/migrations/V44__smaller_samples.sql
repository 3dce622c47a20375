-- PostgreSQL looks at a table again whenever it has grown by a tenth: at 30,000 rows of it, each column of which is sorted by its values.
-- For what grows with every report that was a sixth of the database's whole work, most of it spent on texts, arrays and hashes that no
-- condition names. These are left alone, and the rest is told from 9,000 rows.
create function sample_less(t text) returns void language plpgsql set search_path from current as $$
declare
    c text;
begin
    for c in select a.attname from pg_attribute a where a.attrelid = to_regclass(t) and a.attnum > 0 and not a.attisdropped loop
        execute format('alter table %I alter column %I set statistics %s', t, c, case when c in ('origin', 'sender', 'recipient', 'authentication', 'file_name', 'content_type', 'sha256',
            'sentence', 'name', 'container', 'reporter', 'reporter_email', 'policy_domain', 'detail', 'packed', 'lines', 'paths', 'outcomes', 'evidence', 'reasons', 'country', 'network')
            or c in ('rows', 'messages') and t like 'path\_day\_pack%' then 0 else 30 end);
    end loop;
end $$;

do $$
declare
    t text;
begin
    foreach t in array array['arrival', 'arrival_part', 'report', 'mail_path', 'domain_day', 'customer_day', 'reporter_day', 'customer_reporter_day'] loop
        perform sample_less(t);
    end loop;
    -- A month of a table is analyzed by itself.
    for t in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
             where p.relname in ('arrival_raw', 'row_pack', 'path_day_pack') and p.relnamespace = current_schema::regnamespace loop
        perform sample_less(t);
    end loop;
end $$;

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
                perform sample_less(part);
                made := made + 1;
            end if;
            month := (month + interval '1 month')::date;
        end loop;
    end loop;
    return made;
end $$;
