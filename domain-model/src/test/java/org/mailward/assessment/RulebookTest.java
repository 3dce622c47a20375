package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.mailOnly;
import static org.mailward.assessment.Scenes.sound;
import static org.mailward.mailauth.dns.World.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.assessment.rules.Rulebook;
import org.mailward.mailauth.bimi.Logos;
import org.mailward.mailauth.dkim.Keys;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.orgdomain.Suffixes;
import org.mailward.mailauth.starttls.SeenCertificate;
import org.mailward.mailauth.starttls.SmtpProbe;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

/// Every rule, at least once where it speaks, and all of them where it should be silent.
class RulebookTest {

    /// @param publish the record that the remedy names; empty when there must be none
    record Case(String rule, Severity severity, String subject, World world, FetchedPolicy policy, Optional<String> publish, Map<DomainName, SmtpProbe> smtp, Map<WebAddress, FetchedDocument> files, Ages ages, DomainName domain) {

        static Case of(String rule, Severity severity, String subject, World world) {
            return new Case(rule, severity, subject, world, new FetchedPolicy.Body(Scenes.POLICY, "text/plain"), Optional.empty(), Map.of(), Map.of(), Ages.NONE, Scenes.NAME);
        }

        /// Another domain of the world is looked at: the one that the finding is about.
        Case there() {
            return new Case(rule, severity, subject, world, policy, publish, smtp, files, ages, DomainName.of(subject));
        }

        Case publishes(String record) {
            return new Case(rule, severity, subject, world, policy, Optional.of(record), smtp, files, ages, domain);
        }

        Case policy(FetchedPolicy other) {
            return new Case(rule, severity, subject, world, other, publish, smtp, files, ages, domain);
        }

        /// The only mail server, `mail.example.org`, did this.
        Case smtp(SmtpProbe probe) {
            return new Case(rule, severity, subject, world, policy, publish, Map.of(DomainName.of("mail.example.org"), probe), files, ages, domain);
        }

        /// @param logo served at `https://example.org/logo.svg`
        /// @param certificate served at `https://example.org/vmc.pem`
        Case serves(FetchedDocument logo, FetchedDocument certificate) {
            var served = Map.of(WebAddress.read("https://example.org/logo.svg").orElseThrow(), logo, WebAddress.read("https://example.org/vmc.pem").orElseThrow(), certificate);
            return new Case(rule, severity, subject, world, policy, publish, smtp, served, ages, domain);
        }

        /// The record stands so since some time, and so does the policy file.
        Case since(String name, Ages.Age record, Ages.Age file) {
            var known = new Ages(Map.of(new Question(DomainName.of(name), RecordType.TXT), record), Map.of("https://mta-sts.example.org/.well-known/mta-sts.txt", file));
            return new Case(rule, severity, subject, world, policy, publish, smtp, files, known, domain);
        }

        Evidence evidence() {
            return Scenes.evidence(domain, world, policy).withSmtp(smtp).withDocuments(files).with(ages);
        }

        @Override
        public String toString() {
            return rule + " " + subject + publish.map(" → "::concat).orElse("");
        }
    }

    private static World dmarc(String text) {
        return mailOnly().txt("_dmarc", text);
    }

    /// A domain below which strangers register names.
    private static World platform(String text) {
        return world().domain("github.io").mx(10, "mail.github.io").a("mail", "192.0.2.1").txt("_dmarc", text);
    }

    private static World spf(String text) {
        return mailOnly().txt("@", text);
    }

    private static World dkim(String text) {
        return mailOnly().txt("s1._domainkey", text);
    }

    private static Ages.Age first(int daysAgo) {
        return new Ages.Age(Scenes.NOW.minus(Duration.ofDays(daysAgo)), Ages.How.FIRST_SEEN);
    }

    private static Ages.Age changed(int daysAgo) {
        return new Ages.Age(Scenes.NOW.minus(Duration.ofDays(daysAgo)), Ages.How.CHANGED);
    }

    private static FetchedPolicy body(String text) {
        return new FetchedPolicy.Body(text, "text/plain");
    }

    private static String includes(int count) {
        return "v=spf1 " + IntStream.range(0, count).mapToObj(i -> "include:_" + i + ".vendor.test ").collect(Collectors.joining()) + "-all";
    }

    private static World vendors(World world, int count) {
        world.domain("vendor.test");
        IntStream.range(0, count).forEach(i -> world.txt("_" + i, "v=spf1 ip4:192.0.2.1 -all"));
        return world;
    }

    private static World manyServers() {
        World world = spf("v=spf1 mx:many.test -all").domain("many.test");
        IntStream.range(0, 11).forEach(i -> world.mx(10, "mx" + i + ".many.test"));
        return world;
    }

    /// A sound domain without DANE.
    private static World undane() {
        return world().domain("example.org").mx(10, "mail.example.org").a("mail", "192.0.2.1").txt("_mta-sts", "v=STSv1; id=1");
    }

    /// @param key the SHA-256 digest of the server's key; `ab` 32 times is the one in [Scenes#sound()]
    private static SmtpProbe encrypted(Optional<FetchFailure> objection, String key) {
        var certificate = new SeenCertificate("CN=mail.example.org", "CN=ca", List.of("mail.example.org"), Scenes.NOW, Scenes.NOW, "aa", "bb", key, "dd");
        return new SmtpProbe.Encrypted("192.0.2.1", "TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of(certificate), objection, objection.isPresent() ? "It is not right." : "");
    }

    /// The same server with a certificate that an authority issued; the digest of the authority's key is `cd` 32 times.
    private static SmtpProbe issued(Optional<FetchFailure> objection, String name, Instant until) {
        var certificate = new SeenCertificate("CN=leaf", "CN=ca", List.of(name), Scenes.NOW.minusSeconds(9), until, "aa", "bb", "cc", "dd");
        var authority = new SeenCertificate("CN=ca", "CN=ca", List.of(), Scenes.NOW.minusSeconds(9), Scenes.NOW, "aa", "bb", "cd".repeat(32), "dd");
        return new SmtpProbe.Encrypted("192.0.2.1", "TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of(certificate, authority), objection, objection.isPresent() ? "It is not right." : "");
    }

    private static World servers(int count) {
        World world = world().domain("example.org");
        IntStream.range(0, count).forEach(i -> world.mx(10, "mx" + i + ".example.org").a("mx" + i, "192.0.2.1"));
        return world;
    }

    private static World tlsa(String... records) {
        World world = mailOnly();
        for (String record : records) {
            world.record("_25._tcp.mail", RecordType.TLSA, new RecordData.Presentation(record));
        }
        return world;
    }

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

    /// A domain that only notifies: it declines mail, and sends some.
    private static World notifier() {
        return world().domain("example.org").mx(0, ".").txt("@", "v=spf1 include:vendor.test -all").txt("s1._domainkey", "v=DKIM1; p=" + Keys.rsa(2048))
                .domain("vendor.test").txt("@", "v=spf1 ip4:192.0.2.1 -all").domain("example.org");
    }

    /// @param terms of the domain's record
    /// @param behind what stands at `_spf.vendor.test`
    private static World vendor(String terms, String behind) {
        return spf("v=spf1 " + terms).domain("vendor.test").txt("_spf", behind).domain("example.org");
    }

    /// A domain that says it receives no mail.
    private static World declining(String spf) {
        return world().domain("example.org").mx(0, ".").txt("@", spf);
    }

    static Stream<Case> cases() {
        String me = "example.org";
        String mail = "mail.example.org";
        String s1 = "s1._domainkey.example.org";
        String rua = "; rua=mailto:r@example.org";
        String first = "v=DMARC1; p=none; rua=mailto:dmarc-reports@example.org";
        World parked = world().domain(me).signed().mx(0, ".");
        return Stream.of(
                Case.of("domain.missing", Severity.HIGH, me, world()),
                Case.of("dmarc.missing", Severity.CRITICAL, me, mailOnly()).publishes(first),
                Case.of("dmarc.missing", Severity.CRITICAL, me, parked).publishes("v=DMARC1; p=reject; sp=reject"),
                Case.of("dmarc.missing", Severity.CRITICAL, me, world().domain(me).a("@", "192.0.2.1")),
                Case.of("dmarc.multiple", Severity.CRITICAL, me, mailOnly().txt("_dmarc", "v=DMARC1; p=none", "v=DMARC1; p=reject")),
                Case.of("dmarc.unrecognised", Severity.CRITICAL, me, dmarc("nv=DMARC1; p=reject")).publishes(first),
                Case.of("dmarc.policy.invalid", Severity.CRITICAL, me, dmarc("v=DMARC1; p=block")).publishes(first),
                Case.of("dmarc.policy.invalid", Severity.HIGH, me, dmarc("v=DMARC1; p=reject; sp=block" + rua)).publishes("v=DMARC1; p=none" + rua),
                Case.of("dmarc.policy.invalid", Severity.HIGH, me, world().domain(me).mx(0, ".").txt("_dmarc", "v=DMARC1; p=block; rua=mailto:r@example.org")).publishes("v=DMARC1; p=reject; rua=mailto:r@example.org"),
                Case.of("dmarc.policy.missing", Severity.HIGH, me, dmarc("v=DMARC1" + rua)).publishes("v=DMARC1; p=none" + rua),
                Case.of("dmarc.policy.none", Severity.HIGH, me, dmarc("v=DMARC1; p=none; sp=none" + rua)).publishes("v=DMARC1; p=quarantine; sp=none" + rua),
                Case.of("dmarc.policy.none", Severity.HIGH, me, dmarc("v=DMARC1; p=none")),
                Case.of("dmarc.policy.none", Severity.HIGH, me, mailOnly().txt("_dmarc.org.", "v=DMARC1; p=none")),
                Case.of("dmarc.policy.quarantine", Severity.LOW, me, dmarc("v=DMARC1; p=quarantine" + rua)).publishes("v=DMARC1; p=reject" + rua),
                Case.of("dmarc.subdomains.weaker", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; sp=none" + rua)).publishes("v=DMARC1; p=reject; sp=quarantine" + rua),
                Case.of("dmarc.nonexistent.weaker", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; np=none")).publishes("v=DMARC1; p=reject; np=reject"),
                Case.of("dmarc.testing", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; t=y")).publishes("v=DMARC1; p=reject"),
                Case.of("dmarc.pct.partial", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; pct=20")).publishes("v=DMARC1; p=reject"),
                Case.of("dmarc.rua.missing", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject")).publishes("v=DMARC1; p=reject; rua=mailto:dmarc-reports@example.org"),
                Case.of("dmarc.rua.missing", Severity.MEDIUM, me, world().domain(me).mx(0, ".").txt("_dmarc", "v=DMARC1; p=reject")),
                Case.of("dmarc.rua.invalid", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; rua=reports@example.org")),
                Case.of("dmarc.rua.invalid", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; rua=")),
                Case.of("dmarc.rua.invalid", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; rua=mailto:a@[192.0.2.1]")),
                Case.of("dmarc.rua.invalid", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; rua=mailto:a@192.0.2.1")),
                Case.of("dmarc.rua.unauthorised", Severity.MEDIUM, "vendor.test", dmarc("v=DMARC1; p=reject; rua=mailto:r@vendor.test")).publishes("v=DMARC1"),
                Case.of("dmarc.rua.unauthorised", Severity.MEDIUM, "vendor.test", mailOnly().txt("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@vendor.test").domain("vendor.test").txt("example.org._report._dmarc", "v=DMARC1; rua=mailto:r@elsewhere.test")).publishes("v=DMARC1"),
                Case.of("dmarc.misplaced", Severity.CRITICAL, me, mailOnly().txt("@", "v=DMARC1; p=reject" + rua)).publishes("v=DMARC1; p=none" + rua),
                Case.of("dmarc.misplaced", Severity.CRITICAL, me, mailOnly().txt("_dmarc.example.org.example.org.", "v=DMARC1; p=reject")).publishes(first),
                Case.of("dmarc.misplaced", Severity.CRITICAL, me, mailOnly().txt("_dmarc._dmarc", "v=DMARC1; p=reject")).publishes(first),
                Case.of("dmarc.misplaced", Severity.MEDIUM, me, mailOnly().txt("dmarc", "v=DMARC1; p=reject").txt("_dmarc.org.", "v=DMARC1; p=none; psd=y")).publishes(first),
                Case.of("dmarc.wildcard", Severity.INFO, me, mailOnly().txt("*", "hello")),
                Case.of("dmarc.wildcard", Severity.LOW, me, mailOnly().txt("*", "v=DMARC1; p=reject")).publishes("v=DMARC1; p=reject"),
                Case.of("dmarc.delegated", Severity.INFO, me, mailOnly().cname("_dmarc", "example.org.vendor.test").domain("vendor.test").txt("example.org", "v=DMARC1; p=reject" + rua)),
                Case.of("dmarc.subdomain-tags.ineffective", Severity.LOW, me, dmarc("v=DMARC1; p=reject; sp=none" + rua).txt("_dmarc.org.", "v=DMARC1; p=none")).publishes("v=DMARC1; p=reject; sp=none" + rua + "; psd=n"),
                Case.of("dmarc.organization.differs", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject" + rua).txt("_dmarc.org.", "v=DMARC1; p=none")).publishes("v=DMARC1; p=reject" + rua + "; psd=n"),
                Case.of("dmarc.psd.missing", Severity.MEDIUM, "github.io", platform("v=DMARC1; p=reject")).there().publishes("v=DMARC1; p=reject; psd=y"),
                Case.of("dmarc.psd.missing", Severity.MEDIUM, "github.io", platform("v=DMARC1; p=reject; psd=n; aspf=s")).there().publishes("v=DMARC1; p=reject; psd=y; aspf=s"),
                Case.of("dmarc.psd.misused", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; psd=y" + rua)).publishes("v=DMARC1; p=reject" + rua),
                Case.of("dmarc.alignment.strict", Severity.INFO, me, dmarc("v=DMARC1; p=reject; adkim=s" + rua)),
                Case.of("dmarc.fo.unused", Severity.INFO, me, dmarc("v=DMARC1; p=reject; fo=1" + rua)).publishes("v=DMARC1; p=reject" + rua),
                Case.of("dmarc.ruf.shared", Severity.INFO, me, dmarc("v=DMARC1; p=reject; ruf=mailto:r@example.org" + rua)),
                Case.of("dmarc.rua.too-many", Severity.LOW, me, dmarc("v=DMARC1; p=reject" + rua + ",mailto:s@example.org,mailto:t@example.org")),
                Case.of("dmarc.rua.no-mail", Severity.MEDIUM, me, dmarc("v=DMARC1; p=reject; rua=https://example.org/reports")),
                Case.of("dmarc.tags.unknown", Severity.LOW, me, dmarc("v=DMARC1; p=reject; pollicy=reject" + rua)).publishes("v=DMARC1; p=reject" + rua),
                Case.of("dmarc.syntax", Severity.LOW, me, dmarc("v=DMARC1; p=reject;; adkim=x")),
                Case.of("dmarc.tags.retired", Severity.INFO, me, dmarc("v=DMARC1; p=reject; pct=100; ri=3600" + rua)).publishes("v=DMARC1; p=reject" + rua),
                Case.of("spf.missing", Severity.HIGH, me, mailOnly()),
                Case.of("spf.missing", Severity.HIGH, me, parked).publishes("v=spf1 -all"),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 ip4:192.0.2.1 -all", "v=spf1 mx ip4:192.0.2.1 ~all")).publishes("v=spf1 ip4:192.0.2.1 mx ~all"),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 a -all", "v=spf1 oops")),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 ip4:192.0.2.1 -all", "v=spf1 mx")).publishes("v=spf1 ip4:192.0.2.1 mx ~all"),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 mx exp=one.example.org -all", "v=spf1 mx exp=two.example.org -all")),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 -ip4:192.0.2.0/24 mx -all", "v=spf1 ip4:192.0.2.8 -all")),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 mx ~include:_1.vendor.test -all", "v=spf1 ip4:192.0.2.8 -all")),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", includes(6), includes(6).replace("vendor", "other"))),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", includes(6), "v=spf1 a mx include:_0.vendor.test exists:%{i}.vendor.test ptr -all"))
                        .publishes("v=spf1 a mx include:_0.vendor.test exists:%{i}.vendor.test ptr " + includes(6).replace("v=spf1 include:_0.vendor.test ", "")),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 mx -all include:vendor.test exp=why.example.org", "v=spf1 ip4:192.0.2.8 -all -mx")).publishes("v=spf1 ip4:192.0.2.8 mx exp=why.example.org -all"),
                Case.of("spf.syntax", Severity.HIGH, me, spf("v=spf1 ipv4:192.0.2.1 -all")),
                Case.of("spf.lookups.too-many", Severity.HIGH, me, vendors(spf(includes(11)), 11)),
                Case.of("spf.lookups.too-many", Severity.HIGH, me, vendors(spf(includes(9)), 8).txt("_8", "v=spf1 a mx a:vendor.test -all").a("@", "192.0.2.1").mx(10, "vendor.test")),
                Case.of("spf.lookups.near-limit", Severity.INFO, me, vendors(spf(includes(10)), 10)),
                Case.of("spf.voids.too-many", Severity.MEDIUM, me, spf("v=spf1 a:x.test a:y.test a:z.test -all")),
                Case.of("spf.include.loop", Severity.HIGH, "vendor.test", spf("v=spf1 include:vendor.test -all").domain("vendor.test").txt("@", "v=spf1 include:example.org -all")),
                Case.of("spf.include.no-record", Severity.HIGH, "gone.test", spf("v=spf1 include:gone.test -all")),
                Case.of("spf.include.broken", Severity.HIGH, "vendor.test", spf("v=spf1 include:vendor.test -all").domain("vendor.test").txt("@", "v=spf1 oops")),
                Case.of("spf.include.broken", Severity.HIGH, "vendor.test", spf("v=spf1 redirect=vendor.test").domain("vendor.test").txt("@", "v=spf1 -all", "v=spf1 ~all")),
                Case.of("spf.all.pass", Severity.CRITICAL, me, spf("v=spf1 mx all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "ip4:0.0.0.0/1", spf("v=spf1 ip4:0.0.0.0/1 -all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "_spf.vendor.test", vendor("include:_spf.vendor.test -all", "v=spf1 ip6:::/0 -all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "_spf.vendor.test", vendor("redirect=_spf.vendor.test", "v=spf1 ip6:2000::/3 -all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "_spf.vendor.test", vendor("include:_spf.vendor.test -all", "v=spf1 ip4:0.0.0.0/1 -all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "_spf.vendor.test", vendor("include:_spf.vendor.test -all", "v=spf1 ip4:192.0.0.0/4 -all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "_spf.vendor.test", vendor("include:_spf.vendor.test -all", "v=spf1 mx:servers.test/4 -all").domain("servers.test").mx(10, "a.servers.test").a("a", "198.51.100.1")),
                Case.of("spf.network.too-wide", Severity.HIGH, "deep.test", vendor("include:_spf.vendor.test -all", "v=spf1 redirect=deep.test").domain("deep.test").txt("@", "v=spf1 ip4:64.0.0.0/11 ip4:32.0.0.0/11 ~all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "a//0", spf("v=spf1 a//0 -all").aaaa("@", "2001:db8::1")),
                Case.of("spf.network.too-wide", Severity.HIGH, "a//0", spf("v=spf1 a//0 -all").a("@", "192.0.2.1").aaaa("@", "2001:db8::1")),
                Case.of("spf.network.too-wide", Severity.LOW, "a//0", spf("v=spf1 a//0 -all").a("@", "192.0.2.1")),
                Case.of("spf.network.too-wide", Severity.LOW, "mx//0", spf("v=spf1 mx//0 -all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "mx/0", spf("v=spf1 mx/0 -all")),
                Case.of("spf.all.neutral", Severity.MEDIUM, me, spf("v=spf1 mx ?all")).publishes("v=spf1 mx ~all"),
                Case.of("spf.all.missing", Severity.MEDIUM, me, spf("v=spf1 mx ")).publishes("v=spf1 mx ~all"),
                Case.of("spf.ptr", Severity.LOW, me, spf("v=spf1 ptr -all")),
                Case.of("spf.redirect.ignored", Severity.LOW, me, spf("v=spf1 redirect=vendor.test -all")),
                Case.of("spf.terms.after-all", Severity.LOW, me, spf("v=spf1 -all mx")),
                Case.of("spf.mx.too-many", Severity.MEDIUM, me, manyServers()),
                Case.of("spf.parked.open", Severity.LOW, me, world().domain(me).mx(0, ".").txt("@", "v=spf1 ip4:192.0.2.1 -all")).publishes("v=spf1 -all"),
                Case.of("spf.parked.open", Severity.LOW, me, notifier()),
                Case.of("spf.parked.open", Severity.LOW, me, declining("v=spf1 ~all")).publishes("v=spf1 -all"),
                Case.of("spf.parked.open", Severity.LOW, me, declining("v=spf1 redirect=_spf.parking.test").domain("parking.test").txt("_spf", "v=spf1 ?all")).publishes("v=spf1 -all"),
                Case.of("spf.parked.open", Severity.LOW, me, declining("v=spf1 exists:%{i}.example.org -all")).publishes("v=spf1 -all"),
                Case.of("spf.parked.open", Severity.LOW, me, declining("v=spf1 redirect=%{d}.parking.test").domain("parking.test").txt("example.org.parking.test", "v=spf1 -all")).publishes("v=spf1 -all"),
                Case.of("spf.parked.open", Severity.LOW, me, declining("v=spf1 include:gone.test -all")).publishes("v=spf1 -all"),
                Case.of("spf.parked.open", Severity.LOW, me, declining("v=spf1 oops -all")).publishes("v=spf1 -all"),
                Case.of("dmarc.missing", Severity.CRITICAL, me, notifier()),
                Case.of("dmarc.policy.none", Severity.HIGH, me, notifier().txt("_dmarc", "v=DMARC1; p=none" + rua)).publishes("v=DMARC1; p=quarantine" + rua),
                Case.of("spf.unrecognised", Severity.HIGH, me, spf("v=spf1; include:vendor.test; -all")).publishes("v=spf1 include:vendor.test -all"),
                Case.of("spf.unrecognised", Severity.HIGH, me, spf(" \"v=spf1 mx ~all\"")).publishes("v=spf1 mx ~all"),
                Case.of("spf.unrecognised", Severity.HIGH, me, spf("spf1 oops -all")),
                Case.of("spf.unrecognised", Severity.HIGH, me, spf("v=spf1; mx; +all")),
                Case.of("spf.unrecognised", Severity.HIGH, me, spf("v=spf1; mx; all")),
                Case.of("spf.unrecognised", Severity.HIGH, me, mailOnly().txt("@", "v=spf mx -all", "v= spf1 mx -all")),
                Case.of("spf.strings.blank-lost", Severity.HIGH, me, mailOnly().strings("@", "v=spf1 ip4:192.0.2.1", "include:vendor.test ", "-all")).publishes("v=spf1 ip4:192.0.2.1 include:vendor.test -all"),
                Case.of("spf.stranger.error", Severity.HIGH, me, spf("v=spf1 a:six.example.org a:six.example.org/24 a:six.example.org/25 -all").aaaa("six", "2001:db8::1")),
                Case.of("spf.lookups.too-many", Severity.HIGH, me, vendors(spf(includes(10).replace("-all", "?exists:%{p}.vendor.test -all").replace("include:_9.vendor.test ", "")), 9)),
                Case.of("spf.stranger.passes", Severity.CRITICAL, me, spf("v=spf1 include:vendor.test -all").domain("vendor.test").txt("@", "v=spf1 +all")),
                Case.of("spf.stranger.passes", Severity.CRITICAL, me, spf("v=spf1 exists:%{i}.vendor.test -all").domain("vendor.test").a("*.vendor.test", "127.0.0.2")),
                Case.of("spf.stranger.passes", Severity.CRITICAL, me, vendor("include:_spf.vendor.test -all", "v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all")),
                Case.of("spf.redirect.neutral", Severity.MEDIUM, me, spf("v=spf1 redirect=vendor.test").domain("vendor.test").txt("@", "v=spf1 ip4:192.0.2.1 ?all")),
                Case.of("spf.exp.broken", Severity.LOW, "why.example.org", spf("v=spf1 exp=why.example.org -all")),
                Case.of("spf.exp.broken", Severity.LOW, "why.example.org", spf("v=spf1 exp=why.example.org -all").txt("why", "100% spam")),
                Case.of("spf.exp.broken", Severity.LOW, "why.example.org", spf("v=spf1 exp=why.example.org -all").txt("why", "one", "two")),
                Case.of("spf.terms.duplicate", Severity.LOW, me, spf("v=spf1 mx ip4:192.0.2.0/24 MX ip4:192.0.2.7 ip4:192.0.2.0/24 -all")).publishes("v=spf1 mx ip4:192.0.2.0/24 -all"),
                Case.of("spf.terms.duplicate", Severity.LOW, me, spf("v=spf1 ip4:192.0.2.7 ip4:192.0.2.0/24 mx -all")).publishes("v=spf1 ip4:192.0.2.0/24 mx -all"),
                Case.of("spf.terms.duplicate", Severity.LOW, me, spf("v=spf1 ip4:192.0.2.7 mx ip4:192.0.2.0/24 ip4:192.0.2.8 -all")).publishes("v=spf1 ip4:192.0.2.7 mx ip4:192.0.2.0/24 -all"),
                Case.of("spf.terms.duplicate", Severity.LOW, me, spf("v=spf1 exists:%{l}.X.test EXISTS:%{l}.x.test -all")).publishes("v=spf1 exists:%{l}.X.test -all"),
                Case.of("spf.name.nowhere", Severity.LOW, "gone.example.org A", spf("v=spf1 a:gone.example.org -all")),
                Case.of("spf.senders.too-many", Severity.INFO, me, spf("v=spf1 include:vendor.test -all").domain("vendor.test").txt("@", "v=spf1 ip4:20.0.0.0/12 ip4:20.16.0.0/12 ip4:40.0.0.0/12 ip4:52.0.0.0/12 ip4:54.0.0.0 -all")),
                Case.of("spf.senders.too-many", Severity.INFO, me, vendor("include:_spf.vendor.test -all", "v=spf1 ip6:2001:db8::/26 ip6:2a00::/48 -all")),
                Case.of("spf.answer.large", Severity.INFO, me, spf("v=spf1 mx -all").txt("@", "x".repeat(500))),
                Case.of("spf.answer.large", Severity.LOW, me, spf("v=spf1 mx -all").txt("@", "x".repeat(1_200))),
                Case.of("spf.network.private", Severity.LOW, "ip4:10.0.0.0/8", spf("v=spf1 mx ip4:10.0.0.0/8 -all")),
                Case.of("spf.network.private", Severity.LOW, "ip6:fe80::1", spf("v=spf1 mx ip6:fe80::1 -all")),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, spf("v=spf1 ip4=192.0.2.1 -all")).publishes("v=spf1 ip4:192.0.2.1 -all"),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, spf("v=spf1 ip4=192.0.2 -all")),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, vendors(spf(includes(10).replace("-all", "ip4=192.0.2.1 -all")), 10)).publishes(includes(10).replace("-all", "ip4:192.0.2.1 -all")),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, vendors(spf(includes(10).replace("-all", "include=x.test -all")), 10)),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, vendors(spf(includes(10).replace("v=spf1 ", "v=spf1 a=x.test ")), 10)),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, spf("v=spf1 mx include=vendor.test ~all")).publishes("v=spf1 mx include:vendor.test ~all"),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, spf("v=spf1 include=vendor.test mx ~all")),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, spf("v=spf1 mx:silent.test include=vendor.test ~all").timeout("silent.test")),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, spf("v=spf1 include=vendor.test redirect=x.test").domain("x.test").txt("@", "v=spf1 -all")),
                Case.of("spf.modifier.unknown", Severity.LOW, me, spf("v=spf1 mx redirct=vendor.test -all")),
                Case.of("dkim.none-found", Severity.INFO, me, mailOnly()),
                Case.of("dkim.key.short", Severity.HIGH, s1, dkim("v=DKIM1; p=" + Keys.rsa(512))),
                Case.of("dkim.key.weak", Severity.MEDIUM, s1, dkim("v=DKIM1; p=" + Keys.rsa(1024))),
                Case.of("dkim.key.old", Severity.LOW, s1, dkim("v=DKIM1; p=" + Keys.rsa(2048))).since(s1, first(366), first(1)),
                Case.of("dkim.key.old", Severity.LOW, s1, dkim("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")).since(s1, changed(366), first(1)),
                Case.of("dkim.key.unreadable", Severity.MEDIUM, s1, dkim("v=DKIM1; p=AAAA")),
                Case.of("dkim.key.unreadable", Severity.MEDIUM, s1, dkim("v=DKIM1; k=rsa")),
                Case.of("dkim.key.large", Severity.MEDIUM, s1, dkim("v=DKIM1; p=" + Keys.rsa(4104))),
                Case.of("dkim.key.exponent", Severity.LOW, s1, dkim("v=DKIM1; p=" + Keys.rsa(2048, 3))),
                Case.of("dkim.key.exponent", Severity.HIGH, s1, dkim("v=DKIM1; p=" + Keys.rsa(2048, 1))),
                Case.of("dkim.key.exponent", Severity.HIGH, s1, dkim("v=DKIM1; p=" + Keys.rsa(2048, 65_538))),
                Case.of("dkim.key.exponent", Severity.LOW, s1, dkim("v=DKIM1; p=" + Keys.rsa(2048, 0x1_0000_0001L))),
                Case.of("dkim.key.bare", Severity.MEDIUM, s1, dkim("v=DKIM1; n=x; p=" + Keys.bareRsa(2048))).publishes("v=DKIM1; n=x; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.type.unknown", Severity.MEDIUM, s1, dkim("v=DKIM1; k=dsa; p=" + Keys.rsa(2048))),
                Case.of("dkim.key.ed25519-only", Severity.INFO, me, dkim("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")),
                Case.of("dkim.key.testing", Severity.LOW, s1, dkim("v=DKIM1; t=y; p=" + Keys.rsa(2048))).publishes("v=DKIM1; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.testing", Severity.LOW, s1, dkim("v=DKIM1; t=y:s; p=" + Keys.rsa(2048))).publishes("v=DKIM1; t=s; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.revoked", Severity.INFO, s1, dkim("v=DKIM1; p=")),
                Case.of("dkim.key.sha1", Severity.HIGH, s1, dkim("v=DKIM1; h=sha1; p=" + Keys.rsa(2048))).publishes("v=DKIM1; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.sha1", Severity.HIGH, s1, dkim("v=DKIM1; h=md5; p=" + Keys.rsa(2048))).publishes("v=DKIM1; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.not-for-mail", Severity.MEDIUM, s1, dkim("v=DKIM1; s=tlsrpt; p=" + Keys.rsa(2048))).publishes("v=DKIM1; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.tags.retired", Severity.INFO, s1, dkim("v=DKIM1; g=*; p=" + Keys.rsa(2048))).publishes("v=DKIM1; p=" + Keys.rsa(2048)),
                Case.of("dkim.key.shared", Severity.LOW, "selector2._domainkey.example.org", dkim("v=DKIM1; p=" + Keys.rsa(2048)).txt("selector2._domainkey", "k=rsa; p=" + Keys.rsa(2048))),
                Case.of("dkim.delegated", Severity.INFO, me, mailOnly().cname("k2._domainkey", "k2.vendor.test").cname("k3._domainkey", "k3.vendor.test").domain("vendor.test").txt("k2", "v=DKIM1; p=" + Keys.rsa(2048)).txt("k3", "v=DKIM1; p=" + Keys.rsa(2056))),
                Case.of("dkim.key.multiple", Severity.MEDIUM, s1, mailOnly().txt("s1._domainkey", "v=DKIM1; p=", "v=DKIM1; p=" + Keys.rsa(2048))),
                Case.of("dkim.wildcard.key", Severity.LOW, me, mailOnly().txt("*._domainkey", "v=DKIM1; p=" + Keys.rsa(2048))),
                Case.of("mx.missing", Severity.LOW, me, world().domain(me)).publishes("0 ."),
                Case.of("mx.missing", Severity.LOW, me, world().domain(me).a("@", "192.0.2.1")),
                Case.of("mx.null.mixed", Severity.MEDIUM, me, mailOnly().mx(0, ".")),
                Case.of("mx.exchange.unusable", Severity.HIGH, "192.0.2.1", mailOnly().mx(20, "192.0.2.1")),
                Case.of("mx.host.no-address", Severity.MEDIUM, "gone.example.org", mailOnly().mx(20, "gone.example.org")),
                Case.of("mx.host.no-address", Severity.HIGH, "gone.example.org", world().domain(me).mx(20, "gone.example.org")),
                Case.of("mx.host.inner-address", Severity.HIGH, "in.example.org", mailOnly().mx(20, "in.example.org").a("in", "10.0.0.1")),
                Case.of("mx.host.inner-address", Severity.MEDIUM, "in.example.org", mailOnly().mx(20, "in.example.org").a("in", "127.0.0.1").a("in", "192.0.2.3")),
                Case.of("mx.host.inner-address", Severity.HIGH, "mx.public.net", mailOnly().mx(20, "mx.public.net").domain("public.net").aaaa("mx", "2001:db8::1")),
                Case.of("mx.host.alias", Severity.LOW, "al.example.org", mailOnly().mx(20, "al.example.org").cname("al", "mail.example.org")),
                Case.of("mx.single", Severity.INFO, me, world().domain(me).mx(10, "mail.example.org").a("mail", "192.0.2.1")),
                Case.of("mx.too-many", Severity.INFO, me, servers(11)),
                Case.of("dane.tlsa.unusable", Severity.MEDIUM, "mail.example.org", tlsa("1 1 1 " + "ab".repeat(32))),
                Case.of("dane.tlsa.unusable", Severity.MEDIUM, "mail.example.org", tlsa("not a record")),
                Case.of("dane.tlsa.faulty", Severity.LOW, "mail.example.org", tlsa("3 1 1 " + "ab".repeat(32), "3 1 2 " + "ab".repeat(32))),
                Case.of("dane.tlsa.faulty", Severity.LOW, "mail.example.org", tlsa("3 1 1 " + "ab".repeat(32), "not a record")),
                Case.of("dane.partial", Severity.LOW, me, tlsa("3 1 1 " + "ab".repeat(32)).mx(20, "two.example.org").a("two", "192.0.2.3")),
                Case.of("dane.missing", Severity.INFO, me, mailOnly()),
                Case.of("starttls.missing", Severity.MEDIUM, mail, sound()).smtp(new SmtpProbe.NotOffered("192.0.2.1")),
                Case.of("starttls.broken", Severity.MEDIUM, mail, sound()).smtp(new SmtpProbe.Broken("192.0.2.1", SmtpProbe.Cause.COMMAND_REFUSED, "454 not now")),
                Case.of("starttls.tls.old", Severity.MEDIUM, mail, sound()).smtp(new SmtpProbe.Broken("192.0.2.1", SmtpProbe.Cause.TLS_TOO_OLD, "TLSv1")),
                Case.of("starttls.certificate.invalid", Severity.HIGH, mail, undane()).smtp(encrypted(Optional.of(FetchFailure.CERTIFICATE_EXPIRED), "cc")),
                Case.of("starttls.certificate.invalid", Severity.HIGH, mail, sound()).smtp(encrypted(Optional.of(FetchFailure.CERTIFICATE_SELF_SIGNED), "ab".repeat(32))),
                Case.of("starttls.certificate.invalid", Severity.LOW, mail, undane()).smtp(encrypted(Optional.of(FetchFailure.CERTIFICATE_WRONG_NAME), "cc")).policy(body(Scenes.POLICY.replace("enforce", "testing"))),
                Case.of("starttls.certificate.invalid", Severity.LOW, mail, mailOnly()).smtp(encrypted(Optional.of(FetchFailure.CERTIFICATE_SELF_SIGNED), "cc")),
                Case.of("dane.certificate.mismatch", Severity.HIGH, mail, sound()).smtp(encrypted(Optional.empty(), "cc")),
                Case.of("dane.certificate.mismatch", Severity.HIGH, mail, tlsa("2 1 1 " + "cd".repeat(32))).smtp(issued(Optional.of(FetchFailure.CERTIFICATE_EXPIRED), "mail.example.org", Scenes.NOW.minusSeconds(1))),
                Case.of("dane.certificate.mismatch", Severity.HIGH, mail, tlsa("2 1 1 " + "cd".repeat(32))).smtp(issued(Optional.of(FetchFailure.CERTIFICATE_WRONG_NAME), "other.example.org", Scenes.NOW)),
                Case.of("mta-sts.missing", Severity.LOW, me, mailOnly()).publishes("v=STSv1; id=1"),
                Case.of("mta-sts.missing", Severity.LOW, me, world().domain(me).mx(10, "mx_1.example.org").a("mx_1", "192.0.2.1")),
                Case.of("mta-sts.record.faulty", Severity.MEDIUM, me, mailOnly().txt("_mta-sts", "v=STSv1; id=a-b")).publishes("v=STSv1; id=1"),
                Case.of("mta-sts.record.faulty", Severity.MEDIUM, me, mailOnly().txt("_mta-sts", "v=STSv1; id=1", "v=STSv1; id=2")),
                Case.of("mta-sts.record.faulty", Severity.MEDIUM, me, mailOnly().txt("_mta-sts", "V=stsv1 id=1")).publishes("v=STSv1; id=1"),
                Case.of("mta-sts.policy.unavailable", Severity.MEDIUM, me, sound()).policy(new FetchedPolicy.Status(301)),
                Case.of("mta-sts.policy.unavailable", Severity.MEDIUM, me, sound()).policy(new FetchedPolicy.Failed(FetchFailure.BLOCKED_ADDRESS, "It leads inside.")),
                Case.of("mta-sts.policy.certificate", Severity.MEDIUM, me, sound()).policy(new FetchedPolicy.Failed(FetchFailure.CERTIFICATE_EXPIRED, "It ended.")),
                Case.of("mta-sts.policy.certificate", Severity.MEDIUM, me, sound()).policy(new FetchedPolicy.Failed(FetchFailure.CERTIFICATE, "It is odd.")),
                Case.of("mta-sts.mx.unused", Severity.INFO, me, sound()).policy(body(Scenes.POLICY + "mx: *.old.example.org\n")),
                Case.of("mta-sts.policy.faulty", Severity.MEDIUM, me, sound()).policy(body("version: STSv1\nmode: enforce\nmax_age: 1\n")),
                Case.of("mta-sts.policy.repeated", Severity.LOW, me, sound()).policy(body(Scenes.POLICY + "mode: testing\n")),
                Case.of("mta-sts.policy.content-type", Severity.LOW, me, sound()).policy(new FetchedPolicy.Body(Scenes.POLICY, "text/html")),
                Case.of("mta-sts.mx.uncovered", Severity.HIGH, "mail.example.org", sound()).policy(body(Scenes.POLICY.replace("mail.example", "other.example"))),
                Case.of("mta-sts.mx.uncovered", Severity.MEDIUM, "mail.example.org", sound()).policy(body(Scenes.POLICY.replace("mail.example", "other.example").replace("enforce", "testing"))),
                Case.of("mta-sts.mode.not-enforcing", Severity.LOW, me, sound()).policy(body(Scenes.POLICY.replace("enforce", "testing"))),
                Case.of("mta-sts.max-age.short", Severity.LOW, me, sound()).policy(body(Scenes.POLICY.replace("604800", "86400"))),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, me, sound()).since("_mta-sts.example.org", first(10), changed(2)).publishes("v=STSv1; id=20261120100000"),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, me, sound()).since("_mta-sts.example.org", changed(3), changed(2)).publishes("v=STSv1; id=20261120100000"),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, me, mailOnly().txt("_mta-sts", "v=STSv1; id=20261120100000")).since("_mta-sts.example.org", first(10), changed(2)).publishes("v=STSv1; id=202611201000001"),
                Case.of("tls-rpt.missing", Severity.LOW, me, mailOnly()).publishes("v=TLSRPTv1; rua=mailto:tls-reports@example.org"),
                Case.of("tls-rpt.faulty", Severity.MEDIUM, me, mailOnly().txt("_smtp._tls", "v=TLSRPTv1; rua=mailto:a@example.org,b@example.org")).publishes("v=TLSRPTv1; rua=mailto:a@example.org"),
                Case.of("tls-rpt.faulty", Severity.MEDIUM, me, mailOnly().txt("_smtp._tls", "v=TLSRPT1; rua=mailto:a@example.org")),
                Case.of("dnssec.missing", Severity.LOW, me, world().domain(me)),
                Case.of("dnssec.algorithm.retired", Severity.LOW, me, keys("1 5 2 00", "257 3 5 " + rsa(2048))),
                Case.of("dnssec.ds.sha1", Severity.LOW, me, keys("1 13 1 00", "257 3 13 dGVzdA==")),
                Case.of("dnssec.key.short", Severity.INFO, me, keys("1 8 2 00", "257 3 8 " + rsa(1024))),
                Case.of("dnssec.key.short", Severity.LOW, me, keys("1 8 2 00", "257 3 8 " + rsa(1016))),
                Case.of("caa.missing", Severity.INFO, me, mailOnly()),
                Case.of("caa.faulty", Severity.LOW, me, caa("0 issue \"a b\"")),
                Case.of("caa.faulty", Severity.LOW, me, caa("128 oddity \"x\"")),
                Case.of("caa.faulty", Severity.LOW, me, caa("nonsense")),
                Case.of("caa.issuemail.open", Severity.INFO, me, caa("0 issue \"ca.example\"")).publishes("0 issuemail \";\""),
                Case.of("bimi.faulty", Severity.LOW, me, mailOnly().txt("default._bimi", "v=BIMI1; l=http://example.org/logo.svg")),
                Case.of("bimi.not-enforced", Severity.LOW, me, dmarc("v=DMARC1; p=none").txt("default._bimi", "v=BIMI1; l=https://example.org/logo.svg")).serves(Logos.LOGO, Logos.certificate()),
                Case.of("bimi.not-enforced", Severity.LOW, me, dmarc("v=DMARC1; p=quarantine; pct=99").txt("default._bimi", "v=BIMI1; l=https://example.org/logo.svg")).serves(Logos.LOGO, Logos.certificate()),
                Case.of("bimi.logo.unavailable", Severity.LOW, me, brand()).serves(new FetchedDocument.Status(301, "https://example.org/"), Logos.certificate()),
                Case.of("bimi.logo.unavailable", Severity.LOW, me, brand()).serves(new FetchedDocument.Failed(FetchFailure.CERTIFICATE_EXPIRED, "It expired."), Logos.certificate()),
                Case.of("bimi.logo.faulty", Severity.LOW, me, brand()).serves(Logos.moving(), Logos.certificate()),
                Case.of("bimi.logo.improvable", Severity.INFO, me, brand()).serves(Logos.oblong(), Logos.certificate()),
                Case.of("bimi.certificate.missing", Severity.INFO, me, mailOnly().txt("default._bimi", "v=BIMI1; l=https://example.org/logo.svg")).serves(Logos.LOGO, Logos.certificate()),
                Case.of("bimi.certificate.unavailable", Severity.LOW, me, brand()).serves(Logos.LOGO, new FetchedDocument.Status(404, "")),
                Case.of("bimi.certificate.unavailable", Severity.LOW, me, brand()).serves(Logos.LOGO, new FetchedDocument.Body("<html>", "text/html")),
                Case.of("bimi.certificate.other-purpose", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.forServers()),
                Case.of("bimi.certificate.expired", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.valid(Scenes.NOW.minus(Duration.ofDays(9)), Scenes.NOW.minusSeconds(1))),
                Case.of("bimi.certificate.expired", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.valid(Scenes.NOW.plusSeconds(1), Scenes.NOW.plus(Duration.ofDays(90)))),
                Case.of("bimi.certificate.expired", Severity.INFO, me, brand()).serves(Logos.LOGO, Logos.valid(Scenes.NOW, Scenes.NOW.plus(Duration.ofDays(30)).minusSeconds(1))),
                Case.of("bimi.certificate.other-domain", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.named("example.com", "www.example.org")),
                Case.of("bimi.certificate.other-domain", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.named()),
                Case.of("bimi.certificate.other-logo", Severity.LOW, me, brand()).serves(Logos.oblong(), Logos.certificate()),
                Case.of("bimi.certificate.other-logo", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.withoutLogo()),
                Case.of("bimi.certificate.chain", Severity.INFO, me, brand()).serves(Logos.LOGO, Logos.withRoot()),
                Case.of("bimi.certificate.chain", Severity.LOW, me, brand()).serves(Logos.LOGO, Logos.broken()));
    }

    /// A domain in order that names a logo.
    private static World brand() {
        return sound().txt("default._bimi", "v=BIMI1; l=https://example.org/logo.svg; a=https://example.org/vmc.pem");
    }

    @Test
    void a_logo_in_order_has_no_finding() {
        for (FetchedDocument certificate : List.of(Logos.certificate(), Logos.valid(Scenes.NOW, Scenes.NOW.plus(Duration.ofDays(30))), Logos.named("default._bimi.example.org"))) {
            assertEquals(List.of(), Examination.examine(Case.of("", Severity.INFO, "", brand()).serves(Logos.LOGO, certificate).evidence()).findings());
        }
    }

    @Test
    void one_fault_of_a_logo_is_one_finding() {
        Evidence other = Case.of("", Severity.INFO, "", brand()).serves(Logos.LOGO, Logos.forServers()).evidence();
        assertEquals(List.of("bimi.certificate.other-purpose"), Examination.examine(other).findings().stream().map(Finding::ruleId).toList());
        Evidence gone = Case.of("", Severity.INFO, "", brand()).serves(new FetchedDocument.Status(404, ""), new FetchedDocument.Status(404, "")).evidence();
        assertEquals(List.of("bimi.logo.unavailable", "bimi.certificate.unavailable"), Examination.examine(gone).findings().stream().map(Finding::ruleId).toList());
    }

    @Test
    void a_domain_that_declines_a_logo_has_no_finding() {
        assertEquals(List.of(), Scenes.assess(sound().txt("default._bimi", "v=BIMI1; l=; a=;")).findings());
    }

    /// What stands for long is no fault where nothing was to change.
    private static Stream<Case> quiet() {
        String key = "s1._domainkey.example.org";
        String sts = "_mta-sts.example.org";
        return Stream.of(
                Case.of("dkim.key.old", Severity.LOW, "a year to the day", sound()).since(key, first(365), first(365)),
                Case.of("dkim.key.old", Severity.LOW, "nobody watched", sound()),
                Case.of("dkim.key.old", Severity.LOW, "too short anyway", dkim("v=DKIM1; p=" + Keys.rsa(1024))).since(key, first(900), first(900)),
                Case.of("dkim.key.old", Severity.LOW, "withdrawn", dkim("v=DKIM1; p=")).since(key, first(900), first(900)),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, "changed together", sound()).since(sts, changed(2), changed(2)),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, "the record later", sound()).since(sts, changed(1), changed(2)),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, "the file was there at first", sound()).since(sts, first(10), first(2)),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, "the record was not watched", sound()).since(key, first(10), changed(2)),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, "the file has a fault", sound()).policy(body("version: STSv1")).since(sts, first(10), changed(2)),
                Case.of("mta-sts.id.stale", Severity.MEDIUM, "the record has a fault", mailOnly().txt("_mta-sts", "v=STSv1; id=-")).since(sts, first(10), changed(2)));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("quiet")
    void age_alone_is_no_fault(Case each) {
        assertEquals(List.of(), Examination.examine(each.evidence()).findings().stream().map(Finding::ruleId).filter(each.rule()::equals).toList());
    }

    @Test
    void an_old_key_is_as_old_as_it_was_watched() {
        String key = "s1._domainkey.example.org";
        assertEquals(List.of("The DKIM key is the same since 2025-11-21 at the latest, when it was first looked at."), sentences(Case.of("", Severity.LOW, "", sound()).since(key, first(366), first(1))));
        assertEquals(List.of("The DKIM key is the same since 2025-11-21."), sentences(Case.of("", Severity.LOW, "", sound()).since(key, changed(366), first(1))));
    }

    private static List<String> sentences(Case each) {
        return Examination.examine(each.evidence()).findings().stream().map(Finding::sentence).toList();
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("cases")
    void a_rule_speaks_where_it_should(Case each) {
        Assessment assessment = Examination.examine(each.evidence());
        Finding finding = assessment.findings().stream().filter(one -> one.id().equals(new CheckId(each.rule(), each.subject()))).findFirst()
                .orElseThrow(() -> new AssertionError(each + " was not found, but " + assessment.findings().stream().map(Finding::id).toList()));
        assertEquals(each.severity(), finding.severity());
        assertEquals(each.publish(), finding.remedy().flatMap(Remedy::record).map(Remedy.Publish::value), finding::toString);
        finding.remedy().flatMap(Remedy::record).ifPresent(record -> assertTrue(each.rule().equals("dmarc.rua.unauthorised") || ConformanceTest.parses(record), record::toString));
        assertTrue(finding.sentence().endsWith(".") && finding.sentence().indexOf('!') < 0, finding::toString);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("cases")
    void an_answer_that_is_missing_never_counts_against_the_domain(Case each) {
        assertTrue(Silence.costsNothing(each.evidence()) > 10);
    }

    /// A name that exists without a text is absent below a wildcard too (RFC 4592 §2.2.2).
    @ParameterizedTest
    @ValueSource(strings = {"v=DKIM1; p=", "v=spf1 -all", "v=DKIM1; t=y; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC"})
    void a_missing_answer_makes_no_keys_of_what_a_wildcard_says(String text) {
        assertTrue(Silence.costsNothing(Scenes.evidence(mailOnly().txt("*._domainkey", text).a("selector1._domainkey", "192.0.2.1"), body(Scenes.POLICY))) > 10);
    }

    @Test
    void every_rule_is_seen_speaking() {
        Set<String> seen = cases().map(Case::rule).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Rulebook.rules().stream().map(rule -> rule.card().id()).collect(Collectors.toCollection(TreeSet::new)), seen);
    }

    @Test
    void a_sound_domain_has_no_finding() {
        Assessment assessment = Scenes.assess(sound());
        assertEquals(List.of(), assessment.findings());
        assertEquals(List.of(), assessment.unknowns());
        assertEquals(new Score(100, Grade.A, 100, List.of()), assessment.score());
    }

    @Test
    void a_sound_mail_server_adds_no_finding() {
        assertEquals(List.of(), Examination.examine(Case.of("", Severity.INFO, "", sound()).smtp(encrypted(Optional.empty(), "ab".repeat(32))).evidence()).findings());
    }

    /// What DANE describes is right for senders that use it; those that go by MTA-STS look at the certificate itself.
    @Test
    void dane_makes_up_for_an_odd_certificate_where_no_policy_asks_for_another() {
        SmtpProbe odd = encrypted(Optional.of(FetchFailure.CERTIFICATE_SELF_SIGNED), "ab".repeat(32));
        String usual = "3 1 1 " + "ab".repeat(32);
        assertEquals(List.of(), aboutServers(Case.of("", Severity.INFO, "", tlsa(usual)).smtp(odd)), "RFC 7672 §3.1.1");
        assertEquals(List.of(), aboutServers(Case.of("", Severity.INFO, "", sound()).smtp(odd).policy(body(Scenes.POLICY.replace("enforce", "testing")))));
        assertEquals(List.of(), aboutServers(Case.of("", Severity.INFO, "", sound()).smtp(odd).policy(body(Scenes.POLICY.replace("version", "versoin")))), "nobody goes by a faulty policy");
        assertEquals(List.of("starttls.certificate.invalid"), aboutServers(Case.of("", Severity.INFO, "", sound()).smtp(odd)), "RFC 8461 §2");
        assertEquals(List.of(), aboutServers(Case.of("", Severity.INFO, "", tlsa("2 1 1 " + "cd".repeat(32))).smtp(issued(Optional.of(FetchFailure.CERTIFICATE_SELF_SIGNED), "mail.example.org", Scenes.NOW))), "an authority of one's own");
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            mail.example.org  | RFC 7672 §3.2.2: the name where the TLSA record stands
            MAIL.example.org  | names have no case
            example.org       | RFC 7672 §3.2.2: the domain whose mail it is
            *.example.org     | RFC 7672 §3.2.3
            """)
    void an_authoritys_certificate_may_bear_each_of_these_names(String name, String why) {
        assertEquals(List.of(), aboutServers(Case.of("", Severity.INFO, "", tlsa("2 1 1 " + "cd".repeat(32))).smtp(issued(Optional.empty(), name, Scenes.NOW))), why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.org", "mail.*.org", "il.example.org", "*", "a.mail.example.org", "*.mail.example.org"})
    void an_authoritys_certificate_for_another_name_is_somebody_elses(String name) {
        assertEquals(List.of("dane.certificate.mismatch"), aboutServers(Case.of("", Severity.INFO, "", tlsa("2 1 1 " + "cd".repeat(32))).smtp(issued(Optional.empty(), name, Scenes.NOW))));
    }

    /// An authority may stand in DNS whole and not be sent along. Whether it issued the certificate cannot be told from what is kept.
    @ParameterizedTest
    @ValueSource(strings = {"2 0 0 30820122", "2 1 0 30820122"})
    void an_authority_that_stands_in_dns_alone_leaves_the_certificate_open(String record) {
        var seen = new CheckId("dane.certificate.mismatch", "mail.example.org");
        Case right = Case.of("", Severity.INFO, "", tlsa(record)).smtp(issued(Optional.of(FetchFailure.CERTIFICATE_UNTRUSTED), "mail.example.org", Scenes.NOW));
        assertEquals(List.of(), aboutServers(right));
        assertTrue(Examination.examine(right.evidence()).cannotTell(seen));
        assertTrue(Examination.examine(right.evidence()).cannotTell(new CheckId("starttls.certificate.invalid", "mail.example.org")));
        Case wrong = Case.of("", Severity.INFO, "", tlsa(record)).smtp(issued(Optional.of(FetchFailure.CERTIFICATE_WRONG_NAME), "other.example.org", Scenes.NOW));
        assertEquals(List.of("starttls.certificate.invalid", "dane.certificate.mismatch"), aboutServers(wrong).stream().sorted(Comparator.reverseOrder()).toList());
        Case digest = Case.of("", Severity.INFO, "", tlsa("2 1 1 " + "ef".repeat(32))).smtp(issued(Optional.empty(), "mail.example.org", Scenes.NOW));
        assertEquals(List.of("dane.certificate.mismatch"), aboutServers(digest), "what a digest describes has to be sent");
    }

    private static List<String> aboutServers(Case each) {
        return Examination.examine(each.evidence()).findings().stream().map(Finding::ruleId).filter(id -> id.startsWith("starttls.") || id.startsWith("dane.")).toList();
    }

    /// A first policy that senders would refuse does more harm than none.
    @Test
    void a_first_sts_policy_names_servers_only_where_senders_can_read_it() {
        assertEquals("First publish the policy file at https://mta-sts.example.org/.well-known/mta-sts.txt with the lines: version: STSv1; mode: testing; mx: mail.example.org; mx: two.example.org; max_age: 86400 (one line each). "
                + "Then publish this record, and change its id whenever the file changes.", firstPolicy(mailOnly().mx(20, "two.example.org").mx(30, "two.example.org")));
        assertFalse(firstPolicy(world().domain("example.org").mx(10, "mx_1.example.org").a("mx_1", "192.0.2.1")).contains("mx:"));
        assertFalse(firstPolicy(mailOnly().mx(20, "mx_1.example.org").a("mx_1", "192.0.2.1")).contains("mx:"));
    }

    private static String firstPolicy(World world) {
        return Scenes.assess(world).findings().stream().filter(finding -> finding.ruleId().equals("mta-sts.missing")).findFirst().orElseThrow().remedy().orElseThrow().instruction();
    }

    /// Mailboxes look at the policy of the name in the From: line and at that of its organisation.
    @ParameterizedTest(name = "[{index}] {0} below {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=reject | v=DMARC1; p=none; sp=none          | true
            v=DMARC1; p=reject | v=DMARC1; p=none                   | true
            v=DMARC1; p=reject | v=DMARC1; p=reject; sp=none        | true
            v=DMARC1; p=reject | v=DMARC1; p=quarantine; pct=50     | true
            v=DMARC1; p=none   | v=DMARC1; p=reject                 | true
            v=DMARC1; p=reject | v=DMARC1; p=quarantine             | false
            v=DMARC1; p=reject | v=DMARC1; p=reject; sp=quarantine  | false
                               | v=DMARC1; p=reject                 | false
            v=DMARC1; p=reject |                                    | false
            """)
    void a_logo_rests_on_the_organizations_policy_too(String own, String organizations, boolean tooMild) {
        World world = world().domain("example.org").txt("default._bimi.shop", "v=BIMI1; l=https://example.org/logo.svg");
        if (own != null) {
            world.txt("_dmarc.shop", own);
        }
        if (organizations != null) {
            world.txt("_dmarc", organizations);
        }
        assertEquals(tooMild, isTooMild(below("shop.example.org", world)));
    }

    @Test
    void a_logo_is_not_called_unprotected_where_nobody_could_say() {
        Assessment old = below("a.b.example.org", world().domain("example.org").txt("default._bimi.a.b", "v=BIMI1; l=https://example.org/logo.svg").txt("_dmarc.b", "v=DMARC1; p=reject; psd=n").servfail("_dmarc.example.org"));
        assertFalse(isTooMild(old));
        assertTrue(old.cannotTell(new CheckId("bimi.not-enforced", "a.b.example.org")), "the old standard's record");
        Assessment organizations = below("shop.example.org", world().domain("example.org").txt("default._bimi.shop", "v=BIMI1; l=https://example.org/logo.svg").txt("_dmarc.shop", "v=DMARC1; p=reject").servfail("_dmarc.example.org"));
        assertFalse(isTooMild(organizations));
        assertTrue(organizations.cannotTell(new CheckId("bimi.not-enforced", "shop.example.org")), "the organisation's record");
        Assessment mild = below("shop.example.org", world().domain("example.org").txt("default._bimi.shop", "v=BIMI1; l=https://example.org/logo.svg").txt("_dmarc.shop", "v=DMARC1; p=none").servfail("_dmarc.example.org"));
        assertTrue(isTooMild(mild), "its own is too mild, whatever the organisation's");
    }

    private static boolean isTooMild(Assessment assessment) {
        return assessment.findings().stream().anyMatch(finding -> finding.ruleId().equals("bimi.not-enforced"));
    }

    private static Assessment below(String name, World world) {
        return Examination.examine(Gathering.gather(DomainName.of(name), world, _ -> new FetchedPolicy.Status(404), Scenes.NOW, Gathering.Settings.DEFAULT.with(Suffixes.real())));
    }

    @Test
    void a_signed_zone_without_ds_is_told_only_what_is_missing() {
        World island = world().domain("example.org").record("@", RecordType.DNSKEY, new RecordData.Presentation("257 3 13 dGVzdA=="));
        Finding finding = Scenes.assess(island).findings().stream().filter(one -> one.ruleId().equals("dnssec.missing")).findFirst().orElseThrow();
        assertTrue(finding.remedy().orElseThrow().instruction().startsWith("The zone is signed already."), finding::toString);
    }

    @Test
    void a_parked_domain_has_no_finding() {
        Assessment assessment = Scenes.assess(world().domain("example.org").signed().mx(0, ".").txt("@", "v=spf1 -all").txt("*._domainkey", "v=DKIM1; p=")
                .txt("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@vendor.test").domain("vendor.test").txt("example.org._report._dmarc", "v=DMARC1"));
        assertEquals(List.of(), assessment.findings());
    }

    @Test
    void no_remedy_takes_a_domain_that_sends_mail_to_a_stricter_policy_at_once() {
        World encrypted = world().domain("example.org").txt("_smtp._tls", "v=TLSRPTv1; rua=mailto:t@vendor.test");
        assertTrue(Scenes.assess(encrypted).findings().stream().flatMap(finding -> finding.remedy().stream()).flatMap(remedy -> remedy.record().stream()).noneMatch(record -> record.value().contains("reject")));
        for (String text : List.of("", "v=DMARC1", "v=DMARC1; p=block", "v=DMARC1 p=reject", "v=DMARC1; p=reject; sp=x; rua=mailto:r@example.org", "v=DMARC1; p=none; rua=mailto:r@example.org", "dmarc1; p=reject")) {
            World world = text.isEmpty() ? mailOnly() : dmarc(text);
            Scenes.assess(world).findings().stream().flatMap(finding -> finding.remedy().stream()).flatMap(remedy -> remedy.record().stream())
                    .forEach(record -> assertFalse(record.value().contains("reject"), () -> text + " is answered with " + record));
        }
    }

    /// Somebody who meant to name senders has some, whatever receivers make of the record (RFC 7505 §4.2).
    @Test
    void a_record_that_receivers_do_not_recognise_speaks_of_senders() {
        for (String text : List.of("v=spf1; include:vendor.test -all", "spf1 include:vendor.test -all", "v=spf1 inlcude:vendor.test -all")) {
            for (World world : List.of(world().domain("example.org").mx(0, "."), world().domain("example.org"))) {
                Scenes.assess(world.txt("@", text)).findings().stream().flatMap(finding -> finding.remedy().stream()).flatMap(remedy -> remedy.record().stream())
                        .forEach(record -> assertFalse(record.value().contains("reject") || record.value().equals("0 ."), () -> text + " is answered with " + record));
            }
        }
    }

    /// Names below take one step at a time, as the domain itself does.
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=reject; sp=none; rua=mailto:r@example.org       | v=DMARC1; p=reject; sp=quarantine; rua=mailto:r@example.org
            v=DMARC1; p=reject; sp=quarantine; rua=mailto:r@example.org | v=DMARC1; p=reject; rua=mailto:r@example.org
            v=DMARC1; p=quarantine; sp=none; rua=mailto:r@example.org   | v=DMARC1; p=quarantine; rua=mailto:r@example.org
            """)
    void names_below_are_led_one_step_at_a_time(String record, String publish) {
        Finding finding = Scenes.assess(dmarc(record)).findings().stream().filter(each -> each.ruleId().equals("dmarc.subdomains.weaker")).findFirst().orElseThrow();
        assertEquals(publish, finding.remedy().orElseThrow().record().orElseThrow().value());
    }

    @Test
    void in_test_mode_nobody_is_told_that_forged_mail_goes_to_the_spam_folder() {
        var rules = Scenes.assess(dmarc("v=DMARC1; p=quarantine; t=y; rua=mailto:r@example.org")).findings().stream().map(Finding::ruleId).toList();
        assertTrue(rules.contains("dmarc.testing") && !rules.contains("dmarc.policy.quarantine"), rules::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:a@[192.0.2.1]", "mailto:a@192.0.2.1!10m", "mailto:a@[IPv6:2001:db8::1]"})
    void an_address_at_a_server_s_number_is_said_to_be_one(String address) {
        List<Finding> found = Scenes.assess(dmarc("v=DMARC1; p=reject; rua=" + address)).findings().stream().filter(finding -> finding.ruleId().startsWith("dmarc.rua.")).toList();
        assertEquals(List.of("dmarc.rua.invalid"), found.stream().map(Finding::ruleId).toList());
        assertTrue(found.getFirst().sentence().contains("The name of a domain is needed behind the @, and not the number of a server."), found::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DMARC1; p=reject; psd=y", "v=DMARC1; p=reject; adkim=s; aspf=s"})
    void a_public_suffix_may_keep_strangers_away_in_two_ways(String text) {
        Case platform = Case.of("", Severity.MEDIUM, "github.io", platform(text)).there();
        assertEquals(List.of(), Examination.examine(platform.evidence()).findings().stream().map(Finding::ruleId).filter(id -> id.startsWith("dmarc.psd")).toList());
    }

    @Test
    void reject_is_advised_once_no_mail_of_its_own_is_in_spam_folders() {
        var instruction = Scenes.assess(dmarc("v=DMARC1; p=quarantine; rua=mailto:r@example.org")).findings().stream().filter(finding -> finding.ruleId().equals("dmarc.policy.quarantine"))
                .findFirst().orElseThrow().remedy().orElseThrow().instruction();
        assertTrue(instruction.contains("none of your own mail is put into spam folders or refused"), instruction);
    }

    /// A fault of SPF is told once, by the rule that names its cause.
    @ParameterizedTest(name = "[{index}] {0} raises {1} alone")
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 +all                                                        | spf.all.pass
            v=spf1 ip4:0.0.0.0/0 -all                                          | spf.network.too-wide
            v=spf1 a:x.test a:y.test a:z.test -all                             | spf.voids.too-many
            v=spf1 include:gone.test -all                                      | spf.include.no-record
            v=spf1 oops -all                                                   | spf.syntax
            v=spf1 oops +all                                                   | spf.syntax
            v=spf1 oops ?all                                                   | spf.syntax
            v=spf1 oops ip4:0.0.0.0/0 -all                                     | spf.syntax
            v=spf1 mx ra=postmaster RP=100 rr=all -all                         |
            v=spf1; mx -all                                                    | spf.unrecognised
            v=spf1 include:example.org -all                                    | spf.include.loop
            v=spf1 ip4:10.0.0.0/8 -all                                         | spf.network.private
            v=spf1 ip4:192.0.2.1 exists:%{i}.example.org ~all                  |
            v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.0/24 ip4:203.0.113.0/24 -all|
            v=spf1 ip4:192.0.2.1/25 ip4:192.0.3.0 ip6:2001:db8::/32 mx -all    |
            v=spf1 a:mail.example.org mx -all exp=mail.%{d}                    |
            v=spf1 ip4:192.0.2.1 -ip4:192.0.2.0/24 ip4:192.0.0.0/16 -all       |
            v=spf1 ip4:192.0.2.1 mx ip4:192.0.2.0/24 -all                      |
            v=spf1 exists:%{l}.example.org exists:%{L}.example.org -all        |
            v=spf1 ip4:192.0.0.0/4 -all                                        | spf.network.too-wide
            v=spf1 ip6:2000::/3 -all                                           | spf.network.too-wide
            """)
    void a_fault_is_told_once(String record, String rule) {
        List<String> found = Scenes.assess(spf(record)).findings().stream().map(Finding::ruleId).filter(id -> id.startsWith("spf.")).toList();
        assertEquals(rule == null ? List.of() : List.of(rule), found);
    }

    /// Whoever stands behind an include or a redirect lets in as many as the record itself (RFC 7208 §5.2 and §6.1).
    @ParameterizedTest(name = "[{index}] {0} with {1} raises {2} alone")
    @CsvSource(delimiter = '|', textBlock = """
            include:_spf.vendor.test -all                | v=spf1 ip6:::/0 -all                         | spf.network.too-wide
            include:_spf.vendor.test -all                | v=spf1 ip6:2000::/3 -all                     | spf.network.too-wide
            include:_spf.vendor.test -all                | v=spf1 ip4:192.0.0.0/4 -all                  | spf.network.too-wide
            redirect=_spf.vendor.test                    | v=spf1 ip4:0.0.0.0/1 ip6:2000::/3 -all       | spf.network.too-wide
            include:_spf.vendor.test -all                | v=spf1 ip4:0.0.0.0/0 -all                    | spf.stranger.passes
            include:_spf.vendor.test -all                | v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all    | spf.stranger.passes
            include:_spf.vendor.test -all                | v=spf1 +all                                  | spf.stranger.passes
            include:_spf.vendor.test ip4:0.0.0.0/1 -all  | v=spf1 +all                                  | spf.network.too-wide spf.stranger.passes
            -ip4:203.0.113.77 include:_spf.vendor.test -all | v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all | spf.network.too-wide
            ?include:_spf.vendor.test -all               | v=spf1 ip4:0.0.0.0/1 -all                    |
            include:_spf.vendor.test -all                | v=spf1 -ip4:0.0.0.0/1 -all                   |
            include:_spf.vendor.test -all                | v=spf1 -all ip4:0.0.0.0/1                    |
            include:_spf.vendor.test -all                | v=spf1 ip4:64.0.0.0/12 ip6:2a00::/27 -all    |
            include:_spf.vendor.test -all                | v=spf1 ip6:fc00::/7 ip4:10.0.0.0/8 -all      |
            include:_spf.vendor.test -all                | v=spf1 ip4:0.0.0.0/1 oops -all               | spf.include.broken
            """)
    void what_is_behind_a_record_is_told_once(String terms, String behind, String rule) {
        List<String> found = Scenes.assess(vendor(terms, behind)).findings().stream().map(Finding::ruleId).filter(id -> id.startsWith("spf.")).toList();
        assertEquals(rule == null ? List.of() : List.of(rule.split(" ")), found);
    }

    @Test
    void only_what_lets_everybody_in_is_said_to() {
        assertEquals("'ip4:192.0.0.0/4' in the record of _spf.vendor.test, which the SPF record leads to, allows a large part of the internet to send as this domain.", spf(vendor("include:_spf.vendor.test -all", "v=spf1 ip4:192.0.0.0/4 -all")));
        assertEquals("'a//0' would allow a large part of the internet to send as this domain as soon as the name has an IPv6 address.", spf(spf("v=spf1 a//0 -all").a("@", "192.0.2.1")));
        assertEquals("'a/0' would allow a large part of the internet to send as this domain as soon as the name has an IPv4 address.", spf(spf("v=spf1 a/0 -all").aaaa("@", "2001:db8::1")));
        assertEquals("The SPF record and what it includes allow 4\u00a0194\u00a0305 IPv6 networks of a site's size (/48) to send.", spf(vendor("include:_spf.vendor.test -all", "v=spf1 ip6:2001:db8::/26 ip6:2a00::/48 -all")));
    }

    private static String spf(World world) {
        return Scenes.assess(world).findings().stream().filter(finding -> finding.ruleId().startsWith("spf.")).map(Finding::sentence).collect(Collectors.joining(" "));
    }

    /// RFC 7505 §4.2 asks for a record by which nobody may send, in whatever words.
    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 -all                                      |
            v=spf1 -all exp=why.parking.test                 |
            v=spf1 redirect=_spf.parking.test                |
            v=spf1 include:_spf.parking.test -all            |
            v=spf1 -ip4:192.0.2.1 -all                       |
            v=spf1 mx -all                                   |
            v=spf1 ~all                                      | its SPF record calls mail from others suspicious, not forbidden.
            v=spf1 include:_spf.parking.test ~all            | its SPF record calls mail from others suspicious, not forbidden.
            v=spf1 ?all                                      | its SPF record does not say that nobody may send.
            v=spf1                                           | its SPF record does not say that nobody may send.
            v=spf1 redirect=gone.test                        | its SPF record does not say that nobody may send.
            v=spf1 oops -all                                 | its SPF record does not say that nobody may send.
            v=spf1 oops ip4:192.0.2.1 -all                   | its SPF record does not say that nobody may send.
            v=spf1 ip4:192.0.2.1 -all                        | its SPF record still allows senders.
            v=spf1 ptr -all                                  | its SPF record may still allow senders.
            v=spf1 redirect=_open.parking.test               | its SPF record still allows senders.
            v=spf1 include:_slow.parking.test ip4:192.0.2.1  | its SPF record still allows senders.
            v=spf1 include:_slow.parking.test -all           |
            """)
    void a_domain_that_declines_mail_allows_nobody_in_whatever_words(String record, String rest) {
        World world = declining(record).domain("parking.test").txt("_spf", "v=spf1 -all").txt("_open", "v=spf1 ip4:192.0.2.1 -all").txt("why", "No mail comes from here.").timeout("_slow.parking.test");
        List<String> found = Scenes.assess(world).findings().stream().filter(finding -> finding.ruleId().equals("spf.parked.open")).map(Finding::sentence).toList();
        assertEquals(rest == null ? List.of() : List.of("The domain says that it receives no mail, and " + rest), found);
    }

    @Test
    void a_lost_blank_is_no_fault_of_the_grammar_besides() {
        Assessment assessment = Scenes.assess(mailOnly().strings("@", "v=spf1 ip4:192.0.2.1", "mx -all"));
        assertEquals(List.of("spf.strings.blank-lost"), assessment.findings().stream().map(Finding::ruleId).filter(id -> id.startsWith("spf.")).toList());
    }

    @Test
    void ids_are_permanent_words_and_cards_are_complete() {
        var ids = new HashSet<String>();
        for (Rule rule : Rulebook.rules()) {
            Rule.Card card = rule.card();
            assertTrue(ids.add(card.id()), card::id);
            assertTrue(card.id().matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"), card::id);
            for (String text : List.of(card.sentence(), card.why())) {
                assertTrue(text.endsWith(".") && text.indexOf('!') < 0, text);
            }
            assertTrue(card.reference().matches("(RFC \\d{4}|draft-[a-z0-9-]+) §[\\d.]+"), card::reference);
        }
        assertTrue(ids.size() >= 60);
    }

    @Test
    void when_dns_is_silent_nothing_is_found_and_nothing_is_graded() {
        Assessment assessment = Examination.examine(Gathering.gather(DomainName.of("example.org"), question -> new org.mailward.mailauth.dns.Answer.Failed(question, org.mailward.mailauth.dns.Answer.Failure.TIMEOUT, "Nobody answers."), Scenes.serving(""), Scenes.NOW));
        assertEquals(List.of(), assessment.findings());
        assertEquals(Stage.UNKNOWN, assessment.stage().current());
        assertEquals(Grade.UNGRADED, assessment.score().grade());
        assertEquals(0, assessment.score().examined());
        var protocols = new ArrayList<>(assessment.unknowns().stream().map(UnknownCheck::protocol).distinct().toList());
        assertEquals(Protocol.values().length, protocols.size(), protocols::toString);
    }
}
