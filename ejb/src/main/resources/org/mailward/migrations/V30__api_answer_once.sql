-- A key belongs to one customer or to none, so the customer changes nothing about what is unique; with it in the index, a row that
-- names another provider's customer is refused for that, and not for being like another row.
drop index api_answer_once;
create unique index api_answer_once on api_answer (provider_id, customer_id, actor, request_key) nulls not distinct;
