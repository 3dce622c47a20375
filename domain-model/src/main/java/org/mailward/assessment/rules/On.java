package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mailward.assessment.CheckId;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.mailauth.caa.CaaPublication;
import org.mailward.mailauth.dane.DaneHost;
import org.mailward.mailauth.dkim.DkimKeyRecord;
import org.mailward.mailauth.dkim.DkimReading;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.EffectivePolicy;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dnssec.ZoneKeys;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.StsPolicy;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.mx.MailHost;
import org.mailward.mailauth.spf.SpfBranch;
import org.mailward.mailauth.spf.SpfNode;
import org.mailward.mailauth.spf.SpfPublication;
import org.mailward.mailauth.spf.SpfRecord;
import org.mailward.mailauth.spf.SpfResult;
import org.mailward.mailauth.spf.SpfVerdict;
import org.mailward.mailauth.starttls.SeenCertificate;
import org.mailward.mailauth.starttls.SmtpProbe;

/// What rules look at. Where it is unknown the judgement is unknown, and where there is nothing no rule applies.
final class On {

    /// The most findings of one rule about one list that a stranger wrote.
    static final int MOST_SUBJECTS = 50;

    private On() {
    }

    static Judgement dmarcPolicy(Facts facts, Function<EffectivePolicy, Judgement> rule) {
        return facts.isDmarcUnknown() ? Judgement.unknown() : facts.dmarc().map(rule).orElseGet(Judgement::notApplicable);
    }

    /// The record that holds for the domain, perhaps that of a name above: forgers care for what it comes to, and not for whose it is.
    static Judgement heldDmarcRecord(Facts facts, Function<Held, Judgement> rule) {
        return dmarcPolicy(facts, policy -> rule.apply(new Held(policy.at(), policy.record(), policy.inherited())));
    }

    /// A record at the domain itself, of which something is said that does not touch a name that inherits it.
    static Judgement ownDmarcRecord(Facts facts, Function<DmarcRecord, Judgement> rule) {
        return dmarcPolicy(facts, policy -> policy.inherited() ? Judgement.notApplicable() : rule.apply(policy.record()));
    }

    /// A record at the domain itself that also holds for names below it, because the domain is the organisation's top.
    static Judgement organizationsDmarcRecord(Facts facts, Function<DmarcRecord, Judgement> rule) {
        return ownDmarcRecord(facts, record -> facts.walk().organizationalDomain()
                .map(top -> top.equals(facts.domain()) ? rule.apply(record) : Judgement.notApplicable()).orElseGet(Judgement::unknown));
    }

    /// @param rule takes the record and its faults
    static Judgement spfRecord(Facts facts, BiFunction<SpfRecord, List<String>, Judgement> rule) {
        return switch (facts.spf().publication()) {
            case SpfPublication.Unknown _ -> Judgement.unknown();
            case SpfPublication.Absent _, SpfPublication.Several _ -> Judgement.notApplicable();
            case SpfPublication.One(SpfRecord record, List<String> faults) -> rule.apply(record, faults);
        };
    }

    /// @param rule takes the record and what a receiver concludes about a server that is not listed
    static Judgement stranger(Facts facts, BiFunction<SpfRecord, SpfResult, Judgement> rule) {
        SpfResult stranger = facts.spfAnalysis().stranger();
        return spfRecord(facts, (record, _) -> facts.isSpfTreeIncomplete() || stranger.verdict() == SpfVerdict.TEMP_ERROR ? Judgement.unknown() : rule.apply(record, stranger));
    }

    static boolean isWellFormed(SpfNode node) {
        return node.publication() instanceof SpfPublication.One(SpfRecord _, List<String> faults) && faults.isEmpty();
    }

    /// The branches of the tree that a rule is about, each subject once. A part of the tree that could not be looked at leaves it open.
    static Judgement branches(Facts facts, Predicate<SpfBranch> wanted, Function<SpfBranch, Finding> finding) {
        return openTree(facts, branch -> wanted.test(branch) ? Optional.of(finding.apply(branch)) : Optional.empty());
    }

    /// Every record that the domain's own leads to, each subject once, likewise.
    static Judgement children(Facts facts, Function<SpfNode, Optional<Finding>> rule) {
        return openTree(facts, branch -> branch.child().flatMap(rule));
    }

    private static Judgement openTree(Facts facts, Function<SpfBranch, Optional<Finding>> rule) {
        var findings = new ArrayList<Finding>(0);
        for (SpfBranch branch : facts.spfBranches()) {
            rule.apply(branch).ifPresent(findings::add);
        }
        if (findings.isEmpty()) {
            return facts.isSpfTreeIncomplete() ? Judgement.unknown() : Judgement.passed();
        }
        Set<CheckId> seen = new HashSet<>();
        findings.removeIf(finding -> !seen.add(finding.id()));
        return Judgement.of(findings, facts.isSpfTreeIncomplete() ? Set.of(CheckId.EVERY_SUBJECT) : Set.of());
    }

    /// A finding about each of those that are wrong, the same one once.
    static <T> Judgement each(List<T> all, Predicate<T> wrong, Function<T, Finding> finding) {
        var findings = new ArrayList<Finding>(0);
        for (T one : all) {
            if (wrong.test(one)) {
                findings.add(finding.apply(one));
            }
        }
        return findings.isEmpty() ? Judgement.passed() : Judgement.found(findings.stream().distinct().toList());
    }

    /// The terms that lead to a name in the SPF tree, each below those that lead to it from the domain's own record.
    static List<String> waysTo(Facts facts, DomainName name) {
        return leading(facts, name).flatMap(last -> way(facts, last).stream()).map(branch -> branch.publisher() + " TXT … " + branch.term().text()).distinct().toList();
    }

    private static List<SpfBranch> way(Facts facts, SpfBranch last) {
        var way = new ArrayList<SpfBranch>();
        Optional<SpfBranch> next = Optional.of(last);
        while (next.isPresent()) {
            way.addFirst(next.get());
            // Records that include each other lead around in a circle.
            next = leading(facts, next.get().publisher()).filter(above -> !way.contains(above)).findFirst();
        }
        return way;
    }

    private static Stream<SpfBranch> leading(Facts facts, DomainName name) {
        return facts.spfBranches().stream().filter(branch -> branch.child().filter(child -> child.name().equals(name)).isPresent());
    }

    /// @param rule takes what stands alone at a selector
    static Judgement dkimTexts(Facts facts, Function<Selectors.Sole, Optional<Finding>> rule) {
        if (facts.dkim().wildcardUnknown()) {
            return Judgement.unknown();
        }
        if (facts.dkim().soles().isEmpty() && facts.dkim().unknown().isEmpty()) {
            return Judgement.passed();
        }
        var findings = new ArrayList<Finding>(0);
        var undecided = new HashSet<String>(0);
        for (String selector : facts.dkim().unknown()) {
            undecided.add(Selectors.question(facts.domain(), selector).name().ascii());
        }
        for (Selectors.Sole sole : facts.dkim().soles()) {
            rule.apply(sole).ifPresent(findings::add);
        }
        return Judgement.of(findings, undecided);
    }

    static DomainName name(Facts facts, Selectors.Selector selector) {
        return Selectors.question(facts.domain(), selector.name()).name();
    }

    static Judgement dkimKeys(Facts facts, BiFunction<DomainName, DkimKeyRecord, Optional<Finding>> rule) {
        return dkimTexts(facts, sole -> sole.reading() instanceof DkimReading.Key(DkimKeyRecord record) ? rule.apply(sole.name(), record) : Optional.empty());
    }

    static Judgement fetchedPolicy(Facts facts, Function<FetchedPolicy, Judgement> rule) {
        return facts.sts() instanceof StsPublication.Unknown ? Judgement.unknown() : facts.policy().map(rule).orElseGet(Judgement::notApplicable);
    }

    static Judgement stsPolicy(Facts facts, Function<StsPolicy, Judgement> rule) {
        return fetchedPolicy(facts, _ -> facts.isStsPolicyUnknown() ? Judgement.unknown() : facts.stsPolicy().map(rule).orElseGet(Judgement::notApplicable));
    }

    /// A domain that names mail servers.
    static Judgement receivedMail(Facts facts, Supplier<Judgement> rule) {
        return facts.isMailUnknown() ? Judgement.unknown() : facts.receivesMail() ? rule.get() : Judgement.notApplicable();
    }

    /// Each mail server; one whose address nobody could say is undecided.
    static Judgement mailHosts(Facts facts, Function<MailHost, Optional<Finding>> rule) {
        return mailHosts(facts, _ -> false, rule);
    }

    /// @param open what else leaves a server undecided
    static Judgement mailHosts(Facts facts, Predicate<MailHost> open, Function<MailHost, Optional<Finding>> rule) {
        return receivedMail(facts, () -> {
            var undecided = new HashSet<String>(0);
            var findings = new ArrayList<Finding>(0);
            for (MailHost host : facts.hosts()) {
                boolean isOpen = open.test(host);
                if (isOpen || host.standing() == MailHost.Standing.UNKNOWN) {
                    undecided.add(host.name().ascii());
                }
                if (!isOpen) {
                    rule.apply(host).ifPresent(findings::add);
                }
            }
            return Judgement.of(findings, undecided);
        });
    }

    /// What DANE does for each mail server; one about which nobody could say is undecided.
    static Judgement daneHosts(Facts facts, Function<DaneHost, Optional<Finding>> rule) {
        return daneHosts(facts, rule, _ -> false);
    }

    /// @param open what else leaves a server undecided
    static Judgement daneHosts(Facts facts, Function<DaneHost, Optional<Finding>> rule, Predicate<DaneHost> open) {
        return receivedMail(facts, () -> {
            var undecided = new HashSet<String>(0);
            var findings = new ArrayList<Finding>(0);
            for (DaneHost host : facts.dane()) {
                if (host.state() == DaneHost.State.UNKNOWN || open.test(host)) {
                    undecided.add(host.host().ascii());
                }
                rule.apply(host).ifPresent(findings::add);
            }
            return Judgement.of(findings, undecided);
        });
    }

    /// What DANE does for all mail servers that have an address.
    static Judgement dane(Facts facts, Function<List<DaneHost>, Judgement> rule) {
        return receivedMail(facts, () -> facts.dane().stream().anyMatch(dane -> dane.state() == DaneHost.State.UNKNOWN) ? Judgement.unknown() : rule.apply(facts.addressedDane()));
    }

    /// The keys of a zone whose parent vouches for it; without that nobody checks them.
    static Judgement zoneKeys(Facts facts, Function<ZoneKeys, Judgement> rule) {
        return facts.zoneKeys().unknown() ? Judgement.unknown() : facts.zoneKeys().digests().isEmpty() ? Judgement.notApplicable() : rule.apply(facts.zoneKeys());
    }

    static Judgement caa(Facts facts, Function<CaaPublication.Applies, Judgement> rule) {
        return switch (facts.caa()) {
            case CaaPublication.Unknown _ -> Judgement.unknown();
            case CaaPublication.Absent _ -> Judgement.notApplicable();
            case CaaPublication.Applies applies -> facts.isMailUnknown() ? Judgement.unknown() : rule.apply(applies);
        };
    }

    /// What each mail server did, where they are looked at; one that could not be, or for which DANE is open, is undecided.
    static Judgement probes(Facts facts, BiFunction<DomainName, SmtpProbe, Optional<Finding>> rule) {
        return probes(facts, rule, (_, _) -> false);
    }

    /// @param open what else leaves a server undecided
    static Judgement probes(Facts facts, BiFunction<DomainName, SmtpProbe, Optional<Finding>> rule, BiPredicate<DomainName, SmtpProbe> open) {
        if (!facts.probed() && !facts.isMailUnknown()) {
            return Judgement.notApplicable();
        }
        return receivedMail(facts, () -> {
            var findings = new ArrayList<Finding>();
            var undecided = new HashSet<String>();
            for (MailHost host : facts.hosts()) {
                if (facts.isProbeMissing(host) || facts.dane().stream().anyMatch(dane -> dane.host().equals(host.name()) && dane.state() == DaneHost.State.UNKNOWN)
                        || facts.probe(host.name()).filter(probe -> open.test(host.name(), probe)).isPresent()) {
                    undecided.add(host.name().ascii());
                } else {
                    facts.probe(host.name()).flatMap(probe -> rule.apply(host.name(), probe)).ifPresent(findings::add);
                }
            }
            return Judgement.of(findings, undecided);
        });
    }

    /// True when senders that use DANE deliver to a server that shows these certificates.
    static boolean isSatisfied(Facts facts, DaneHost dane, SmtpProbe.Encrypted seen) {
        return dane.state() == DaneHost.State.PROTECTED && SeenCertificate.satisfies(seen.chain(), dane.records(), names(facts, dane.host()), facts.at());
    }

    /// True when nobody can tell whether they do.
    static boolean isDoubtful(Facts facts, DaneHost dane, SmtpProbe.Encrypted seen) {
        return dane.state() == DaneHost.State.PROTECTED && SeenCertificate.maySatisfy(seen.chain(), dane.records(), names(facts, dane.host()), facts.at());
    }

    /// The names by which senders know a mail server: its own, that at the end of its aliases, and the domain whose mail it takes.
    private static List<DomainName> names(Facts facts, DomainName server) {
        var names = new ArrayList<DomainName>(List.of(server, facts.domain()));
        for (MailHost host : facts.hosts()) {
            if (host.name().equals(server) && !host.aliases().isEmpty()) {
                names.add(host.aliases().getLast());
            }
        }
        return names;
    }
}
