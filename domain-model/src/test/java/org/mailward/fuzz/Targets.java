package org.mailward.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.estate.NameReading;
import org.mailward.mailauth.arc.ArcChain;
import org.mailward.mailauth.arc.ArcSeal;
import org.mailward.mailauth.bimi.BimiRecord;
import org.mailward.mailauth.caa.CaaRecord;
import org.mailward.mailauth.dane.Tlsa;
import org.mailward.mailauth.dkim.Canonicalization;
import org.mailward.mailauth.dkim.DkimKeyRecord;
import org.mailward.mailauth.dkim.DkimReading;
import org.mailward.mailauth.dkim.DkimSignature;
import org.mailward.mailauth.dkim.DkimVerifier;
import org.mailward.mailauth.dkim.SignatureReading;
import org.mailward.mailauth.dmarc.DmarcCheck;
import org.mailward.mailauth.dmarc.DmarcDraft;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.Identifier;
import org.mailward.mailauth.dmarc.NearMiss;
import org.mailward.mailauth.dmarc.ReportAuthorization;
import org.mailward.mailauth.dmarc.Strays;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.message.AuthenticationResults;
import org.mailward.mailauth.message.Header;
import org.mailward.mailauth.message.Hop;
import org.mailward.mailauth.message.MailDate;
import org.mailward.mailauth.message.Mailboxes;
import org.mailward.mailauth.message.Message;
import org.mailward.mailauth.message.Received;
import org.mailward.mailauth.message.ReceivedSpf;
import org.mailward.mailauth.message.Words;
import org.mailward.mailauth.mtasts.StsPolicy;
import org.mailward.mailauth.mtasts.StsRecord;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.mailauth.spf.Sender;
import org.mailward.mailauth.spf.SpfCheck;
import org.mailward.mailauth.spf.SpfLimits;
import org.mailward.mailauth.spf.SpfParser;
import org.mailward.mailauth.spf.SpfReading;
import org.mailward.mailauth.spf.SpfRecord;
import org.mailward.mailauth.spf.SpfResult;
import org.mailward.mailauth.tlsrpt.TlsRptRecord;
import org.mailward.mailauth.web.WebAddress;

/// Every parser of the kernel. A parser that is not listed here is not fuzzed.
final class Targets {

    private static final String RSA = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";

    private Targets() {
    }

    static List<Target> all() {
        var all = new ArrayList<Target>(List.of(names(), ipAddresses(), spf(), spfCheck(), dmarc(), dmarcCheck(), suffixes(), dkimKey(), stsRecord(), stsPolicy(), tlsRpt(), tlsa(), caa(), webAddress(), bimi(), message(), addresses(), trace(), signatures()));
        all.addAll(ReportTargets.all());
        return List.copyOf(all);
    }

    private static Target names() {
        return new Target("names",
                List.of("example.org", "https://www.example.org/path?x=1", "anna@bücher.example", "xn--bcher-kva.example.", "EXAMPLE.Org;note", "a.b.c.d.e.f"),
                List.of(".", "..", "@", "https://", "/", "xn--", "-", "_dmarc.", " ", "\u00fc", "co.uk", ":", "example"),
                NameReading::of);
    }

    private static Target spf() {
        return new Target("spf",
                List.of("v=spf1 -all", "v=spf1 include:_spf.example.com a:mail.example.org/24//64 mx ip4:192.0.2.0/24 ip6:2001:db8::/32 ~all",
                        "v=spf1 exists:%{ir}.%{l1r+-}._spf.%{d2} redirect=_spf.example.org exp=why.%{d}", "v=spf1 ptr ?all", "v=spf1 a//128 mx/8 x-unknown=%{p}%%%_%-"),
                List.of("v=spf1", " ", "include:", "a", "mx", "ptr", "all", "-all", "~all", "?", "+", "ip4:", "ip6:", "exists:", "redirect=", "exp=", "/", "//", "/32", "/0", "/129",
                        "%{i}", "%{ir}", "%{l5r-+}", "%{d}", "%%", "%_", "%-", "%{", "}", "example.org", "192.0.2.1", "::", "2001:db8::1", "::ffff:1.2.3.4", "=", ":", "."),
                text -> {
                    switch (SpfParser.parse(text)) {
                        case SpfReading.NotSpf _ -> {
                        }
                        case SpfReading.Valid(SpfRecord record) -> {
                            record.explain();
                            if (!(SpfParser.parse(record.render()) instanceof SpfReading.Valid(SpfRecord again)) || !again.render().equals(record.render())) {
                                throw new IllegalStateException("rendered as " + record.render());
                            }
                        }
                        case SpfReading.Faulty(SpfRecord record, List<String> _) -> record.explain();
                    }
                });
    }

    private static Target ipAddresses() {
        return new Target("ip addresses",
                List.of("192.0.2.1", "2001:db8::cb01", "::ffff:192.0.2.1", "::", "1:2:3:4:5:6:7:8"),
                List.of(":", "::", ".", "0", "255", "256", "ffff", "12345", "1.2.3.4", "/", "%", "g"),
                text -> IpAddress.of(text).ifPresent(ip -> {
                    if (!IpAddress.of(ip.text()).equals(Optional.of(ip))) {
                        throw new IllegalStateException("written as " + ip);
                    }
                }));
    }

    /// Every name of this DNS says the same, so that an include leads to the record itself.
    private static Target spfCheck() {
        Target grammar = spf();
        var sender = new Sender(IpAddress.of("192.0.2.1").orElseThrow(), "mail.example.net", "anna@example.org");
        return new Target("spf check", grammar.seeds(), grammar.words(), text -> {
            SpfResult result = SpfCheck.check(sender, question -> switch (question.type()) {
                case TXT -> new Answer.Found(question, List.of(new RecordData.Text(List.of(text))), List.of(), Duration.ZERO, false);
                case MX -> new Answer.Found(question, List.of(new RecordData.MailExchange(10, question.name())), List.of(), Duration.ZERO, false);
                case PTR -> new Answer.Found(question, List.of(new RecordData.Target(DomainName.of("mail.example.net"))), List.of(), Duration.ZERO, false);
                default -> new Answer.NoData(question, false);
            });
            if (result.lookups() > SpfLimits.STANDARD.lookups() + 1) {
                throw new IllegalStateException(result.lookups() + " lookups");
            }
        });
    }

    private static Target dmarc() {
        return new Target("dmarc",
                List.of("v=DMARC1; p=none", "v=DMARC1; p=reject; sp=quarantine; np=reject; adkim=s; aspf=r; fo=1:d:s; psd=n; t=y; rua=mailto:a@example.org!10m,mailto:b@example.net; ruf=mailto:c@example.org",
                        "v=DMARC1;p=quarantine;pct=25;rf=afrf;ri=86400"),
                List.of("v=DMARC1", ";", " ", "p=", "sp=", "np=", "none", "quarantine", "reject", "pct=", "100", "rua=", "ruf=", "mailto:", "@", "!10m", ",", "fo=", "0:1:d:s", "adkim=s", "psd=y", "t=y", "ri=", "rf=", "=", "https://"),
                text -> {
                    Optional<DmarcRecord> record = DmarcRecord.read(text);
                    record.ifPresent(read -> {
                        read.explain();
                        read.retired();
                        read.with("p", "reject");
                        DmarcDraft.from(read).render();
                        String rendered = read.render();
                        if (!DmarcRecord.read(rendered).orElseThrow().render().equals(rendered)) {
                            throw new IllegalStateException("Rendered twice, '" + rendered + "' is another text");
                        }
                    });
                    NearMiss.why(text);
                });
    }

    /// A world in which every question is answered with the text.
    private static Target dmarcCheck() {
        PublicSuffixList list = PublicSuffixList.read("// VERSION: 2026-01-31\norg\nco.uk\n", "a test");
        DomainName author = DomainName.of("a.b.example.org");
        List<Identifier> identifiers = List.of(Identifier.spf(DomainName.of("b.example.org"), Identifier.Outcome.PASS), Identifier.dkim(DomainName.of("example.co.uk"), "s1", Identifier.Outcome.PASS));
        return new Target("dmarc-check",
                List.of("v=DMARC1; p=none", "v=DMARC1; p=reject; psd=y; rua=mailto:a@vendor.example", "v=DMARC1; p=quarantine; sp=none; np=reject; pct=10; psd=n", " v=DMARC1; p=reject"),
                List.of("v=DMARC1", ";", " ", "p=", "sp=", "np=", "none", "reject", "pct=", "psd=", "y", "n", "t=", "adkim=s", "rua=", "mailto:", "@", "x", ",", "\u00e9"),
                text -> {
                    DnsResolver everywhere = question -> new Answer.Found(question, List.of(new RecordData.Text(List.of(text))), List.of(), Duration.ofMinutes(5), false);
                    DmarcCheck check = DmarcCheck.of(author, identifiers, everywhere, list);
                    if (check.current().sentence().isEmpty() || check.old().sentence().isEmpty()) {
                        throw new IllegalStateException("A verdict says nothing");
                    }
                    Strays.of(author, TreeWalk.from(author, everywhere).own(), "probe", everywhere);
                    DmarcRecord.read(text).ifPresent(record -> ReportAuthorization.of(record, author, author, everywhere));
                });
    }

    private static Target suffixes() {
        return new Target("public-suffix-list",
                List.of("org\n*.uk\n!british-library.uk\n", "// ===BEGIN PRIVATE DOMAINS===\nblogspot.com\n", "\u516c\u53f8.cn\nxn--55qx5d.hk # x\n"),
                List.of("!", "*.", "*", ".", "\n", " ", "//", "org", "a.b.c", "xn--", "\u516c\u53f8", "===BEGIN PRIVATE DOMAINS==="),
                text -> PublicSuffixList.read("// VERSION: 2026-01-31\ntest\n" + text, "a test").suffixOf(DomainName.of("a.b.c.uk")));
    }

    private static Target dkimKey() {
        return new Target("dkim-key",
                List.of("v=DKIM1; k=rsa; p=" + RSA, "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", "p=", "v=DKIM1; h=sha1:sha256; s=email; t=y:s; n=note; p=" + RSA),
                List.of("v=DKIM1", ";", " ", "k=", "rsa", "ed25519", "p=", "h=", "s=", "t=", "y:s", "g=*", "MIGf", "==", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA", "AQAB", "/", "+", "="),
                text -> {
                    if (DkimKeyRecord.read(text) instanceof DkimReading.Key(DkimKeyRecord record)) {
                        record.explain();
                    }
                });
    }

    private static Target stsRecord() {
        return new Target("mta-sts-record", List.of("v=STSv1; id=20260101T000000;", "v=STSv1;id=1;x=y"), List.of("v=STSv1", ";", "id=", " ", "20260101", "=", "x"),
                text -> StsRecord.read(text).ifPresent(StsRecord::explain));
    }

    private static Target stsPolicy() {
        return new Target("mta-sts-policy",
                List.of("version: STSv1\r\nmode: enforce\r\nmx: mail.example.org\r\nmx: *.example.net\r\nmax_age: 604800\r\n", "version: STSv1\nmode: testing\nmx: a.example\nmax_age: 86400"),
                List.of("version:", "STSv1", "mode:", "enforce", "testing", "none", "mx:", "*.", "max_age:", "604800", "\r\n", "\n", " ", "example.org", "31557600", "99999999999999999999", ":"),
                text -> {
                    StsPolicy policy = StsPolicy.read(text);
                    policy.explain();
                    policy.terms().ifPresent(StsPolicy.Terms::render);
                });
    }

    private static Target tlsRpt() {
        return new Target("tls-rpt", List.of("v=TLSRPTv1; rua=mailto:tls@example.org,https://example.org/v1/tlsrpt", "v=TLSRPTv1;rua=mailto:a@example.org;x=1"),
                List.of("v=TLSRPTv1", ";", "rua=", "mailto:", "https://", ",", "!", "@", "example.org", " ", "="),
                text -> TlsRptRecord.read(text).ifPresent(TlsRptRecord::explain));
    }

    private static Target tlsa() {
        return new Target("tlsa", List.of("3 1 1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "2 0 2 AB CD", "0 0 0 00"),
                List.of("3", "2", "1", "0", " ", "\t", "255", "256", "ab", "CDEF", "000000"),
                text -> Tlsa.read(text).ifPresent(Tlsa::explain));
    }

    private static Target caa() {
        return new Target("caa", List.of("0 issue \"ca.example\"", "128 issuewild \";\"", "0 iodef \"mailto:a@example.org\"", "0 issue \"ca.example; account=1\""),
                List.of("0", "128", " ", "issue", "issuemail", "issuevmc", "\"", "\\", "\\200", ";", "ca.example", "=", "iodef"),
                text -> CaaRecord.read(text).ifPresent(CaaRecord::explain));
    }

    private static Target webAddress() {
        return new Target("web-address", List.of("https://example.org/logo.svg", "https://example.org:443/a?b=c#d", "https://xn--bcher-kva.example"),
                List.of("https://", "http://", "/", "?", "#", ":443", ":", "@", "[", "]", "example.org", "127.0.0.1", ".", "%2e"),
                WebAddress::read);
    }

    private static Target bimi() {
        return new Target("bimi-record", List.of("v=BIMI1; l=https://example.org/logo.svg; a=https://example.org/vmc.pem; avp=brand", "v=BIMI1; l=; a="),
                List.of("v=BIMI1", ";", "l=", "a=", "avp=", "lps=", "https://", ".svg", "example.org", " ", "=", ","),
                text -> BimiRecord.read(text).ifPresent(BimiRecord::explain));
    }

    private static final String MESSAGE = "Received: from a.example.org (b [192.0.2.1])\r\n by c.example.net with ESMTPS id 1 for <j@example.net>; Sat, 14 Nov 2026 10:00:00 +0100 (CET)\r\n"
            + "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple; d=example.org; s=s1; t=1; x=99999999999; l=3;\r\n h=From:From:To; i=@example.org; bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=; b=AAAA\r\n"
            + "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=a.test; s=arc; b=AAAA\r\nARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=a.test; s=arc; h=From; bh=AAAA; b=AAAA\r\n"
            + "ARC-Authentication-Results: i=1; a.test; spf=pass\r\nFrom: \"Joe, X\" <joe@example.org>\r\nTo: Suzie\r\n\r\nHi. \r\n\r\n";

    private static Message read(String text) {
        return Message.read(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Keys are found everywhere, so that every signature is computed.
    private static Answer key(Question question) {
        return new Answer.Found(question, List.of(new RecordData.Text(List.of("v=DKIM1; p=" + RSA))), List.of(), Duration.ZERO, false);
    }

    private static Target message() {
        return new Target("message", List.of(MESSAGE, MESSAGE.replace("\r\n", "\n"), "From a@b.test\nFrom: x\n\ny"),
                List.of("\r\n", "\n", "\r", "\r\n\r\n", " ", "\t", ":", "From:", "DKIM-Signature:", "ARC-Seal:", "ARC-Message-Signature:", "ARC-Authentication-Results:", "i=1;", "i=2;", "cv=pass", "h=from", "b=", "bh=", ";", "l=", "v=1"),
                text -> {
                    Message message = read(text);
                    Hop.path(message);
                    DkimVerifier.verify(message, Targets::key, Instant.EPOCH).forEach(result -> result.signature().ifPresent(DkimSignature::explain));
                    ArcChain.validate(message, Targets::key, Instant.EPOCH);
                });
    }

    private static Target addresses() {
        return new Target("addresses", List.of("\"Doe, Jane\" <jane@example.org>, Staff: a@b.test, c@d.test;", "=?utf-8?Q?J=C3=B6e?= =?utf-8?b?IFg=?= <joe@b\u00c3\u00bccher.example>", "a(x(y))@[192.0.2.1]"),
                List.of("<", ">", "@", ",", ";", ":", "\"", "(", ")", "\\", "=?", "?=", "?", "utf-8", "?q?", "?B?", "=C3", "_", " ", "example.org", "\u00c3", "[", "]"),
                text -> {
                    Mailboxes.read(text);
                    Words.encoded(text);
                });
    }

    private static Target trace() {
        return new Target("trace", List.of("from a (b [192.0.2.1]) by c with ESMTP id d for <e@f>; Fri, 11 Jul 2003 21:00:37 -0700 (PDT)", "mx.test; spf=pass (ok) smtp.mailfrom=a@b.test; dkim=fail reason=\"x\" header.d=c",
                        "i=1; mx.test 1; none", "pass (x) client-ip=192.0.2.1; helo=a;"),
                List.of("from ", "by ", "with ", "for ", "id ", "[", "]", "(", ")", ";", "=", "\"", "\\", "Jul", "2003", "21:00:37", "+0000", "IPv6:", "::1", "spf=", "dkim=", "reason=", " ", "/"),
                text -> {
                    Received.read(text);
                    AuthenticationResults.read(text);
                    ReceivedSpf.read(text);
                    MailDate.read(text);
                });
    }

    private static Target signatures() {
        return new Target("dkim-signature", List.of("v=1; a=rsa-sha256; c=relaxed/simple; d=example.org; s=s1; h=From:From:To; i=@example.org; bh=AAAA; b=AAAA", "v=1;a=ed25519-sha256;d=a.test;s=s;h=from;t=1;x=2;l=3;q=dns/txt;bh=AA==;b=AA=="),
                List.of("v=1", ";", "a=", "rsa-sha256", "ed25519-sha256", "c=", "/", "d=", "s=", "h=", "from", ":", "i=", "@", "t=", "x=", "l=", "q=", "dns/txt", "bh=", "b=", "999999999999", "=", "\r\n ", " "),
                text -> {
                    Header header = new Header("DKIM-Signature:" + text);
                    DkimSignature.withoutSignature(header);
                    Canonicalization.RELAXED.header(header);
                    Canonicalization.RELAXED.body(text);
                    Canonicalization.SIMPLE.body(text);
                    ArcSeal.read(header);
                    if (DkimSignature.read(header) instanceof SignatureReading.Valid(DkimSignature signature)) {
                        signature.explain();
                    }
                });
    }
}
