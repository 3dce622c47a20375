-- Pages over thousands of customers read indexes alone where the rows themselves lie scattered.

-- A customer's trend: its days were written day by day, so that each row of it lies on a page of its own.
alter table customer_standing_day drop constraint customer_standing_day_pkey;
alter table customer_standing_day add primary key (provider_id, customer_id, day) include (scored, scores);

-- A domain's trend: beside each score lies the evidence behind it, which a trend does not read. Row-level security asks for the customer.
create index snapshot_score on snapshot (provider_id, domain_id, taken_at) include (customer_id, score) where score is not null;

-- What no longer holds, the newest first: read no further than it is shown. The rules are those of `Concerns`.
create index finding_expired on finding (provider_id, raised_at desc, id) include (customer_id, domain_id) where eased_at is null
    and rule_id in ('mta-sts.policy.certificate', 'bimi.certificate.expired', 'starttls.certificate.invalid', 'dane.certificate.mismatch');

-- The list of domains by what it can be ordered by, in all and in one stage.
create index managed_domain_score on managed_domain (provider_id, score nulls first, name, id) include (customer_id);
create index managed_domain_stage_score on managed_domain (provider_id, stage, score nulls first, name, id) include (customer_id);
