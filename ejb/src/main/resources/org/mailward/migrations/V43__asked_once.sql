-- The policies of what is written with every report ask once in a statement who is asking, and not once more for each row. What they let
-- through is the same: rows of this provider, of the customers in sight. To read the two settings again, and ids from their texts, took as
-- long for each row as finding it by its whole key.
create function customers_in_sight() returns uuid[] language sql stable parallel safe
    return string_to_array(nullif(nullif(current_setting('mailward.customers', true), ''), '*'), ',')::uuid[];

do $$
declare
    t text;
begin
    -- A row of no customer is equal to none of those in sight, so it is seen by those who see all.
    foreach t in array array['arrival', 'arrival_raw', 'arrival_part', 'report', 'row_pack', 'mail_path', 'path_day_pack', 'domain_day', 'customer_day', 'reporter_day',
                             'customer_reporter_day'] loop
        execute format('alter policy tenant on %I using (provider_id = (select this_provider()) '
                       'and case when (select sees_all_customers()) then true else customer_id = any ((select customers_in_sight())::uuid[]) end)', t);
    end loop;
end $$;
