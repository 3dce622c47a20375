-- What of its role's work an API key may do; keys from before may do all of it.
alter table api_key add column rights text not null default 'READ,SCAN,INTAKE,CHANGE,ADMINISTER';
alter table api_key alter column rights drop default;

-- Requests that programs want to have done once, and what they were answered.
create table api_answer (
    provider_id  uuid        not null references provider,
    id           uuid        not null,
    customer_id  uuid,
    actor        text        not null,
    request_key  text        not null check (length(request_key) between 1 and 200),
    request_hash text        not null,
    begun_at     timestamptz not null,
    expires_at   timestamptz not null,
    status       integer,
    location     text        not null,
    body         text        not null,
    version      integer     not null default 0,
    primary key (provider_id, id),
    foreign key (provider_id, customer_id) references customer
);
create unique index api_answer_once on api_answer (provider_id, actor, request_key);
create index api_answer_over on api_answer (provider_id, expires_at);

alter table api_answer enable row level security;
alter table api_answer force row level security;
grant select, insert, update, delete on api_answer to ${app_role};
create policy tenant on api_answer using (provider_id = this_provider()
    and (sees_all_customers() or (customer_id is not null and sees_customer(customer_id))));
