package org.mailward.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mailward.intake.Claim.Candidate;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.tenancy.CustomerState;

/// To which domain a report counts.
class ClaimTest {

    private static final UUID PROVIDER = new UUID(0, 1);
    private static final UUID FIRST = new UUID(0, 2);
    private static final UUID SECOND = new UUID(0, 3);

    private static Candidate candidate(String name, UUID customer, boolean proven, CustomerState state) {
        return new Candidate(DomainName.of(name), new UUID(1, customer.getLeastSignificantBits()), customer, proven, state);
    }

    private static String claim(Owner owner, String reported, Candidate... candidates) {
        return switch (Claim.of(owner, DomainName.of(reported), List.of(candidates))) {
            case Claim.Taken taken -> taken.customer().equals(FIRST) ? "first" : "second";
            case Claim.Held(var why) -> why.id();
        };
    }

    @Test
    void the_one_who_has_proven_it_has_its_reports() {
        var anybody = Owner.of(PROVIDER);
        assertEquals("first", claim(anybody, "example.org", candidate("example.org", FIRST, true, CustomerState.ACTIVE), candidate("example.org", SECOND, false, CustomerState.ACTIVE)));
        assertEquals("first", claim(anybody, "mail.example.org", candidate("example.org", FIRST, true, CustomerState.TRIAL)));
        assertEquals("not-proven", claim(anybody, "example.org", candidate("example.org", FIRST, false, CustomerState.ACTIVE)));
        assertEquals("ambiguous", claim(anybody, "example.org", candidate("example.org", FIRST, true, CustomerState.ACTIVE), candidate("example.org", SECOND, true, CustomerState.ACTIVE)));
        assertEquals("unknown-domain", claim(anybody, "example.net", candidate("example.org", FIRST, true, CustomerState.ACTIVE)));
    }

    /// A domain goes from one customer to another, or its customer comes back as a new one.
    @Test
    void a_customer_who_has_left_does_not_contend_for_it() {
        var left = candidate("example.org", FIRST, true, CustomerState.OFF_BOARDED);
        assertEquals("second", claim(Owner.of(PROVIDER), "example.org", left, candidate("example.org", SECOND, true, CustomerState.ACTIVE)));
        assertEquals("not-proven", claim(Owner.of(PROVIDER), "example.org", left, candidate("example.org", SECOND, false, CustomerState.ACTIVE)));
        assertEquals("off-boarded", claim(Owner.of(PROVIDER), "example.org", left));
        assertEquals("not-proven", claim(Owner.of(PROVIDER), "example.org", candidate("example.org", FIRST, false, CustomerState.OFF_BOARDED)));
    }

    @Test
    void an_address_takes_only_what_its_customer_has() {
        assertEquals("not-of-this-customer", claim(Owner.of(PROVIDER, SECOND), "example.org", candidate("example.org", FIRST, true, CustomerState.ACTIVE)));
        assertEquals("second", claim(Owner.of(PROVIDER, SECOND), "example.org", candidate("example.org", FIRST, true, CustomerState.ACTIVE), candidate("example.org", SECOND, true, CustomerState.ACTIVE)));
    }
}
