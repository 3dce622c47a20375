-- The name that a provider's mails come from; empty for the name of its portal. No line of a mail's header ends in it.
alter table brand add column sender_name text not null default '' check (length(sender_name) <= 60 and sender_name !~ '[[:cntrl:]]');
