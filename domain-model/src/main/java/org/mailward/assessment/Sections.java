package org.mailward.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mailward.mailauth.alias.DeadAliases;
import org.mailward.mailauth.bimi.BimiDocuments;
import org.mailward.mailauth.bimi.BimiPublication;
import org.mailward.mailauth.caa.CaaPublication;
import org.mailward.mailauth.dane.DaneHost;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.EffectivePolicy;
import org.mailward.mailauth.dmarc.ListDiscovery;
import org.mailward.mailauth.dmarc.ReportAuthorization;
import org.mailward.mailauth.dmarc.Strays;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dnssec.Signing;
import org.mailward.mailauth.dnssec.ZoneKeys;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.mx.MailHost;
import org.mailward.mailauth.orgdomain.PublicSuffix;
import org.mailward.mailauth.spf.SpfAnalysis;
import org.mailward.mailauth.spf.SpfLimits;
import org.mailward.mailauth.tlsrpt.TlsRptPublication;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

/// The parts of the facts, each of which asks by itself.
///
/// A gathering reads a part again when something that it lacked has come; an examination reads each once, from the evidence.
/// Both read here, so that what is judged is what was asked for.
final class Sections {

    private Sections() {
    }

    /// A part, with its own share of the questions.
    enum Section {
        DMARC, APEX, TRANSPORT, HOSTS, SPF, DKIM, REPORTS, ALIASES
    }

    /// DKIM selectors as they were tried.
    /// @param suffix what the public suffix list says about the domain
    record Tried(List<String> selectors, String probe, Optional<PublicSuffix> suffix) {
    }

    /// What web servers say, beside DNS.
    ///
    /// @param policies the policy host's answer, asked only when there is an MTA-STS record
    /// @param documents a web server's answer, asked only for what a BIMI record leads to
    record Web(Function<DomainName, Optional<FetchedPolicy>> policies, Function<WebAddress, Optional<FetchedDocument>> documents) {
    }

    /// What stands at the domain itself.
    record Apex(Facts.Existence existence, MailExchanges mx, ZoneKeys keys, Signing signing) {

        private static final List<RecordType> SHOWING_EXISTENCE = List.of(RecordType.SOA, RecordType.NS, RecordType.MX);

        static Apex of(DomainName domain, DnsResolver resolver) {
            return new Apex(existence(domain, resolver), MailExchanges.of(domain, resolver), ZoneKeys.of(domain, resolver), Signing.of(domain, resolver));
        }

        private static Facts.Existence existence(DomainName domain, DnsResolver resolver) {
            var existence = Facts.Existence.UNKNOWN;
            for (RecordType type : SHOWING_EXISTENCE) {
                existence = switch (resolver.ask(domain, type)) {
                    case Answer.Found _, Answer.NoData _ -> Facts.Existence.YES;
                    case Answer.NoSuchName _ -> existence == Facts.Existence.YES ? existence : Facts.Existence.NO;
                    case Answer.Failed _ -> existence;
                };
            }
            return existence;
        }
    }

    /// What is asked about the domain's DMARC record.
    record DmarcAnswers(TreeWalk walk, Optional<ListDiscovery> discovery, Strays strays) {
        static DmarcAnswers of(DomainName domain, Tried tried, DnsResolver resolver) {
            var walk = TreeWalk.from(domain, resolver);
            return new DmarcAnswers(walk, tried.suffix().map(suffix -> ListDiscovery.from(suffix, walk, resolver)), Strays.of(domain, walk.own(), tried.probe(), resolver));
        }

        /// Where only the walk is known, its record is taken for both standards.
        Optional<EffectivePolicy> policy(DomainName domain, boolean exists) {
            return walk.policies() instanceof TreeWalk.Policies.Applies now
                    ? Optional.of(EffectivePolicy.of(domain, exists, now, discovery.map(ListDiscovery::policies).orElse(now)))
                    : Optional.empty();
        }

        /// Consent of the report receivers outside the organisation.
        List<ReportAuthorization> authorizations(DnsResolver resolver) {
            if (!(walk.policies() instanceof TreeWalk.Policies.Applies(DomainName at, DmarcRecord record))) {
                return List.of();
            }
            DomainName organization = walk.organizationalDomain().filter(at::isWithin).orElse(at);
            return ReportAuthorization.of(record, at, organization, discovery.map(ListDiscovery::organizationalDomain).filter(at::isWithin).orElse(organization), resolver);
        }
    }

    /// What is asked about the way mail takes to the domain, and about the domain's logo.
    record Transport(StsPublication sts, Optional<FetchedPolicy> policy, TlsRptPublication tlsRpt, BimiPublication bimi, BimiDocuments logo) {
        static Transport of(DomainName domain, DnsResolver resolver, Web web) {
            StsPublication sts = StsPublication.of(domain, resolver);
            Optional<FetchedPolicy> policy = sts instanceof StsPublication.One ? web.policies().apply(StsPublication.policyHost(domain)) : Optional.empty();
            TlsRptPublication tlsRpt = TlsRptPublication.of(domain, resolver);
            BimiPublication bimi = BimiPublication.of(domain, resolver);
            return new Transport(sts, policy, tlsRpt, bimi, BimiDocuments.of(bimi, web.documents()));
        }
    }

    /// What is asked about the domain's mail servers and certificates.
    record Servers(List<MailHost> hosts, List<DaneHost> dane, CaaPublication caa) {
        static Servers of(DomainName domain, MailExchanges mx, DnsResolver resolver) {
            List<MailHost> hosts = MailHost.of(mx, resolver);
            return new Servers(hosts, DaneHost.of(domain, hosts, resolver), CaaPublication.of(domain, resolver));
        }
    }

    /// The names on which mail authentication depends, where an alias that stands there leads to nothing. What stands at them was asked before, by the other parts.
    ///
    /// @param suffixes what the public suffix list says of a name at an alias's end
    static DeadAliases aliases(DomainName domain, Tried tried, Selectors dkim, StsPublication sts, List<MailHost> hosts, Function<DomainName, Optional<PublicSuffix>> suffixes, DnsResolver resolver) {
        Question beside = DeadAliases.probe(domain, tried.probe());
        var places = new ArrayList<DeadAliases.Place>();
        for (RecordType type : Apex.SHOWING_EXISTENCE) {
            // The name at the end of the domain's own alias need not have records of these types, if it but exists.
            if (places.isEmpty() && resolver.ask(domain, type) instanceof Answer.NoSuchName missing) {
                places.add(new DeadAliases.Place(domain, List.of(missing), beside));
            }
        }
        places.add(place(domain.under("_dmarc"), List.of(RecordType.TXT), beside, resolver));
        for (Selectors.Selector selector : dkim.selectors()) {
            if (selector.published() instanceof Selectors.Published.Absent && !selector.aliases().isEmpty()) {
                places.add(place(Selectors.question(domain, selector.name()).name(), List.of(RecordType.TXT), Selectors.question(domain, tried.probe()), resolver));
            }
        }
        places.add(place(domain.under(StsPublication.PREFIX), List.of(RecordType.TXT), beside, resolver));
        if (sts instanceof StsPublication.One) {
            places.add(place(StsPublication.policyHost(domain), List.of(RecordType.A, RecordType.AAAA), beside, resolver));
        }
        places.add(place(TlsRptPublication.name(domain), List.of(RecordType.TXT), beside, resolver));
        places.add(place(BimiPublication.name(domain), List.of(RecordType.TXT), beside, resolver));
        List<DomainName> servers = hosts.stream().filter(host -> host.standing() == MailHost.Standing.WITHOUT_ADDRESS).map(MailHost::name).toList();
        for (DomainName server : servers) {
            places.add(place(server, List.of(RecordType.A, RecordType.AAAA), beside, resolver));
        }
        return DeadAliases.among(places, servers, suffixes, resolver);
    }

    /// A type is asked for only where those before it are missing at the end of an alias.
    private static DeadAliases.Place place(DomainName name, List<RecordType> types, Question beside, DnsResolver resolver) {
        var answers = new ArrayList<Answer>(1);
        for (RecordType type : types) {
            if (answers.isEmpty() || answers.getLast() instanceof Answer.NoData none && !none.aliases().isEmpty()) {
                answers.add(resolver.ask(name, type));
            }
        }
        return new DeadAliases.Place(name, answers, beside);
    }

    static SpfAnalysis spf(DomainName domain, DnsResolver resolver) {
        return SpfAnalysis.of(domain, resolver, SpfLimits.STANDARD);
    }

    static Selectors dkim(DomainName domain, Tried tried, DnsResolver resolver) {
        return Selectors.look(domain, tried.selectors(), tried.probe(), resolver);
    }
}
