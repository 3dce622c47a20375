-- What grows with every scan is looked at by small samples too, and its texts, which no condition names, not at all (see V44).
do $$
declare
    t text;
    c text;
begin
    foreach t in array array['scan', 'snapshot', 'finding', 'dns_ledger', 'dns_change'] loop
        for c in select a.attname from pg_attribute a where a.attrelid = to_regclass(t) and a.attnum > 0 and not a.attisdropped loop
            execute format('alter table %I alter column %I set statistics %s', t, c, case when c in ('sentence', 'why', 'evidence', 'instruction', 'record_name', 'record_type', 'record_value',
                'reference', 'evidence_print', 'findings_print', 'hash', 'entries', 'problem', 'before', 'after') then 0 else 30 end);
        end loop;
    end loop;
end $$;
