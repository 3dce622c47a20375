-- What a line of a pack says of its row behind the path (header_from, envelope_from, envelope_to, results) is often what another line of the pack says:
-- a service sends from many addresses. It may now be left out; the place of the line that has it, from 0, stands for it. Lines as they were
-- are read as they were.
--
-- The lines are read once and not for each column.
create or replace view report_row with (security_invoker = true) as
select p.provider_id, p.customer_id, p.domain_id, p.day, p.report_id, p.first_no + l.place as no, p.expires_on, (l.line ->> 0)::inet as source, (l.line ->> 1)::bigint as messages,
       (l.line ->> 2)::smallint as disposition, (l.line ->> 3)::integer in (1, 3) as dkim_aligned, (l.line ->> 3)::integer in (2, 3) as spf_aligned, (l.line ->> 4)::uuid as path_id,
       l.whole ->> 5 as header_from, l.whole ->> 6 as envelope_from, l.whole ->> 7 as envelope_to, l.whole ->> 8 as results, p.lines as pack
from row_pack p cross join lateral (
    select o.place, o.line, case jsonb_typeof(o.line -> 5) when 'number' then (o.lines[(o.line ->> 5)::integer + 1])::jsonb else o.line end as whole
    from (select a.lines, (t.place - 1)::integer as place, t.line::jsonb as line
          from string_to_array(p.lines, chr(10)) as a(lines) cross join lateral unnest(a.lines) with ordinality as t(line, place) offset 0) o offset 0) l;
