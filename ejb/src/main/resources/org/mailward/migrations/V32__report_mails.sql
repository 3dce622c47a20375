-- Who asked for a report that is kept: whoever asks for one that is being made already is noted beside who asked first.
--
--   client   whether it was asked for in a seat of the customer, and not in one of the provider
create table kept_report_asker (
    provider_id uuid    not null,
    customer_id uuid    not null,
    report_id   uuid    not null,
    subject     text    not null,
    client      boolean not null,
    primary key (provider_id, customer_id, report_id, subject, client),
    foreign key (provider_id, customer_id, report_id) references kept_report on delete cascade
);

alter table kept_report_asker enable row level security;
alter table kept_report_asker force row level security;
grant select, insert, update, delete on kept_report_asker to ${app_role};
create policy tenant on kept_report_asker using (provider_id = this_provider() and sees_customer(customer_id));

alter table seat_settings add column mail_reports boolean not null default false;
