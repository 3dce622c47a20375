-- What a person chose in a seat: how pages read, and which mails come.
create table seat_settings (
    provider_id   uuid        not null,
    id            uuid        not null,
    customer_id   uuid,
    subject       text        not null,
    time_zone     text        not null,
    format        text        not null,
    theme         text        not null,
    mail_critical boolean     not null,
    mail_weekly   boolean     not null,
    changed_at    timestamptz not null,
    version       integer     not null default 0,
    primary key (provider_id, id),
    foreign key (provider_id, id) references membership,
    foreign key (provider_id, customer_id) references customer
);
create index seat_settings_subject on seat_settings (subject, changed_at desc);

-- Critical findings that a scan raised and nobody was told of yet: written with the snapshot, gone when the mails about it are written.
create table critical_news (
    provider_id uuid        not null,
    customer_id uuid        not null,
    domain_id   uuid        not null,
    id          uuid        not null,
    raised_at   timestamptz not null,
    noted_at    timestamptz not null,
    sentences   text        not null,
    reasons     text        not null,
    primary key (provider_id, customer_id, domain_id, id),
    foreign key (provider_id, customer_id, domain_id) references managed_domain on delete cascade
);
create index critical_news_when on critical_news (provider_id, noted_at);

do $$
declare
    t text;
begin
    foreach t in array array['seat_settings', 'critical_news'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('grant select, insert, update, delete on %I to ${app_role}', t);
    end loop;
end $$;
create policy tenant on seat_settings using (provider_id = this_provider()
    and (sees_all_customers() or (customer_id is not null and sees_customer(customer_id))));
create policy tenant on critical_news using (provider_id = this_provider() and sees_customer(customer_id));

-- Before a scope is known: how a person reads. Reading only.
create policy own on seat_settings for select using (subject = this_subject());
