package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.mailward.assessment.Concern;
import org.mailward.assessment.boundary.Attention.Today;
import org.mailward.web.api.openapi.Described;

@Described("What needs attention today.")
public record AttentionJson(
        @Described("Concerns about domains, by kind; kinds without any are not there.") List<ConcernsJson> groups,
        @Described("Arrivals that cannot be read with certainty.") long quarantined,
        @Described("Arrivals that came where they do not belong.") long held) {

    @Described("Concerns of one kind.")
    public record ConcernsJson(
            @Described("CRITICAL a new critical finding, SETBACK a weaker stage than before, EXPIRED a certificate or policy that no longer holds, STUCK without a step for long.")
            Concern.Kind kind,
            @Described("How many there are; counted no further than 100.") long all,
            @Described("The first of them.") List<ConcernJson> first) {
    }

    @Described("Something about one domain.")
    public record ConcernJson(
            @Described("The customer's id.") UUID customer,
            @Described("The customer's name.") String customerName,
            @Described("The domain's id.") UUID domain,
            @Described("The domain's name.") String domainName,
            @Described("The finding's sentence; for a setback the stage before; else empty.") String about,
            @Described("When it came about.") Instant since) {
    }

    public static AttentionJson of(Today today) {
        return new AttentionJson(today.groups().stream().map(group -> new ConcernsJson(group.kind(), group.all(), group.first().stream().map(AttentionJson::concern).toList())).toList(),
                today.quarantined(), today.held());
    }

    private static ConcernJson concern(Concern one) {
        return new ConcernJson(one.customer(), one.customerName(), one.domain(), one.domainName(), one.about(), one.since());
    }
}
