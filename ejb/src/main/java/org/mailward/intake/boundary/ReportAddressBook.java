package org.mailward.intake.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.estate.DomainQuery;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.ProofState;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.intake.ReportAddress;
import org.mailward.intake.control.ReportsHosts;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Randomness;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.control.StillServed;

/// Where each domain's reports are to be sent.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class ReportAddressBook {

    private static final String RUA = "rua=mailto:";

    /// A domain's address, and what to publish so that reports come to it.
    ///
    /// @param permissionName where the reports host must say that it takes reports about this domain (RFC 9990 §4)
    /// @param tls what to publish for reports on encryption
    public record Address(String address, String rua, DomainName permissionName, String permissionValue, TlsReporting tls) {
    }

    /// The record that asks for reports on encryption (RFC 8460 §3).
    ///
    /// @param post where senders may post them instead of mailing them; empty where this installation is not reached by HTTPS
    public record TlsReporting(DomainName name, String value, Optional<String> post) {
    }

    /// A domain's address in a list.
    ///
    /// @param proven nothing that comes to it counts before the domain is
    /// @param address empty where the customer was off-boarded before the domain got one
    /// @param rua the tag to publish; empty where there is no address
    public record Line(UUID domain, DomainName name, UUID customer, boolean proven, String address, String rua) {
    }

    @Inject
    private ReportAddresses addresses;

    @Inject
    private ManagedDomains domains;

    @Inject
    private ReportsHosts hosts;

    @Inject
    private StillServed served;

    @Inject
    private Ids ids;

    @Inject
    private Randomness randomness;

    @Inject
    private Time time;

    /// Where this installation is reached.
    @Inject
    @ConfigProperty(name = "mailward.base.url")
    private Optional<String> baseUrl;

    /// The domain's address; the first who asks gets a new one. An off-boarded customer's domain keeps the one that it has.
    public Outcome<Address> of(Scope scope, UUID domain) {
        var found = domains.find(scope, domain);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        var known = standing(scope, domain);
        return known.isPresent() ? Outcome.done(told(scope, found.get(), known.get())) : served.change(scope, found.get().customerId(), () -> {
            make(scope, found.get());
            return Outcome.done(told(scope, found.get(), standing(scope, domain).orElseThrow()));
        });
    }

    private Address told(Scope scope, ManagedDomain domain, ReportAddress address) {
        var host = hosts.of(scope).ascii();
        return new Address(address.at(host), RUA + address.at(host), new DomainName(domain.name().ascii() + "._report._dmarc." + host), "v=DMARC1",
                tls(domain.name(), address, host));
    }

    /// The addresses of domains; those that have none get one, unless their customer was off-boarded.
    public Page<Line> list(Scope scope, DomainQuery wish) {
        var page = domains.page(scope, wish);
        var ids = page.rows().stream().map(ManagedDomain::id).toList();
        var known = addresses.of(scope, ids).stream().map(ReportAddress::domainId).collect(Collectors.toSet());
        page.rows().stream().filter(domain -> !known.contains(domain.id())).collect(Collectors.groupingBy(ManagedDomain::customerId)).forEach((customer, without) -> {
            if (served.objection(scope, customer).isEmpty()) {
                without.forEach(domain -> make(scope, domain));
            }
        });
        var standing = addresses.of(scope, ids).stream().collect(Collectors.toMap(ReportAddress::domainId, address -> address));
        var host = hosts.of(scope).ascii();
        return new Page<>(page.total(), page.rows().stream().map(domain -> {
            var at = Optional.ofNullable(standing.get(domain.id())).map(address -> address.at(host)).orElse("");
            return new Line(domain.id(), domain.name(), domain.customerId(), domain.proofState() == ProofState.PROVEN, at, at.isEmpty() ? "" : RUA + at);
        }).toList());
    }

    private void make(Scope scope, ManagedDomain domain) {
        addresses.add(scope, new ReportAddress(ids.next(), domain.customerId(), domain.id(), randomness.reportToken(), time.now()));
    }

    private Optional<ReportAddress> standing(Scope scope, UUID domain) {
        return addresses.of(scope, List.of(domain)).stream().findFirst();
    }

    private TlsReporting tls(DomainName name, ReportAddress address, String host) {
        var post = baseUrl.filter(url -> url.startsWith("https:")).map(url -> url.replaceFirst("/+$", "") + PostTlsReports.PATH + "/" + address.token().value());
        return new TlsReporting(new DomainName("_smtp._tls." + name.ascii()), "v=TLSRPTv1; rua=mailto:" + address.at(host) + post.map(url -> "," + url).orElse(""), post);
    }
}
