-- So do the policies of what is written with every scan (see V43).
do $$
declare
    t text;
begin
    foreach t in array array['managed_domain', 'scan', 'snapshot', 'finding', 'dns_ledger', 'dns_change'] loop
        execute format('alter policy tenant on %I using (provider_id = (select this_provider()) '
                       'and case when (select sees_all_customers()) then true else customer_id = any ((select customers_in_sight())::uuid[]) end)', t);
    end loop;
end $$;
