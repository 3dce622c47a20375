package org.mailward.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.sources.AddressFacts.Reverse;
import org.mailward.sources.AddressFacts.Spread;

class AddressFactsTest {

    private static final SourceEvidence BARE = new SourceEvidence("example.com", IpAddress.of("198.51.100.7").orElseThrow(), List.of(), ReturnPath.UNKNOWN, false, false, Set.of(), AddressFacts.NOTHING);

    private final Attributing attributing = new Attributing(ServiceCatalogue.standard());

    /// Nobody becomes a stranger by a name server that is down while it is looked at once more.
    @Test
    void what_was_found_of_an_address_outlives_a_look_at_which_nobody_answered() {
        for (AddressFacts facts : List.of(
                facts(Reverse.CONFIRMED, "mail2.example.com", Optional.empty()),
                facts(Reverse.CONFIRMED, "o1.outbound-mail.sendgrid.net", Optional.of("sendgrid.net")),
                facts(Reverse.CONFIRMED, "mail.shop.test", Optional.of(AddressFacts.OWN_RECORD)),
                facts(Reverse.CONFIRMED, "host7.dyn.isp.test", Optional.of("spf.partner.test")),
                facts(Reverse.UNCONFIRMED, "o1.outbound-mail.sendgrid.net", Optional.empty()),
                facts(Reverse.UNCONFIRMED, "mail.evil.test", Optional.empty()),
                facts(Reverse.NONE, "", Optional.empty()))) {
            var named = attributing.attribute(BARE.with(facts));
            assertEquals(named, attributing.attribute(BARE.with(AddressFacts.NOTHING.orAsBefore(named.reasons()))), facts.toString());
        }
    }

    @Test
    void what_is_found_now_counts_before_what_was_found_then() {
        var then = attributing.attribute(BARE.with(facts(Reverse.NONE, "", Optional.of("sendgrid.net")))).reasons();
        var now = facts(Reverse.CONFIRMED, "mail2.example.com", Optional.of(AddressFacts.OWN_RECORD));
        assertEquals(now, now.orAsBefore(then));
        assertEquals(AddressFacts.NOTHING, AddressFacts.NOTHING.orAsBefore(attributing.attribute(BARE).reasons()));
    }

    private static AddressFacts facts(Reverse reverse, String name, Optional<String> include) {
        return new AddressFacts(reverse, name, Optional.empty(), include, Spread.NOWHERE);
    }
}
