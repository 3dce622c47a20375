package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mailward.assessment.Scenes.assess;
import static org.mailward.assessment.Scenes.sound;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dkim.Keys;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.starttls.SmtpProbe;

class FindingsDiffTest {

    private static World weak() {
        return sound().txt("s2._domainkey", "v=DKIM1; p=" + Keys.rsa(1024));
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::ruleId).toList();
    }

    @Test
    void a_new_finding_is_raised_and_a_mended_one_eased() {
        assertEquals(List.of("dkim.key.weak"), ids(FindingsDiff.between(assess(sound()), assess(weak())).raised()));
        assertEquals(List.of("dkim.key.weak"), ids(FindingsDiff.between(assess(weak()), assess(sound())).eased()));
    }

    @Test
    void what_is_still_there_is_sustained() {
        FindingsDiff diff = FindingsDiff.between(assess(weak()), assess(weak()));
        assertEquals(List.of("dkim.key.weak"), ids(diff.sustained()));
        assertEquals(List.of(), ids(diff.raised()));
        assertEquals(List.of(), ids(diff.eased()));
    }

    @Test
    void what_cannot_be_looked_up_is_sustained_as_it_was() {
        Assessment before = assess(weak());
        FindingsDiff diff = FindingsDiff.between(before, assess(weak().timeout("s2._domainkey")));
        assertEquals(before.findings(), diff.sustained());
        assertEquals(List.of(), ids(diff.eased()));
    }

    /// Mail servers are looked at only where DNS says who they are.
    @Test
    void a_mail_server_that_could_not_be_looked_at_is_not_mended() {
        var policy = new FetchedPolicy.Body(Scenes.POLICY, "text/plain");
        Map<DomainName, SmtpProbe> plain = Map.of(DomainName.of("mail.example.org"), new SmtpProbe.NotOffered("192.0.2.1"));
        Assessment before = Examination.examine(Scenes.evidence(sound(), policy).withSmtp(plain));
        assertEquals(List.of("starttls.missing"), ids(before.findings()));
        for (World silent : List.of(sound().timeout("example.org.", RecordType.MX), sound().servfail("mail"))) {
            Evidence nobodySeen = Scenes.evidence(silent, policy).withSmtp(Map.of());
            for (Evidence evidence : List.of(nobodySeen, EvidenceJson.read(EvidenceJson.write(nobodySeen)))) {
                assertEquals(List.of("starttls.missing"), ids(FindingsDiff.between(before, Examination.examine(evidence)).sustained()));
            }
        }
    }

    @Test
    void a_mail_server_beyond_those_that_are_looked_at_is_not_mended() {
        var policy = new FetchedPolicy.Body(Scenes.POLICY, "text/plain");
        var two = sound().mx(5, "two.example.org").a("two", "192.0.2.3");
        Map<DomainName, SmtpProbe> plain = Map.of(DomainName.of("mail.example.org"), new SmtpProbe.NotOffered("192.0.2.1"));
        Assessment before = Examination.examine(Scenes.evidence(sound(), policy).withSmtp(plain));
        Assessment after = Examination.examine(Scenes.evidence(two, policy).withSmtp(Map.of(DomainName.of("two.example.org"), new SmtpProbe.NotOffered("192.0.2.3"))));
        assertEquals(List.of(), ids(FindingsDiff.between(before, after).eased()));
        Assessment gone = Examination.examine(Scenes.evidence(world().domain("example.org").mx(5, "two.example.org").a("two", "192.0.2.3"), policy).withSmtp(Map.of(DomainName.of("two.example.org"), new SmtpProbe.NotOffered("192.0.2.3"))));
        assertEquals(List.of("starttls.missing"), ids(FindingsDiff.between(before, gone).eased()), "a server that is no longer named");
    }

    @Test
    void another_subject_is_another_finding() {
        FindingsDiff diff = FindingsDiff.between(assess(weak()), assess(sound().txt("selector1._domainkey", "v=DKIM1; p=" + Keys.rsa(1024))));
        assertEquals(List.of("dkim.key.weak"), ids(diff.raised()));
        assertEquals(List.of("dkim.key.weak"), ids(diff.eased()));
    }
}
