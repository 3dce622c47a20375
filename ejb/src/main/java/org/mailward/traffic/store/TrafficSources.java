package org.mailward.traffic.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.platform.persistence.Columns;
import org.mailward.platform.persistence.Persistence;
import org.mailward.sources.Reason;
import org.mailward.sources.SourceClass;
import org.mailward.tenancy.Scope;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.Failed;
import org.mailward.traffic.PathLine;
import org.mailward.traffic.SourceKey;
import org.mailward.traffic.SourceLine;

/// Who sends: sums per day of the paths by which mail comes, put together by service or network. Rows of reports are never read here.
@ApplicationScoped
public class TrafficSources {

    /// Codes of `disposition`: a policy that was applied.
    private static final String STOPPED = "t.disposition in (1, 2)";
    private static final String SERVICE = "coalesce(p.ruled_service, p.service)";
    private static final String CLASS = "coalesce(p.ruled_class, p.class)";
    private static final String WANTED = Arrays.stream(SourceClass.values()).filter(SourceClass::wanted).map(one -> String.valueOf(one.code())).collect(Collectors.joining(", "));
    private static final String NETWORK = "case when " + SERVICE + " = '' then text(network(set_masklen(p.source, case family(p.source) when 4 then 24 else 48 end))) else '' end";

    /// Sums of each path and part of the range; the range before is part -1. The last day is of these days: the path's own is written once
    /// a week.
    private static final String BY_PATH = """
            with sums as (
                select t.customer_id, t.domain_id, t.path_id, case when t.day < :from then -1 else (t.day - :from) * :parts / :days end as part,
                       sum(t.messages) as messages, sum(t.messages) filter (where t.result = 1) as dkim_only,
                       sum(t.messages) filter (where t.result = 2) as spf_only, sum(t.messages) filter (where t.result = 3) as both_aligned,
                       sum(t.messages) filter (where t.result = 0 and not (STOPPED)) as failed_delivered,
                       sum(t.messages) filter (where t.result = 0 and STOPPED) as failed_stopped,
                       sum(t.messages) filter (where t.result = 0 and t.disposition = 2) as failed_rejected, max(t.day) as last_day
                  from path_day t
                 where {t in scope} and t.customer_id = :customer and t.day between :before and :until DOMAIN
                 group by 1, 2, 3, 4)
            """.replace("STOPPED", STOPPED);

    @Inject
    private Persistence persistence;

    /// All sources that sent in the range, with most messages first. A path that sent in several parts of it is one path, and its class has all of
    /// its messages.
    /// @param domain empty for all of the customer's, which are not compared with the days before
    public List<SourceLine> sources(Scope scope, UUID customer, Optional<UUID> domain, DayRange range) {
        var sql = byPath(domain) + """
                , paths as (
                select s.customer_id, s.domain_id, s.path_id, sum(s.messages) filter (where s.part >= 0) as messages, sum(s.messages) filter (where s.part < 0) as before,
                       sum(s.dkim_only) filter (where s.part >= 0) as dkim_only, sum(s.spf_only) filter (where s.part >= 0) as spf_only,
                       sum(s.both_aligned) filter (where s.part >= 0) as both_aligned, sum(s.failed_delivered) filter (where s.part >= 0) as failed_delivered,
                       sum(s.failed_stopped) filter (where s.part >= 0) as failed_stopped, max(s.last_day) as last_day,
                       string_agg(s.part || '=' || s.messages, ',') filter (where s.part >= 0) as trend
                  from sums s group by 1, 2, 3)
                , classes as (
                select SERVICE as service, NETWORK as network, CLASS as class, min(p.country) as low, max(p.country) as high, max(p.network) as owner, count(s.messages) as paths,
                       coalesce(sum(s.messages), 0) as messages, sum(s.before) as before, sum(s.dkim_only) as dkim_only, sum(s.spf_only) as spf_only, sum(s.both_aligned) as both_aligned,
                       sum(s.failed_delivered) as failed_delivered, sum(s.failed_stopped) as failed_stopped, min(p.first_day) as first_day,
                       max(greatest(p.last_day, s.last_day)) as last_day, string_agg(s.trend, ',') as trend
                  from paths s join mail_path p on p.id = s.path_id and p.customer_id = s.customer_id and p.domain_id = s.domain_id
                 where {p in scope} and p.customer_id = :customer
                 group by 1, 2, 3)
                select a.service, a.network, (array_agg(a.class order by a.messages desc, a.class))[1], case when min(a.low) = max(a.high) then min(a.low) else '' end, max(a.owner),
                       cast(sum(a.paths) as bigint), cast(sum(a.messages) as bigint), cast(coalesce(sum(a.before), 0) as bigint), cast(sum(a.dkim_only) as bigint), cast(sum(a.spf_only) as bigint),
                       cast(sum(a.both_aligned) as bigint), cast(sum(a.failed_delivered) as bigint), cast(sum(a.failed_stopped) as bigint), min(a.first_day), max(a.last_day),
                       string_agg(a.trend, ',')
                  from classes a group by a.service, a.network having sum(a.messages) > 0
                 order by 7 desc, 1, 2""".replace("SERVICE", SERVICE).replace("NETWORK", NETWORK).replace("CLASS", CLASS);
        int parts = parts(domain, range);
        var parameters = parameters(customer, domain, range);
        if (domain.isEmpty()) {
            // Many domains' days are many rows: those before the range would double them.
            parameters.put("before", range.from());
        }
        return persistence.rows(scope, sql, parameters, row -> source(row, parts, domain.isPresent()));
    }

    /// Messages of the range that had nothing aligned, by class of their path. A class without a path is not there.
    /// @param domain empty for all of the customer's
    public Map<SourceClass, Failed> failedByClass(Scope scope, UUID customer, Optional<UUID> domain, DayRange range) {
        var byClass = new EnumMap<SourceClass, Failed>(SourceClass.class);
        var sql = byPath(domain) + """
                select CLASS, cast(sum(s.failed_delivered) as bigint), cast(sum(s.failed_stopped) as bigint), cast(sum(s.failed_rejected) as bigint)
                  from sums s join mail_path p on p.id = s.path_id and p.customer_id = s.customer_id and p.domain_id = s.domain_id
                 where {p in scope} and p.customer_id = :customer and s.part >= 0 group by 1""".replace("CLASS", CLASS);
        persistence.rows(scope, sql, parameters(customer, domain, range), row -> Map.entry(SourceClass.of(row.small(0)).orElseThrow(),
                        new Failed(row.number(1), row.number(2) - row.number(3), row.number(3))))
                .forEach(entry -> byClass.put(entry.getKey(), entry.getValue()));
        return byClass;
    }

    /// The paths of a source that sent in the range, with most messages first.
    public List<PathLine> paths(Scope scope, UUID customer, UUID domain, SourceKey source, DayRange range, int most) {
        var parameters = parameters(customer, Optional.of(domain), range);
        parameters.put("service", source.service());
        parameters.put("most", most);
        if (!source.network().isEmpty()) {
            parameters.put("network", source.network());
        }
        return paths(scope, " and " + SERVICE + " = :service" + (source.network().isEmpty() ? "" : " and p.source <<= cast(:network as inet)"), "", "messages desc", parameters);
    }

    /// The paths whose messages had nothing aligned and were delivered all the same, those whose mail is wanted and was stopped already, and those
    /// that nothing names and whose mail is in spam folders, where it may be wanted: those that look most legitimate first.
    public List<PathLine> stoppedByStricterPolicy(Scope scope, UUID customer, UUID domain, DayRange range, int most) {
        var parameters = parameters(customer, Optional.of(domain), range);
        parameters.put("most", most);
        return paths(scope, "", "having sum(s.failed_delivered) > 0 or sum(s.failed_stopped) > 0 and " + CLASS + " in (" + WANTED + ")"
                + " or " + CLASS + " = " + SourceClass.UNKNOWN.code() + " and sum(s.failed_stopped) > coalesce(sum(s.failed_rejected), 0)",
                CLASS + ", failed_delivered desc nulls last, failed_stopped desc nulls last", parameters);
    }

    private List<PathLine> paths(Scope scope, String which, String having, String order, Map<String, Object> parameters) {
        var sql = byPath(Optional.of(new UUID(0, 0))) + """
                select p.id, host(p.source), SERVICE, CLASS, p.confidence, coalesce(text(p.overrule_id), ''), p.evidence, p.reasons, p.country, p.network,
                       cast(sum(s.messages) as bigint) as messages, cast(sum(s.dkim_only) as bigint), cast(sum(s.spf_only) as bigint), cast(sum(s.both_aligned) as bigint),
                       cast(sum(s.failed_delivered) as bigint) as failed_delivered, cast(sum(s.failed_stopped) as bigint) as failed_stopped, p.first_day, greatest(p.last_day, max(s.last_day))
                  from sums s join mail_path p on p.id = s.path_id and p.customer_id = s.customer_id and p.domain_id = s.domain_id
                 where {p in scope} and p.customer_id = :customer and p.domain_id = :domain and s.part >= 0 WHICH
                 group by p.provider_id, p.customer_id, p.domain_id, p.id HAVING order by ORDER, 1 limit :most"""
                .replace("WHICH", which).replace("HAVING", having).replace("ORDER", order).replace("SERVICE", SERVICE).replace("CLASS", CLASS);
        return persistence.rows(scope, sql, parameters, row -> new PathLine(row.id(0), row.text(1), row.text(2), SourceClass.of(row.small(3)).orElseThrow(), row.small(4), ruling(row.text(5)), row.text(6),
                reasons(row.text(5), row.text(7)), row.text(8), row.text(9), row.number(10), row.number(11), row.number(12), row.number(13), row.number(14), row.number(15), row.day(16),
                row.day(17)));
    }

    private static Optional<UUID> ruling(String id) {
        return id.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(id));
    }

    private static List<Reason> reasons(String ruling, String kept) {
        var reasons = new ArrayList<Reason>();
        ruling(ruling).ifPresent(_ -> reasons.add(Reason.OVERRULED));
        reasons.addAll(Reason.read(kept));
        return reasons;
    }

    private static String byPath(Optional<UUID> domain) {
        return BY_PATH.replace("DOMAIN", domain.isPresent() ? "and t.domain_id = :domain" : "");
    }

    private static Map<String, Object> parameters(UUID customer, Optional<UUID> domain, DayRange range) {
        var parameters = Traffic.withBefore(range);
        parameters.put("customer", customer);
        parameters.put("parts", parts(domain, range));
        parameters.put("days", range.days());
        domain.ifPresent(id -> parameters.put("domain", id));
        return parameters;
    }

    /// A customer's sources are sums over many domains: fewer parts are fewer groups to make.
    private static int parts(Optional<UUID> domain, DayRange range) {
        return Math.min(range.days(), domain.isPresent() ? SourceLine.PARTS : SourceLine.PARTS / 3);
    }

    private static SourceLine source(Columns row, int parts, boolean withBefore) {
        var trend = new ArrayList<>(Collections.nCopies(parts, 0L));
        for (var part : row.text(15).split(",")) {
            int cut = part.indexOf('=');
            int place = Integer.parseInt(part.substring(0, cut));
            trend.set(place, trend.get(place) + Long.parseLong(part.substring(cut + 1)));
        }
        return new SourceLine(new SourceKey(row.text(0), row.text(1)), SourceClass.of(row.small(2)).orElseThrow(), row.text(3), row.text(4), row.small(5), row.number(6), withBefore ? Optional.of(row.number(7)) : Optional.empty(),
                row.number(8), row.number(9), row.number(10), row.number(11), row.number(12), row.day(13), row.day(14), trend);
    }
}
