package org.mailward.sources.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Persistence;
import org.mailward.sources.AddressFacts.Spread;
import org.mailward.sources.Attribution;
import org.mailward.sources.NetworkOwner;
import org.mailward.sources.Reason;
import org.mailward.sources.Rulings;
import org.mailward.sources.SourceClass;
import org.mailward.sources.SummedPaths;
import org.mailward.tenancy.Scope;

/// The ways by which mail comes, whose addresses are looked up once.
@ApplicationScoped
public class MailPaths {

    /// An address that sends in a domain's name and was not looked up yet.
    public record Unnamed(UUID customer, UUID domain, String domainName, String address) {
    }

    /// @param evidence as [org.mailward.sources.SourceEvidence#text] wrote it
    /// @param reasons as [Reason#text] wrote them when it was named last
    public record Path(UUID id, String evidence, String reasons) {
    }

    /// @param path its id
    /// @param network who holds the address's network
    /// @param ruled what somebody decided
    public record Named(UUID path, Attribution attribution, Optional<NetworkOwner> network, Rulings.Ruled ruled) {
    }

    private static final String UNNAMED = """
            select distinct m.customer_id, m.domain_id, d.name, host(m.source)
            from mail_path m join managed_domain d on d.provider_id = m.provider_id and d.customer_id = m.customer_id and d.id = m.domain_id
            where {m in scope} and m.pass = 1 and host(m.source) <> all (?) limit ?""";
    private static final String DOMAINS = """
            select count(*), count(*) filter (where aligned) from (
                select m.domain_id, bool_or(m.class in (1, 3) and strpos(m.evidence, ' aligned=') > 0) as aligned
                from mail_path m where {m of provider} and m.source = cast(? as inet) group by 1 limit ?) domains""";
    private static final String PATHS = "select m.id, m.evidence, m.reasons from mail_path m where {m in scope} and m.customer_id = ? and m.domain_id = ? and m.source = cast(? as inet) and m.pass = 1";
    private static final String AGAIN = """
            update mail_path m set pass = 1 from (
                select w.customer_id, w.domain_id, w.id from mail_path w
                where {w of provider} and w.source = cast(? as inet) and w.pass = 2 and w.class in (4, 5) and w.service <> 'SUMMED'
                    and (strpos(w.reasons, 'FOREIGN_EVERYWHERE') = 0) = ?
                order by w.customer_id, w.domain_id, w.id for update skip locked) wide
            where {m of provider} and m.customer_id = wide.customer_id and m.domain_id = wide.domain_id and m.id = wide.id"""
            // What stands for others has no address that could be named.
            .replace("SUMMED", SummedPaths.SERVICE);
    private static final String NAME = """
            update mail_path m set service = ?, class = ?, confidence = ?, reasons = ?, country = ?, network = ?, overrule_id = ?, ruled_service = ?, ruled_class = ?, pass = 2
            where {m in scope} and m.customer_id = ? and m.domain_id = ? and m.id = ? and m.pass = 1 and (coalesce(m.ruled_class, m.class) <> ?) = ?""";

    @Inject
    private Persistence persistence;

    /// @param most how many at most
    /// @param resting addresses that are left out for now
    public List<Unnamed> unnamed(Scope scope, int most, Collection<String> resting) {
        return persistence.inBulk(scope, bulk -> bulk.rows(UNNAMED, row -> new Unnamed(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getString(4)), resting, most));
    }

    /// In the names of how many of the provider's domains the address sends.
    ///
    /// @param most where counting ends
    public Spread spread(Scope scope, String address, int most) {
        return persistence.inBulk(scope, bulk -> bulk.rows(DOMAINS, row -> new Spread(row.getInt(1), row.getInt(2)), address, most)).getFirst();
    }

    /// Has those paths of an address looked up once more that nothing named, and that were named before it turned out to be foreign to all of
    /// many domains, or to be set up for some of them.
    ///
    /// @param foreign which of the two
    public void lookAgain(Scope scope, String address, boolean foreign) {
        persistence.inBulk(scope, bulk -> bulk.run(AGAIN, address, foreign));
    }

    public List<Path> unnamedAt(Scope scope, Unnamed where) {
        return persistence.inBulk(scope, bulk -> bulk.rows(PATHS, row -> new Path(row.getObject(1, UUID.class), row.getString(2), row.getString(3)), where.customer(), where.domain(), where.address()));
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
