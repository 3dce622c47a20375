package org.mailward.sources.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Persistence;
import org.mailward.sources.Attribution;
import org.mailward.sources.NetworkOwner;
import org.mailward.sources.Reason;
import org.mailward.sources.Rulings;
import org.mailward.sources.SourceClass;
import org.mailward.tenancy.Scope;

/// The ways by which mail comes, whose addresses are looked up once.
@ApplicationScoped
public class MailPaths {

    /// An address that sends in a domain's name and was not looked up yet.
    public record Unnamed(UUID customer, UUID domain, String domainName, String address) {
    }

    /// @param evidence as [org.mailward.sources.SourceEvidence#text] wrote it
    public record Path(UUID id, String evidence) {
    }

    /// @param path its id
    /// @param network who holds the address's network
    /// @param ruled what somebody decided
    public record Named(UUID path, Attribution attribution, Optional<NetworkOwner> network, Rulings.Ruled ruled) {
    }

    private static final String UNNAMED = """
            select distinct m.customer_id, m.domain_id, d.name, host(m.source)
            from mail_path m join managed_domain d on d.provider_id = m.provider_id and d.customer_id = m.customer_id and d.id = m.domain_id
            where {m in scope} and m.pass = 1 limit ?""";
    private static final String OTHERS = """
            select count(*) from (select distinct m.domain_id from mail_path m where {m of provider} and m.source = cast(? as inet) and m.domain_id <> ? limit ?) others""";
    private static final String PATHS = "select m.id, m.evidence from mail_path m where {m in scope} and m.customer_id = ? and m.domain_id = ? and m.source = cast(? as inet) and m.pass = 1";
    private static final String NAME = """
            update mail_path m set service = ?, class = ?, confidence = ?, reasons = ?, country = ?, network = ?, overrule_id = ?, ruled_service = ?, ruled_class = ?, pass = 2
            where {m in scope} and m.customer_id = ? and m.domain_id = ? and m.id = ? and m.pass = 1 and (coalesce(m.ruled_class, m.class) <> ?) = ?""";

    @Inject
    private Persistence persistence;

    /// @param most how many at most
    public List<Unnamed> unnamed(Scope scope, int most) {
        return persistence.inBulk(scope, bulk -> bulk.rows(UNNAMED, row -> new Unnamed(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getString(4)), most));
    }

    /// How many of the provider's other domains have the address in their reports.
    ///
    /// @param most where counting ends
    public int otherDomains(Scope scope, String address, UUID domain, int most) {
        return persistence.inBulk(scope, bulk -> bulk.rows(OTHERS, row -> row.getInt(1), address, domain, most)).getFirst();
    }

    public List<Path> unnamedAt(Scope scope, Unnamed where) {
        return persistence.inBulk(scope, bulk -> bulk.rows(PATHS, row -> new Path(row.getObject(1, UUID.class), row.getString(2)), where.customer(), where.domain(), where.address()));
    }

    /// Notes who the paths are; what somebody else has named meanwhile stays.
    ///
    /// @return whether one of them is of another class than before
    public boolean name(Scope scope, Unnamed where, List<Named> named) {
        return persistence.inBulk(scope, bulk -> {
            int moved = 0;
            for (Named one : named) {
                moved += bulk.run(NAME, values(where, one, true));
                bulk.run(NAME, values(where, one, false));
            }
            return moved > 0;
        });
    }

    /// @param moved only if the class changes; else only if it does not
    private static Object[] values(Unnamed where, Named named, boolean moved) {
        var attribution = named.attribution();
        var ruled = named.ruled();
        return new Object[] {attribution.serviceId(), attribution.sourceClass().code(), attribution.confidence(), Reason.text(attribution.reasons()),
                named.network().map(NetworkOwner::country).orElse(""), named.network().map(NetworkOwner::shown).orElse(""), ruled.ruling(), ruled.service(), ruled.sourceClass().map(SourceClass::code),
                where.customer(), where.domain(), named.path(), ruled.sourceClass().orElse(attribution.sourceClass()).code(), moved};
    }
}
