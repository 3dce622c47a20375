-- Each scan writes its domain's row anew. While many are scanned, a tenth of the table is new whenever the database looks for what has changed, and it told
-- itself again what is in 30,000 rows of it, each column sorted. It does so from 9,000 rows now, as for what a scan adds (V48), and when a third has changed.
do $$
declare
    c text;
    t text;
begin
    for c in select a.attname from pg_attribute a where a.attrelid = to_regclass('managed_domain') and a.attnum > 0 and not a.attisdropped loop
        execute format('alter table managed_domain alter column %I set statistics %s', c, case when c in ('proof_token', 'snapshot_id', 'version') then 0 else 30 end);
    end loop;
    foreach t in array array['managed_domain', 'scan', 'snapshot', 'finding'] loop
        execute format('alter table %I set (autovacuum_analyze_scale_factor = 0.3)', t);
    end loop;
end $$;
