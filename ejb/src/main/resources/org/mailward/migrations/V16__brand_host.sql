-- A provider's own host name for the portal. Whoever asks under that name may learn how the provider looks, before signing in.
--
--   mailward.host   the host name that a request was made for

alter table brand add column host text check (host = lower(host) and length(host) between 1 and 253);
create unique index brand_host on brand (host);
create policy presented on brand for select using (host = nullif(current_setting('mailward.host', true), ''));
