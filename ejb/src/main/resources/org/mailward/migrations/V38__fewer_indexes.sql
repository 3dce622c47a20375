-- Nobody asks which arrivals have the same bytes, or of which arrival's file a report is: a report says so itself. Each of the two
-- was written for every arrival, at a random place, and the first a second time when the arrival was finished.
drop index arrival_content;
drop index arrival_part_report;

-- The same columns in another order: what differs first is compared first, as octets and not by the rules of a language, and the
-- pages above the leaves need no more than that.
drop index report_once;
create unique index report_once on report (provider_id, customer_id, sha256, kind, reporter_key, external_id, range_begin, range_end);
