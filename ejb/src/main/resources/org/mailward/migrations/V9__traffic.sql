-- What is known of the network that a path's address is in, from the data file that was current when it was named.
alter table mail_path add column if not exists country text not null default '';
alter table mail_path add column if not exists network text not null default '';
-- Sums of all customers of a provider over a range of days: the portfolio.
create index customer_day_of_provider on customer_day (provider_id, day);
