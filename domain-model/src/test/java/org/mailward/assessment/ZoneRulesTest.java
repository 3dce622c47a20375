package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.mailOnly;
import static org.mailward.mailauth.dns.World.world;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;

/// The rules about the zone itself, DNSSEC and CAA, each where it speaks.
class ZoneRulesTest implements RuleTable {

    private static World caa(String record) {
        return mailOnly().record("@", RecordType.CAA, new RecordData.Presentation(record));
    }

    private static World keys(String digest, String key) {
        return world().domain("example.org").record("@", RecordType.DS, new RecordData.Presentation(digest)).record("@", RecordType.DNSKEY, new RecordData.Presentation(key));
    }

    /// An RSA key for DNSSEC: the exponent 65537, then a modulus of this many bits.
    private static String rsa(int bits) {
        byte[] octets = new byte[4 + bits / 8];
        Arrays.fill(octets, (byte) 0xFF);
        System.arraycopy(new byte[] {3, 1, 0, 1}, 0, octets, 0, 4);
        return Base64.getEncoder().encodeToString(octets);
    }

    static Stream<Case> cases() {
        String me = "example.org";
        return Stream.of(
                Case.of("domain.missing", Severity.HIGH, me, world()),
                Case.of("domain.missing", Severity.CRITICAL, "shop.example.org", mailOnly().cname("shop", "shop.vendor.com")).there(),
                Case.of("domain.missing", Severity.HIGH, "shop.example.org", mailOnly().cname("shop", "shop.vendor.com").domain("vendor.com")).there(),
                Case.of("dnssec.missing", Severity.LOW, me, world().domain(me)),
                Case.of("dnssec.algorithm.retired", Severity.LOW, me, keys("1 5 2 00", "257 3 5 " + rsa(2048))),
                Case.of("dnssec.ds.sha1", Severity.LOW, me, keys("1 13 1 00", "257 3 13 dGVzdA==")),
                Case.of("dnssec.key.short", Severity.INFO, me, keys("1 8 2 00", "257 3 8 " + rsa(1024))),
                Case.of("dnssec.key.short", Severity.LOW, me, keys("1 8 2 00", "257 3 8 " + rsa(1016))),
                Case.of("caa.missing", Severity.INFO, me, mailOnly()),
                Case.of("caa.faulty", Severity.LOW, me, caa("0 issue \"a b\"")),
                Case.of("caa.faulty", Severity.LOW, me, caa("128 oddity \"x\"")),
                Case.of("caa.faulty", Severity.LOW, me, caa("nonsense")),
                Case.of("caa.issuemail.open", Severity.INFO, me, caa("0 issue \"ca.example\"")).publishes("0 issuemail \";\""));
    }

    /// Only a registered name has a registrar.
    @Test
    void a_zone_below_the_registered_name_is_vouched_for_by_the_zone_above() {
        Evidence below = Scenes.evidence(DomainName.of("shop.example.org"), world().domain("example.org").domain("shop.example.org"), Scenes.body(Scenes.POLICY));
        String told = Examination.examine(below).findings().stream().filter(one -> one.ruleId().equals("dnssec.missing")).findFirst().orElseThrow().remedy().orElseThrow().instruction();
        assertEquals("Switch DNSSEC on at your DNS service, then have the DS record it shows entered in the zone above, which has to be signed too, in this order.", told);
    }

    /// The servers of a hired mail service have names of the service's own.
    @Test
    void certificates_are_for_names_of_the_domain() {
        Finding finding = Scenes.assess(mailOnly()).findings().stream().filter(one -> one.ruleId().equals("caa.missing")).findFirst().orElseThrow();
        assertEquals("Any of some hundred authorities may issue a certificate for names in your domain, such as the host of your MTA-STS policy. If one of them is deceived, somebody else can pose as you.", finding.why());
    }

    @Test
    void a_signed_zone_without_ds_is_told_only_what_is_missing() {
        World island = world().domain("example.org").record("@", RecordType.DNSKEY, new RecordData.Presentation("257 3 13 dGVzdA=="));
        Finding finding = Scenes.assess(island).findings().stream().filter(one -> one.ruleId().equals("dnssec.missing")).findFirst().orElseThrow();
        assertTrue(finding.remedy().orElseThrow().instruction().startsWith("The zone is signed already."), finding::toString);
    }
}
