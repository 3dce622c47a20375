-- Mails that are written in the transaction of what they tell of, and sent afterwards.
--
-- A mail to a customer's people is that customer's; one to the provider's own is of the house. A secret link is sealed with a key that is
-- not in the database, and gone once it is sent.
create table outgoing_mail (
    provider_id  uuid        not null references provider,
    id           uuid        not null,
    customer_id  uuid,
    kind         text        not null,
    occasion     text        not null check (length(occasion) between 1 and 200),
    recipient    text        not null,
    address      text        not null,
    subject      text        not null,
    letter       text        not null,
    secret       text        check (secret like 'v1.%'),
    state        text        not null,
    written_at   timestamptz not null,
    send_by      timestamptz not null,
    next_at      timestamptz not null,
    leased_until timestamptz,
    sent_at      timestamptz,
    attempts     integer     not null default 0,
    trouble      text        not null,
    primary key (provider_id, id),
    foreign key (provider_id, customer_id) references customer
);
create unique index outgoing_mail_once on outgoing_mail (provider_id, occasion);
create index outgoing_mail_when on outgoing_mail (provider_id, written_at desc, id desc);
create index outgoing_mail_due on outgoing_mail (provider_id, next_at) where state in ('WAITING', 'SENDING');

alter table outgoing_mail enable row level security;
alter table outgoing_mail force row level security;
grant select, insert, update, delete on outgoing_mail to ${app_role};
create policy tenant on outgoing_mail using (provider_id = this_provider()
    and (sees_all_customers() or (customer_id is not null and sees_customer(customer_id))));
