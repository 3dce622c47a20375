-- Mailboxes that reports are read from.
--
-- They are the house's own, not a customer's, even where all that comes in belongs to one customer: they are seen by those
-- who see all of its customers. A secret is sealed with a key that is not in the database, for its row alone.

create table mailbox (
    provider_id   uuid        not null references provider,
    id            uuid        not null,
    customer_id   uuid,
    name          text        not null check (length(name) between 1 and 200),
    host          text        not null,
    port          integer     not null check (port between 1 and 65535),
    protection    text        not null,
    user_name     text        not null,
    proof         text        not null,
    token_address text        not null,
    client_id     text        not null,
    token_scope   text        not null,
    folder        text        not null,
    afterwards    text        not null,
    done_folder   text        not null,
    failed_folder text        not null,
    secret        text        not null check (secret like 'v1.%'),
    paused        boolean     not null default false,
    created_at    timestamptz not null,
    version       integer     not null default 0,
    primary key (provider_id, id),
    foreign key (provider_id, customer_id) references customer
);

create table mailbox_look (
    provider_id     uuid        not null,
    id              uuid        not null,
    leased_until    timestamptz,
    next_at         timestamptz not null,
    looked_at       timestamptz,
    taken           bigint      not null default 0,
    failed          bigint      not null default 0,
    troubles_in_row integer     not null default 0,
    trouble         text        not null,
    trouble_at      timestamptz,
    validity        bigint      not null default 0,
    last_uid        bigint      not null default 0,
    version         integer     not null default 0,
    primary key (provider_id, id),
    foreign key (provider_id, id) references mailbox on delete cascade
);
create index mailbox_look_next on mailbox_look (provider_id, next_at);

do $$
declare
    t text;
begin
    foreach t in array array['mailbox', 'mailbox_look'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant on %I using (provider_id = this_provider() and sees_all_customers())', t);
        execute format('grant select, insert, update, delete on %I to ${app_role}', t);
    end loop;
end $$;
