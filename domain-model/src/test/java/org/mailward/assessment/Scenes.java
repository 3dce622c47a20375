package org.mailward.assessment;

import static org.mailward.mailauth.dns.World.world;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.mailward.mailauth.dkim.Keys;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.mailauth.orgdomain.Suffixes;
import org.mailward.mailauth.web.FetchFailure;

/// Domains that assessment tests begin with.
final class Scenes {

    static final DomainName NAME = DomainName.of("example.org");
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final String POLICY = "version: STSv1\nmode: enforce\nmx: mail.example.org\nmax_age: 604800\n";

    private Scenes() {
    }

    /// A domain with everything in order.
    static World sound() {
        return mailOnly().txt("@", "v=spf1 ip4:192.0.2.0/24 -all")
                .txt("_dmarc", "v=DMARC1; p=reject; rua=mailto:reports@example.org")
                .txt("s1._domainkey", "v=DKIM1; p=" + Keys.rsa(2048))
                .txt("_mta-sts", "v=STSv1; id=1").txt("_smtp._tls", "v=TLSRPTv1; rua=mailto:tls@example.org")
                .record("_25._tcp.mail", RecordType.TLSA, new RecordData.Presentation("3 1 1 " + "AB".repeat(32)))
                .record("@", RecordType.CAA, new RecordData.Presentation("0 issue \"ca.example\"")).record("@", RecordType.CAA, new RecordData.Presentation("0 issuemail \";\""));
    }

    /// A domain that receives mail and publishes nothing else.
    static World mailOnly() {
        return world().domain("example.org").signed().mx(10, "mail.example.org").a("mail", "192.0.2.1").a("mail", "192.0.2.2");
    }

    static World dmarc(String text) {
        return mailOnly().txt("_dmarc", text);
    }

    /// A domain that only notifies: it declines mail, and sends some.
    static World notifier() {
        return world().domain("example.org").mx(0, ".").txt("@", "v=spf1 include:vendor.test -all").txt("s1._domainkey", "v=DKIM1; p=" + Keys.rsa(2048))
                .domain("vendor.test").txt("@", "v=spf1 ip4:192.0.2.1 -all").domain("example.org");
    }

    static Ages.Age first(int daysAgo) {
        return new Ages.Age(NOW.minus(Duration.ofDays(daysAgo)), Ages.How.FIRST_SEEN);
    }

    static Ages.Age changed(int daysAgo) {
        return new Ages.Age(NOW.minus(Duration.ofDays(daysAgo)), Ages.How.CHANGED);
    }

    static FetchedPolicy body(String text) {
        return new FetchedPolicy.Body(text, "text/plain");
    }

    static PolicyFetcher serving(String text) {
        return _ -> new FetchedPolicy.Body(text, "text/plain");
    }

    static Assessment assess(World world) {
        return assess(world, new FetchedPolicy.Body(POLICY, "text/plain; charset=utf-8"));
    }

    static Assessment assess(World world, FetchedPolicy policy) {
        return Examination.examine(evidence(world, policy));
    }

    static Evidence evidence(World world, FetchedPolicy policy) {
        return evidence(NAME, world, policy);
    }

    static Evidence evidence(DomainName name, World world, FetchedPolicy policy) {
        return Gathering.gather(name, world, _ -> policy, NOW, Gathering.Settings.DEFAULT.with(Suffixes.real()));
    }

    /// What is gathered about the real zones that conformance tests use.
    static Stream<Evidence> zones(Zones zones) {
        return zones.apexes().stream().map(apex -> Gathering.gather(apex, zones.world(), _ -> new FetchedPolicy.Failed(FetchFailure.NO_ADDRESS, "There is no web in this world."), NOW,
                Gathering.Settings.DEFAULT.with(Suffixes.real())));
    }
}
