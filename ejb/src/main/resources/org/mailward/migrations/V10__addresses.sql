-- In how many domains' names an address sends is asked for each address once.
create index mail_path_of_address on mail_path (provider_id, source);
-- Addresses that were not looked up yet, for a whole provider at a time.
create index mail_path_unnamed on mail_path (provider_id) where pass = 1;
