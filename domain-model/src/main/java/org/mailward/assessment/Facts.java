package org.mailward.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.alias.DeadAliases;
import org.mailward.mailauth.bimi.BimiDocuments;
import org.mailward.mailauth.bimi.BimiPublication;
import org.mailward.mailauth.bimi.BimiRecord;
import org.mailward.mailauth.caa.CaaPublication;
import org.mailward.mailauth.dane.DaneHost;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dmarc.EffectivePolicy;
import org.mailward.mailauth.dmarc.ListDiscovery;
import org.mailward.mailauth.dmarc.ReportAuthorization;
import org.mailward.mailauth.dmarc.Strays;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dnssec.Signing;
import org.mailward.mailauth.dnssec.ZoneKeys;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.StsPolicy;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.mx.MailHost;
import org.mailward.mailauth.spf.SpfAnalysis;
import org.mailward.mailauth.spf.SpfBranch;
import org.mailward.mailauth.spf.SpfNode;
import org.mailward.mailauth.spf.SpfPublication;
import org.mailward.mailauth.spf.SpfVerdict;
import org.mailward.mailauth.starttls.SmtpProbe;
import org.mailward.mailauth.tlsrpt.TlsRptPublication;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;

/// What the kernel reads out of the answers about one domain. Rules look at nothing else.
///
/// @param hosts the mail servers that the domain names, the most preferred ones
/// @param dane what DANE does for each of them, in the same order
/// @param caa which authorities may issue certificates
/// @param zoneKeys the keys that the zone is signed with
/// @param smtp what mail servers did when they were asked to encrypt
/// @param probed mail servers were to be asked
/// @param spf the tree of SPF lookups from the domain down
/// @param spfAnalysis whom the SPF record allows, how large it is, and what becomes of a stranger
/// @param walk the DMARC tree walk
/// @param discovery how the old standard finds a DMARC record; empty when no public suffix list was asked
/// @param strays DMARC records that stand where no receiver looks
/// @param dmarc the policy that applies to the domain; empty when there is none or nobody could say
/// @param authorizations consent of the report receivers outside the organisation
/// @param logo the files that the BIMI record leads to
/// @param policy what the MTA-STS policy host said, when it was asked
/// @param aliases where an alias (CNAME) stands, what it leads to at last
/// @param deadAliases aliases among the domain's own names that lead to nothing
/// @param ages since when what was found stands so, as far as it was watched
/// @param at when it was found
public record Facts(
        DomainName domain,
        Existence existence,
        MailExchanges mx,
        List<MailHost> hosts,
        List<DaneHost> dane,
        CaaPublication caa,
        ZoneKeys zoneKeys,
        Map<DomainName, SmtpProbe> smtp,
        boolean probed,
        SpfNode spf,
        SpfAnalysis spfAnalysis,
        Selectors dkim,
        TreeWalk walk,
        Optional<ListDiscovery> discovery,
        Strays strays,
        Optional<EffectivePolicy> dmarc,
        List<ReportAuthorization> authorizations,
        StsPublication sts,
        Optional<FetchedPolicy> policy,
        TlsRptPublication tlsRpt,
        BimiPublication bimi,
        BimiDocuments logo,
        Signing signing,
        Map<DomainName, DomainName> aliases,
        DeadAliases deadAliases,
        Ages ages,
        Instant at) {

    /// Whether the domain exists in DNS.
    public enum Existence {
        YES, NO, UNKNOWN
    }

    public static Facts of(Evidence evidence) {
        DomainName domain = evidence.domain();
        DnsResolver replay = evidence.replay();
        var tried = new Sections.Tried(evidence.selectors(), evidence.probe(), evidence.suffix());
        var dmarc = Sections.DmarcAnswers.of(domain, tried, replay);
        var apex = Sections.Apex.of(domain, replay);
        var transport = Sections.Transport.of(domain, replay, new Sections.Web(_ -> evidence.policy(), address -> Optional.ofNullable(evidence.documents().get(address))));
        var servers = Sections.Servers.of(domain, apex.mx(), replay);
        SpfAnalysis spf = Sections.spf(domain, replay);
        Selectors dkim = Sections.dkim(domain, tried, replay);
        return new Facts(
                domain,
                apex.existence(),
                apex.mx(),
                servers.hosts(),
                servers.dane(),
                servers.caa(),
                apex.keys(),
                evidence.smtp(),
                evidence.probed(),
                spf.tree(),
                spf,
                dkim,
                dmarc.walk(),
                dmarc.discovery(),
                dmarc.strays(),
                policy(dmarc, domain, apex.existence()),
                dmarc.authorizations(replay),
                transport.sts(),
                transport.policy(),
                transport.tlsRpt(),
                transport.bimi(),
                transport.logo(),
                apex.signing(),
                aliases(evidence),
                Sections.aliases(domain, tried, dkim, transport.sts(), servers.hosts(), end -> Optional.ofNullable(evidence.ends().get(end)), replay),
                evidence.ages(),
                evidence.gatheredAt());
    }

    private static Map<DomainName, DomainName> aliases(Evidence evidence) {
        var aliases = new HashMap<DomainName, DomainName>(0);
        for (Answer answer : evidence.answers().values()) {
            if (answer instanceof Answer.Found found && !found.aliases().isEmpty()) {
                aliases.put(found.question().name(), found.aliases().getLast());
            }
        }
        return aliases;
    }

    /// While nobody could say whether the domain exists, the milder of what would hold for it.
    private static Optional<EffectivePolicy> policy(Sections.DmarcAnswers dmarc, DomainName domain, Existence existence) {
        Optional<EffectivePolicy> existing = dmarc.policy(domain, existence != Existence.NO);
        if (existence != Existence.UNKNOWN) {
            return existing;
        }
        Optional<EffectivePolicy> missing = dmarc.policy(domain, false);
        boolean milder = missing.flatMap(EffectivePolicy::current).filter(policy -> existing.flatMap(EffectivePolicy::current).filter(policy::isWeakerThan).isPresent()).isPresent();
        return milder ? missing : existing;
    }

    /// The same facts of a domain whose earlier times are known.
    public Facts with(Ages known) {
        return new Facts(domain, existence, mx, hosts, dane, caa, zoneKeys, smtp, probed, spf, spfAnalysis, dkim, walk, discovery, strays, dmarc, authorizations, sts, policy, tlsRpt, bimi, logo,
                signing, aliases, deadAliases, known, at);
    }

    /// The policy that applies to a name below the domain that publishes no record of its own.
    ///
    /// @param exists the name exists in DNS
    /// @return empty when there is none or nobody could say
    /// @throws IllegalArgumentException when the name is not below the domain
    public Optional<EffectivePolicy> dmarcBelow(DomainName name, boolean exists) {
        TreeWalk below = walk.fromBelow(name);
        return new Sections.DmarcAnswers(below, discovery.map(known -> known.fromBelow(name)), Strays.none()).policy(name, exists);
    }

    /// What the old standard finds for the domain: what the current one finds where no public suffix list was asked.
    public TreeWalk.Policies policiesBefore() {
        return discovery.map(ListDiscovery::policies).orElseGet(walk::policies);
    }

    public boolean isDmarcUnknown() {
        return dmarc.isEmpty() && walk.isUnknown();
    }

    /// True when the domain says that it receives no mail (RFC 7505), and so should send none.
    public boolean declinesMail() {
        return mx instanceof MailExchanges.NullMx;
    }

    /// True when this mail server was to be looked at, and what it does is open all the same: DNS did not say where it is, it did not
    /// answer, or others were looked at in its place.
    public boolean isProbeMissing(MailHost host) {
        return probed && probe(host.name()).map(SmtpProbe.Failed.class::isInstance).orElse(host.standing() != MailHost.Standing.WITHOUT_ADDRESS);
    }

    /// What this mail server did, when it was looked at.
    public Optional<SmtpProbe> probe(DomainName host) {
        return Optional.ofNullable(smtp.get(host));
    }

    /// True when the domain names mail servers.
    public boolean receivesMail() {
        return mx instanceof MailExchanges.Listed;
    }

    public boolean isMailUnknown() {
        return mx instanceof MailExchanges.Unknown;
    }

    /// What DANE does for the mail servers that have an address; nobody delivers to others.
    public List<DaneHost> addressedDane() {
        var addressed = new ArrayList<DaneHost>(dane.size());
        for (DaneHost each : dane) {
            if (hosts.stream().anyMatch(host -> host.standing() == MailHost.Standing.ADDRESSED && host.name().equals(each.host()))) {
                addressed.add(each);
            }
        }
        return addressed;
    }

    private boolean isHostUnknown(DomainName name) {
        return hosts.stream().anyMatch(host -> host.name().equals(name) && host.standing() == MailHost.Standing.UNKNOWN);
    }

    /// The policy file, when it was fetched.
    public Optional<StsPolicy> stsPolicy() {
        return policy.filter(FetchedPolicy.Body.class::isInstance).map(body -> StsPolicy.read(((FetchedPolicy.Body) body).text()));
    }

    /// The whole MTA-STS policy is unknown: the host did not answer, which may be its trouble or the network's between.
    public boolean isStsPolicyUnknown() {
        return policy.filter(answer -> answer instanceof FetchedPolicy.Failed(FetchFailure failure, String _) && failure.isSilence()).isPresent();
    }

    /// How long the records that answer a question have been seen unchanged; empty when they are not watched.
    public Optional<Duration> unchangedFor(Question question) {
        return ages.of(question).map(age -> Duration.between(age.since(), at));
    }

    /// Every SPF branch that receivers can reach.
    public List<SpfBranch> spfBranches() {
        return spfAnalysis.branches();
    }

    /// True when a part of the SPF tree could not be looked at, so that no total is certain.
    public boolean isSpfTreeIncomplete() {
        return spfAnalysis.isIncomplete();
    }

    /// Everything that nobody could say, one entry per question.
    List<UnknownCheck> unknowns() {
        var unknowns = new ArrayList<UnknownCheck>();
        for (TreeWalk.Step step : walk.steps()) {
            if (step.published() instanceof TreeWalk.Published.Unknown(String why) && (step.name().equals(domain) || isDmarcUnknown())) {
                unknowns.add(new UnknownCheck(Protocol.DMARC, step.name().under("_dmarc") + " TXT", why));
            }
        }
        for (Question question : strays.unknown()) {
            unknowns.add(new UnknownCheck(Protocol.DMARC, question.toString(), "Whether a DMARC record stands in this wrong place could not be looked up."));
        }
        for (ReportAuthorization authorization : authorizations) {
            if (authorization.consent() == ReportAuthorization.Consent.UNKNOWN) {
                unknowns.add(new UnknownCheck(Protocol.DMARC, authorization.question().toString(), "Whether " + authorization.host() + " has agreed to receive reports could not be looked up."));
            }
        }
        if (spf.publication() instanceof SpfPublication.Unknown(String why)) {
            unknowns.add(new UnknownCheck(Protocol.SPF, domain + " TXT", why));
        }
        if (isSpfTreeIncomplete()) {
            spfBranches().stream().filter(branch -> branch.outcome() == SpfBranch.Outcome.UNKNOWN).map(SpfBranch::question).distinct()
                    .forEach(question -> unknowns.add(new UnknownCheck(Protocol.SPF, question, "The SPF record leads to this name, and DNS did not answer.")));
        } else if (spfAnalysis.stranger().verdict() == SpfVerdict.TEMP_ERROR) {
            unknowns.add(new UnknownCheck(Protocol.SPF, "mail from a server that is not listed", spfAnalysis.stranger().why()));
        }
        dkimUnknowns(unknowns);
        if (mx instanceof MailExchanges.Unknown(String question, String why)) {
            unknowns.add(new UnknownCheck(Protocol.MX, question, why));
        }
        for (MailHost host : hosts) {
            if (host.standing() == MailHost.Standing.UNKNOWN) {
                unknowns.add(new UnknownCheck(Protocol.MX, host.question(), host.why()));
            }
        }
        for (DaneHost host : dane) {
            if (host.state() == DaneHost.State.UNKNOWN && !isHostUnknown(host.host())) {
                unknowns.add(new UnknownCheck(Protocol.MX, host.question(), host.why()));
            }
        }
        if (sts instanceof StsPublication.Unknown(String question, String why)) {
            unknowns.add(new UnknownCheck(Protocol.MTA_STS, question, why));
        }
        if (isStsPolicyUnknown()) {
            unknowns.add(new UnknownCheck(Protocol.MTA_STS, "https://" + StsPublication.policyHost(domain) + org.mailward.mailauth.mtasts.PolicyFetcher.PATH, "The policy host did not answer."));
        }
        if (tlsRpt instanceof TlsRptPublication.Unknown(String question, String why)) {
            unknowns.add(new UnknownCheck(Protocol.TLS_RPT, question, why));
        }
        if (signing.state() == Signing.State.UNKNOWN) {
            unknowns.add(new UnknownCheck(Protocol.DNSSEC, signing.question(), signing.why()));
        }
        // What stands above the domain only adds to a note: an answer missing there is nothing that anybody waits for.
        if (caa instanceof CaaPublication.Unknown(String question, String why) && question.startsWith(domain + " ")) {
            unknowns.add(new UnknownCheck(Protocol.DNSSEC, question, why));
        }
        if (bimi instanceof BimiPublication.Unknown(String question, String why)) {
            unknowns.add(new UnknownCheck(Protocol.BIMI, question, why));
        }
        if (bimi instanceof BimiPublication.One(BimiRecord record)) {
            silent(logo.logoAnswer()).ifPresent(why -> unknowns.add(new UnknownCheck(Protocol.BIMI, record.logo().map(Object::toString).orElse(""), why)));
            silent(logo.certificateAnswer()).ifPresent(why -> unknowns.add(new UnknownCheck(Protocol.BIMI, record.evidence().map(Object::toString).orElse(""), why)));
        }
        return List.copyOf(unknowns);
    }

    private static Optional<String> silent(Optional<FetchedDocument> answer) {
        return answer.isPresent() && answer.get() instanceof FetchedDocument.Failed(FetchFailure failure, String detail) && failure.isSilence() ? Optional.of(detail) : Optional.empty();
    }

    private void dkimUnknowns(List<UnknownCheck> unknowns) {
        List<Selectors.Selector> silent = dkim.unknown().isEmpty() ? List.of() : dkim.selectors().stream().filter(selector -> selector.published() instanceof Selectors.Published.Unknown).toList();
        if (silent.size() > 3) {
            unknowns.add(new UnknownCheck(Protocol.DKIM, silent.size() + " names below _domainkey." + domain + " TXT",
                    "DNS did not answer for " + silent.size() + " of the " + dkim.selectors().size() + " selectors that were tried."));
            return;
        }
        silent.forEach(selector -> unknowns.add(new UnknownCheck(Protocol.DKIM, Selectors.question(domain, selector.name()).toString(), ((Selectors.Published.Unknown) selector.published()).why())));
        if (dkim.wildcardUnknown()) {
            unknowns.add(new UnknownCheck(Protocol.DKIM, "*._domainkey." + domain + " TXT", "Whether the same answer is given for every selector could not be looked up."));
        }
    }
}
