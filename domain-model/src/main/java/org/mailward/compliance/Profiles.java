package org.mailward.compliance;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Stage;
import org.mailward.assessment.StageVerdict;
import org.mailward.mailauth.dane.DaneHost;
import org.mailward.mailauth.dkim.DkimKeyRecord;
import org.mailward.mailauth.dkim.DkimReading;
import org.mailward.mailauth.dkim.PublicKey;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dmarc.ReportAddress;
import org.mailward.mailauth.dmarc.ReportAuthorization;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.mx.MailHost;
import org.mailward.mailauth.starttls.SmtpProbe;

/// Every profile, in the order in which they are shown.
///
/// Sections are cited where the document's own text was read; elsewhere the document alone is.
public final class Profiles {

    private static final String[] SPF_WORKS = {"spf.missing", "spf.multiple", "spf.syntax", "spf.lookups.too-many", "spf.voids.too-many", "spf.include.broken", "spf.include.no-record", "spf.include.loop",
        "spf.unrecognised", "spf.strings.blank-lost", "spf.mx.too-many", "spf.stranger.error"};
    private static final String[] SPF_REFUSES_OTHERS = {"spf.missing", "spf.multiple", "spf.syntax", "spf.all.pass", "spf.all.neutral", "spf.all.missing",
        "spf.unrecognised", "spf.strings.blank-lost", "spf.stranger.passes", "spf.redirect.neutral", "spf.network.too-wide"};
    private static final String[] DMARC_PUBLISHED = {"dmarc.missing", "dmarc.multiple", "dmarc.unrecognised", "dmarc.policy.invalid", "dmarc.policy.missing"};
    private static final String[] DMARC_ENFORCES = {"dmarc.missing", "dmarc.multiple", "dmarc.unrecognised", "dmarc.policy.invalid", "dmarc.policy.missing", "dmarc.policy.none", "dmarc.testing", "dmarc.pct.partial", "dmarc.subdomains.weaker", "dmarc.nonexistent.weaker"};
    private static final String[] DMARC_REJECTS = {"dmarc.missing", "dmarc.multiple", "dmarc.unrecognised", "dmarc.policy.invalid", "dmarc.policy.missing", "dmarc.policy.none", "dmarc.policy.quarantine", "dmarc.testing", "dmarc.pct.partial", "dmarc.subdomains.weaker", "dmarc.nonexistent.weaker"};
    private static final String[] DMARC_REPORTS = {"dmarc.missing", "dmarc.multiple", "dmarc.unrecognised", "dmarc.policy.invalid", "dmarc.rua.missing", "dmarc.rua.invalid", "dmarc.rua.unauthorised", "dmarc.rua.no-mail"};
    private static final Set<String> LOST_REPORTS = Set.of("dmarc.rua.invalid", "dmarc.rua.unauthorised");
    private static final String[] MTA_STS = {"mta-sts.missing", "mta-sts.record.faulty", "mta-sts.policy.unavailable", "mta-sts.policy.certificate", "mta-sts.policy.faulty", "mta-sts.mode.not-enforcing", "mta-sts.max-age.short", "mta-sts.mx.uncovered"};
    private static final String[] TLS_REPORTS = {"tls-rpt.missing", "tls-rpt.faulty"};
    private static final Set<String> DANE_PUBLISHED = Set.of("dnssec.missing", "dane.missing", "dane.partial", "dane.tlsa.faulty", "dane.tlsa.unusable");
    private static final Set<String> DANE = Set.of("dnssec.missing", "dane.missing", "dane.partial", "dane.tlsa.faulty", "dane.tlsa.unusable", "dane.certificate.mismatch");
    private static final int LEAST_RSA_BITS = 1024;
    private static final String NO_MAIL = "The domain says that it neither receives nor sends mail.";
    private static final String NO_KEY = "No key was found under the selectors that were tried. Keys cannot be listed, so there may be one under another name.";
    private static final String AT_ITS_ADDRESS = "The domain names no mail server, and may receive mail at its own address.";
    private static final String IN_USE = "The domain is in use for mail.";

    private static final List<Profile> ALL = List.of(bulkSenders(), microsoft(), directive(), ncsc(), authentication(), transport(), nis2(), pci());

    private Profiles() {
    }

    public static List<Profile> all() {
        return ALL;
    }

    public static Optional<Profile> find(String id) {
        return ALL.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /// How a domain stands by every profile, in the order of [#all].
    public static List<ProfileResult> judge(Evidence evidence) {
        Ground ground = Ground.of(evidence);
        return ALL.stream().map(profile -> profile.judge(ground)).toList();
    }

    private static Profile bulkSenders() {
        return new Profile("google-yahoo", "Gmail and Yahoo", "Email sender guidelines (Google) and Sender best practices (Yahoo), in force since February 2024",
                "Whoever sends 5,000 messages a day or more to Gmail or Yahoo.", "", List.of(
                sending(Control.without("google-yahoo.spf", "SPF says which servers may send for the domain.", "", Visibility.IN_PART, SPF_WORKS)),
                sending(Control.key("google-yahoo.dkim", "Messages are signed with DKIM.", "", Profiles::hasKey)),
                sending(foundKeys(Control.without("google-yahoo.dkim-length", "DKIM keys have at least 1024 bits.", "", Visibility.IN_PART, "dkim.key.short"))),
                sending(reaching(Stage.MONITORING, Control.without("google-yahoo.dmarc", "There is a DMARC record, with p=none at least.", "", Visibility.SHOWN, DMARC_PUBLISHED))),
                Control.notVisible("google-yahoo.alignment", "The domain in the From: line is the one that SPF or DKIM proves.", ""),
                Control.notVisible("google-yahoo.reverse-names", "Sending servers have a name in DNS in both directions.", ""),
                Control.notVisible("google-yahoo.tls", "Messages are sent over an encrypted connection.", ""),
                Control.notVisible("google-yahoo.spam-rate", "Fewer than 0.3 % of the messages are reported as spam.", ""),
                Control.notVisible("google-yahoo.unsubscribe", "Recipients can unsubscribe from marketing mail with one click.", "")));
    }

    private static Profile microsoft() {
        return new Profile("microsoft", "Outlook.com", "Outlook’s requirements for high-volume senders (Microsoft, April 2025), in force since 5 May 2025",
                "Whoever sends more than 5,000 messages a day to outlook.com, hotmail.com or live.com.", "", List.of(
                sending(Control.without("microsoft.spf", "SPF says which servers may send for the domain.", "", Visibility.IN_PART, SPF_WORKS)),
                sending(Control.key("microsoft.dkim", "Messages are signed with DKIM.", "", Profiles::hasKey)),
                sending(reaching(Stage.MONITORING, Control.without("microsoft.dmarc", "There is a DMARC record, with p=none at least.", "", Visibility.SHOWN, DMARC_PUBLISHED))),
                Control.notVisible("microsoft.alignment", "The domain in the From: line is the one that SPF or DKIM proves, better both.", ""),
                Control.notVisible("microsoft.unsubscribe", "Recipients can unsubscribe, and addresses in From: and Reply-To: receive answers.", "")));
    }

    private static Profile directive() {
        return new Profile("bod-18-01", "BOD 18-01", "Binding Operational Directive 18-01, Enhance Email and Web Security (US Department of Homeland Security, October 2017)",
                "Civilian agencies of the United States’ federal government.", "The directive’s part about web sites is not looked at.", List.of(
                Control.without("bod-18-01.spf", "The domain has a valid SPF record.", "", Visibility.SHOWN, SPF_WORKS),
                reaching(Stage.MONITORING, Control.without("bod-18-01.dmarc", "The domain has a valid DMARC record.", "", Visibility.SHOWN, DMARC_PUBLISHED)),
                reported(Control.without("bod-18-01.reports", "Aggregate reports go to at least one address.", "", Visibility.SHOWN, DMARC_REPORTS)),
                reaching(Stage.REJECTING, Control.without("bod-18-01.reject", "The DMARC policy is reject, for subdomains too.", "", Visibility.SHOWN, DMARC_REJECTS)),
                Control.notVisible("bod-18-01.starttls", "Mail servers on the internet offer encryption (STARTTLS).", ""),
                Control.notVisible("bod-18-01.ciphers", "Mail servers do not use SSLv2, SSLv3, 3DES or RC4.", "")));
    }

    private static Profile ncsc() {
        return new Profile("ncsc", "NCSC (UK)", "Email security and anti-spoofing (National Cyber Security Centre, United Kingdom)",
                "All organisations; binding for many in the United Kingdom’s public sector.", "", List.of(
                Control.without("ncsc.spf", "SPF says which servers may send, and that others may not.", "", Visibility.SHOWN, joined(SPF_WORKS, SPF_REFUSES_OTHERS)),
                sending(Control.key("ncsc.dkim", "Messages are signed with DKIM.", "", Profiles::hasKey)),
                reaching(Stage.QUARANTINING, Control.without("ncsc.dmarc", "The DMARC policy keeps forged mail out of inboxes, for subdomains too.", "", Visibility.SHOWN, DMARC_ENFORCES)),
                reported(Control.without("ncsc.reports", "Reports about mail in the domain’s name are received.", "", Visibility.IN_PART, DMARC_REPORTS)),
                receiving(Control.without("ncsc.mta-sts", "Senders must use an encrypted connection (MTA-STS).", "", Visibility.SHOWN, MTA_STS)),
                receiving(Control.without("ncsc.tls-reports", "Failed encryption is reported (TLS-RPT).", "", Visibility.SHOWN, TLS_REPORTS)),
                parked(reaching(Stage.REJECTING, Control.without("ncsc.parked", "A domain without mail says so: no sender in SPF, DMARC reject.", "", Visibility.SHOWN, joined(joined(DMARC_REJECTS, SPF_WORKS), "spf.parked.open")))),
                Control.notVisible("ncsc.tls", "Mail servers use TLS with a certificate from a known issuer.", "")));
    }

    private static Profile authentication() {
        return new Profile("bsi-tr-03182", "BSI TR-03182", "BSI TR-03182 Email Authentication (Germany), with its test specification TR-03182-P 1.0 of January 2024",
                "E-mail services that are certified by the guideline, and whoever asks for it when buying one.", "", List.of(
                Control.without("bsi-tr-03182.spf", "The domain has an SPF record that works.", "TR-03182-01-M (test D-01)", Visibility.SHOWN, SPF_WORKS),
                Control.without("bsi-tr-03182.spf-all", "SPF marks or refuses all other servers (~all or -all).", "TR-03182-01-M (test D-03)", Visibility.SHOWN, SPF_REFUSES_OTHERS),
                sending(Control.key("bsi-tr-03182.dkim-rsa", "There is a DKIM key for RSA.", "TR-03182-03-M, -04-M (test F-01)", facts -> keys(facts).stream().anyMatch(PublicKey.Rsa.class::isInstance))),
                sending(Control.key("bsi-tr-03182.dkim-ed25519", "There is a DKIM key for Ed25519.", "TR-03182-03-M, -04-M (test F-02)", facts -> keys(facts).stream().anyMatch(PublicKey.Ed25519.class::isInstance))),
                sending(foundKeys(Control.without("bsi-tr-03182.dkim-keys", "DKIM keys are long enough and not for SHA-1.", "TR-03182-03-M", Visibility.IN_PART, "dkim.key.short", "dkim.key.sha1"))),
                reaching(Stage.MONITORING, Control.without("bsi-tr-03182.dmarc", "There is a DMARC record.", "TR-03182-06-M (test H-01)", Visibility.SHOWN, DMARC_PUBLISHED)),
                reaching(Stage.QUARANTINING, Control.without("bsi-tr-03182.dmarc-policy", "The DMARC policy is quarantine or reject, for subdomains too.", "TR-03182-06-M (test H-02)", Visibility.SHOWN, DMARC_ENFORCES)),
                reported(Control.without("bsi-tr-03182.dmarc-reports", "DMARC reports are asked for.", "TR-03182-06-M (test H-03)", Visibility.SHOWN, DMARC_REPORTS)),
                parked(reaching(Stage.REJECTING, reported(Control.without("bsi-tr-03182.unused", "A domain without mail says so: null MX, SPF that fails all, DMARC reject, reports.", "TR-03182-11-M", Visibility.SHOWN,
                        joined(joined(joined(DMARC_REJECTS, DMARC_REPORTS), SPF_WORKS), "spf.parked.open", "mx.null.mixed"))))),
                Control.notVisible("bsi-tr-03182.signing", "All messages are signed.", "TR-03182-04-M (tests F-03, F-04)"),
                Control.notVisible("bsi-tr-03182.inbound", "Incoming messages are checked with SPF, DKIM and DMARC.", "TR-03182-02-M, -05-M, -07-M"),
                Control.notVisible("bsi-tr-03182.sends-reports", "Reports are sent to others, and those received are watched.", "TR-03182-08-M, -09-M, -10-M")));
    }

    private static Profile transport() {
        return new Profile("bsi-tr-03108", "BSI TR-03108", "BSI TR-03108 Secure E-Mail Transport (Germany)",
                "E-mail services that are certified by the guideline, and whoever asks for it when buying one.", "", List.of(
                Control.without("bsi-tr-03108.dnssec", "The domain’s DNS answers are signed (DNSSEC).", "", Visibility.SHOWN, "dnssec.missing"),
                receiving(dane()),
                receiving(Control.without("bsi-tr-03108.sts", "Senders that cannot use DANE are told to encrypt (MTA-STS).", "", Visibility.SHOWN, MTA_STS)),
                receiving(Control.without("bsi-tr-03108.tls-reports", "Failed encryption is reported (TLS-RPT).", "", Visibility.SHOWN, TLS_REPORTS)),
                Control.notVisible("bsi-tr-03108.tls", "Mail servers encrypt by the guideline for cryptography (TR-03116-4).", ""),
                Control.notVisible("bsi-tr-03108.outbound", "Outgoing mail is encrypted where the receiver demands it (DANE, MTA-STS).", "")));
    }

    private static Profile nis2() {
        String section = "Annex, point 6.7.2";
        return new Profile("nis2", "NIS2", "Commission Implementing Regulation (EU) 2024/2690",
                "Digital infrastructure and services within the European Union’s NIS2 directive.",
                "The regulation asks for modern standards for e-mail and for good practice in DNS, and names none of them. The list below is how these are commonly understood.", List.of(
                Control.without("nis2.spf", "SPF says which servers may send for the domain.", section, Visibility.IN_PART, joined(SPF_WORKS, SPF_REFUSES_OTHERS)),
                sending(Control.key("nis2.dkim", "Messages are signed with DKIM.", section, Profiles::hasKey)),
                reaching(Stage.QUARANTINING, Control.without("nis2.dmarc", "The DMARC policy keeps forged mail out of inboxes.", section, Visibility.SHOWN, DMARC_ENFORCES)),
                receiving(Control.without("nis2.transport", "Mail to the domain must be encrypted (MTA-STS).", section, Visibility.SHOWN, MTA_STS)),
                receiving(Control.without("nis2.tls-reports", "Failed encryption is reported (TLS-RPT).", section, Visibility.SHOWN, TLS_REPORTS)),
                Control.without("nis2.dnssec", "The domain’s DNS answers are signed (DNSSEC).", section, Visibility.SHOWN, "dnssec.missing"),
                Control.notVisible("nis2.plan", "There is a plan for introducing these standards, with measures to speed it up.", section)));
    }

    private static Profile pci() {
        String section = "Requirement 5.4.1";
        return new Profile("pci-dss", "PCI DSS", "Payment Card Industry Data Security Standard 4.0.1",
                "Whoever stores, processes or transmits payment card data.",
                "The requirement asks for mechanisms against phishing. SPF, DKIM and DMARC are named as good practice for it, not as the requirement itself.", List.of(
                reaching(Stage.QUARANTINING, Control.without("pci-dss.dmarc", "The DMARC policy keeps forged mail out of inboxes.", section + ", good practice", Visibility.SHOWN, DMARC_ENFORCES)),
                Control.without("pci-dss.spf", "SPF says which servers may send, and that others may not.", section + ", good practice", Visibility.SHOWN, joined(SPF_WORKS, SPF_REFUSES_OTHERS)),
                sending(Control.key("pci-dss.dkim", "Messages are signed with DKIM.", section + ", good practice", Profiles::hasKey)),
                Control.notVisible("pci-dss.inbound", "Phishing is detected and kept from staff automatically.", section),
                Control.notVisible("pci-dss.processes", "There are processes to detect phishing and protect staff from it.", section)));
    }

    /// Servers in a zone that is not signed cannot have DANE, and no finding speaks of it, because their domain cannot mend it. What a
    /// server shows is looked at where the operator wishes it, and at few of many servers: only silence leaves it open.
    private static Control dane() {
        return new Control("bsi-tr-03108.dane", "The mail servers’ certificates stand in signed DNS (DANE).", "", Visibility.IN_PART, DANE, (ground, rules) -> {
            List<Finding> findings = ground.findings(rules);
            if (!findings.isEmpty()) {
                return new Verdict.NotMet(findings, "");
            }
            if (ground.isUndecided(DANE_PUBLISHED) || ground.facts().hosts().stream().anyMatch(host -> host.standing() == MailHost.Standing.UNKNOWN)) {
                return new Verdict.Unknown(Control.NOT_SAID);
            }
            List<DaneHost> servers = ground.facts().addressedDane();
            if (servers.isEmpty()) {
                return new Verdict.NotMet(List.of(), "No mail server that the domain names has an address.");
            }
            if (!servers.stream().allMatch(server -> server.state() == DaneHost.State.PROTECTED)) {
                return new Verdict.NotMet(List.of(), "At least one mail server stands in a zone that is not signed, so that senders cannot check it.");
            }
            return servers.stream().anyMatch(server -> ground.facts().probe(server.host()).filter(SmtpProbe.Failed.class::isInstance).isPresent())
                    ? new Verdict.Unknown("At least one mail server did not show its certificate, so that nobody knows whether it is the one described.")
                    : new Verdict.Met();
        });
    }

    /// What receivers on both standards do in the end has to be as good as the control asks, whatever findings say.
    private static Control reaching(Stage least, Control control) {
        return new Control(control.id(), control.sentence(), control.section(), control.visibility(), control.rules(), (ground, rules) -> {
            Verdict verdict = control.test().of(ground, rules);
            StageVerdict stage = ground.assessment().stage();
            if (!(verdict instanceof Verdict.Met) || stage.current().reaches(least) && stage.old().reaches(least)) {
                return verdict;
            }
            return stage.current() == Stage.UNKNOWN || stage.old() == Stage.UNKNOWN ? new Verdict.Unknown(Control.NOT_SAID) : new Verdict.NotMet(List.of(), stage.sentence());
        });
    }

    /// A domain that declines mail is asked for none of this, so that nothing is held against one that may do so.
    private static Control sending(Control control) {
        return control.doubting(Verdict.NotMet.class, Facts::isMailUnknown, Control.NOT_SAID).only(facts -> !facts.declinesMail(), NO_MAIL);
    }

    /// Without an MX record senders try the domain's own address (RFC 5321 §5.1), and whether a mail server stands there nobody says.
    private static Control receiving(Control control) {
        return control.only(Facts::receivesMail, "The domain receives no mail.").open(facts -> facts.mx() instanceof MailExchanges.Implicit, AT_ITS_ADDRESS)
                .open(Facts::isMailUnknown, Control.NOT_SAID);
    }

    /// Reports reach somebody when one address gets them, whatever becomes of those to the others.
    private static Control reported(Control control) {
        return new Control(control.id(), control.sentence(), control.section(), control.visibility(), control.rules(), (ground, rules) -> {
            Verdict verdict = control.test().of(ground, rules);
            if (verdict.findings().isEmpty() || !verdict.findings().stream().map(Finding::ruleId).allMatch(LOST_REPORTS::contains)) {
                return verdict;
            }
            var others = new HashSet<>(rules);
            others.removeAll(LOST_REPORTS);
            var consents = ground.facts().dmarc().stream().flatMap(policy -> policy.record().aggregate().stream()).filter(address -> address.isMail() && address.isUsable()).map(address -> consent(ground.facts(), address)).toList();
            if (consents.contains(ReportAuthorization.Consent.GIVEN)) {
                return Control.withoutFinding(ground, others);
            }
            return consents.contains(ReportAuthorization.Consent.UNKNOWN) ? new Verdict.Unknown(Control.NOT_SAID) : verdict;
        });
    }

    /// Within the organisation nobody is asked.
    private static ReportAuthorization.Consent consent(Facts facts, ReportAddress address) {
        return facts.authorizations().stream().filter(each -> address.host().equals(Optional.of(each.host()))).map(ReportAuthorization::consent).findFirst().orElse(ReportAuthorization.Consent.GIVEN);
    }

    private static Control parked(Control control) {
        return control.only(Facts::declinesMail, IN_USE).open(Facts::isMailUnknown, Control.NOT_SAID);
    }

    /// Where no key was found nothing is wrong with one, and nothing is known to be right.
    private static Control foundKeys(Control control) {
        return control.doubting(Verdict.Met.class, facts -> !hasKey(facts), NO_KEY);
    }

    private static boolean hasKey(Facts facts) {
        return !keys(facts).isEmpty();
    }

    /// The keys whose signatures receivers accept on mail (RFC 8301 §3.1, RFC 8301 §3.2).
    private static List<PublicKey> keys(Facts facts) {
        return facts.dkim().selectors().stream().map(Selectors.Selector::published)
                .filter(Selectors.Published.Texts.class::isInstance).flatMap(texts -> ((Selectors.Published.Texts) texts).texts().stream())
                .map(DkimKeyRecord::read).filter(DkimReading.Key.class::isInstance).map(key -> ((DkimReading.Key) key).record())
                .filter(record -> record.isForMail() && !record.allowsNoModernHash()).map(DkimKeyRecord::key)
                .filter(key -> key instanceof PublicKey.Rsa rsa && rsa.bits() >= LEAST_RSA_BITS || key instanceof PublicKey.Ed25519).toList();
    }

    private static String[] joined(String[] some, String... others) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(others)).distinct().toArray(String[]::new);
    }
}
