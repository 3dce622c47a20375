package org.mailward.assessment.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailward.assessment.Concern;
import org.mailward.assessment.Stage;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.Scope;

/// What somebody should look at, over all domains of watched customers. Each kind is one query, which reads no further than what it gives.
@ApplicationScoped
public class Concerns {

    /// Rules about certificates and policies that were in force, and by which protection ends when they no longer are. Written out in the
    /// query: the index over exactly these is found by nothing else.
    private static final String EXPIRED = "('mta-sts.policy.certificate', 'bimi.certificate.expired', 'starttls.certificate.invalid', 'dane.certificate.mismatch')";
    private static final String WHOSE = " join customer c on {c is scope} and c.id = d.customer_id and c.state in (:watched)";
    private static final String FINDINGS = "select c.id, c.name, d.id, d.name, f.sentence, f.rule_id || ':' || f.subject, %s from finding f"
            + " join managed_domain d on {d in scope} and d.customer_id = f.customer_id and d.id = f.domain_id" + WHOSE + " where {f in scope} and f.eased_at is null and ";
    /// Since when a finding is as grave as it is.
    private static final String GRAVE = "coalesce(f.graver_at, f.raised_at)";
    private static final String DOMAINS = "select c.id, c.name, d.id, d.name, d.stage_before, '', d.stage_since from managed_domain d" + WHOSE + " where {d in scope} and ";
    private static final String RANK = "array_position(array['UNPROTECTED', 'MONITORING', 'QUARANTINING', 'REJECTING'], %s)";

    @Inject
    private Persistence persistence;

    /// Findings that are critical since then, the newest first.
    public List<Concern> critical(Scope scope, Instant since, int most) {
        return found(scope, Concern.Kind.CRITICAL, FINDINGS.formatted(GRAVE) + "f.severity = 'CRITICAL' and " + GRAVE + " >= :since order by " + GRAVE + " desc, f.id", Map.of("since", since), most);
    }

    /// Domains that went back to a weaker stage since then, the newest first.
    public List<Concern> setbacks(Scope scope, Instant since, int most) {
        return found(scope, Concern.Kind.SETBACK, DOMAINS + "d.stage_before is not null and d.stage_since >= :since and " + RANK.formatted("d.stage") + " < " + RANK.formatted("d.stage_before")
                + " order by d.stage_since desc, d.id", Map.of("since", since), most);
    }

    /// Certificates and policies that no longer hold, the newest first.
    public List<Concern> expired(Scope scope, int most) {
        return found(scope, Concern.Kind.EXPIRED, FINDINGS.formatted("f.raised_at") + "f.rule_id in " + EXPIRED + " order by f.raised_at desc, f.id", Map.of(), most);
    }

    /// Domains that have watched since before then and are to go further, or nobody said how far, the longest first.
    public List<Concern> stuck(Scope scope, Instant before, int most) {
        return found(scope, Concern.Kind.STUCK, DOMAINS + "d.stage = '" + Stage.MONITORING + "' and d.stage_since < :before and d.target_stage is distinct from '" + Stage.MONITORING + "' order by d.stage_since, d.id", Map.of("before", before), most);
    }

    private List<Concern> found(Scope scope, Concern.Kind kind, String sql, Map<String, Object> values, int most) {
        var parameters = new HashMap<>(values);
        parameters.put("watched", List.of(CustomerState.values()).stream().filter(CustomerState::watched).map(Enum::name).toList());
        parameters.put("most", most);
        return persistence.rows(scope, sql + " limit :most", parameters, row ->
                new Concern(kind, row.id(0), row.text(1), row.id(2), row.text(3), row.text(4), row.text(5), row.moment(6)));
    }
}
