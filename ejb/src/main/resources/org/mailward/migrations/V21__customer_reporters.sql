-- Reports per customer, reporter and day: a customer's page would else read the days of all of its domains and their reporters.
create table customer_reporter_day (
    provider_id  uuid    not null,
    customer_id  uuid    not null,
    day          date    not null,
    kind         text    not null,
    reporter_key text    not null,
    reporter     text    not null,
    reports      integer not null,
    rows         bigint  not null,
    messages     bigint  not null,
    primary key (provider_id, customer_id, day, kind, reporter_key),
    foreign key (provider_id, customer_id) references customer
);
create policy tenant on customer_reporter_day using (provider_id = this_provider() and sees_customer(customer_id));
alter table customer_reporter_day enable row level security;
grant select, insert, update, delete on customer_reporter_day to ${app_role};

-- The owner, who fills it, is held to the policies as everybody is; for these two statements he is not.
alter table reporter_day no force row level security;
insert into customer_reporter_day
select provider_id, customer_id, day, kind, reporter_key, max(reporter), sum(reports), sum(rows), sum(messages) from reporter_day group by 1, 2, 3, 4, 5;
alter table reporter_day force row level security;
alter table customer_reporter_day force row level security;
