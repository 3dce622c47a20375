package org.mailward.intake.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.mailward.audit.control.Audit;
import org.mailward.estate.control.AskingAllowance;
import org.mailward.intake.HostLook;
import org.mailward.intake.HostRecord;
import org.mailward.intake.IntakeSettings;
import org.mailward.intake.ReportsHost;
import org.mailward.intake.Retention;
import org.mailward.intake.control.PartitionsAhead;
import org.mailward.intake.control.ReportsHosts;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// Where a provider's reports are sent, and how long it keeps what comes in. Its staff see it; its admins change it.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class IntakeSetup {

    /// How reports are taken in.
    ///
    /// @param host where report addresses are now
    /// @param own the host that the provider chose; empty where it uses the installation's
    /// @param records what is to be published for the host
    /// @param receiver this installation's receiver of mail; empty where it receives none
    /// @param version what an editor must bring back
    public record Setup(DomainName host, Optional<ReportsHost> own, List<HostRecord> records, Optional<DomainName> receiver, Retention retention, int version) {

        /// Of a provider that never changed anything.
        static final int UNCHANGED = -1;

        public Setup {
            records = List.copyOf(records);
        }
    }

    private static final String MEANWHILE = "Somebody else changed these settings meanwhile. Load the page anew to compare, then save again.";

    @Inject
    private ReportAddresses addresses;

    @Inject
    private ReportsHosts hosts;

    @Inject
    private PartitionsAhead partitions;

    @Inject
    private DnsResolver dns;

    @Inject
    private AskingAllowance allowance;

    @Inject
    private Transactions transactions;

    @Inject
    private Audit audit;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    public Setup setup(Scope scope) {
        var known = addresses.settings(scope);
        var own = known.flatMap(IntakeSettings::reportsHost);
        var host = own.map(ReportsHost::name).orElseGet(hosts::ofTheInstallation);
        return new Setup(host, own, HostLook.wanted(host, hosts.receiver()), hosts.receiver(), known.map(IntakeSettings::retention).orElse(Retention.DEFAULT),
                known.map(IntakeSettings::version).orElse(Setup.UNCHANGED));
    }

    /// Chooses the host of all report addresses. Addresses at the host before work as long as its mail still comes here.
    ///
    /// @param host empty for the installation's own
    /// @param version of the setup that the editor started from
    @RolesAllowed(Role.Names.PROVIDER_ADMIN)
    public Outcome<Setup> receiveAt(Scope scope, Optional<ReportsHost> host, int version) {
        if (host.isPresent()) {
            if (host.get().name().equals(hosts.ofTheInstallation())) {
                return Outcome.refused("host", "This is the installation’s own host, which serves all who have none of their own. Leave the field empty to use it.");
            }
            // A transaction of its own, because this one sees no other provider's row.
            var taken = transactions.call(() -> addresses.presented(host.get())).filter(provider -> !provider.equals(scope.provider()));
            if (taken.isPresent()) {
                return Outcome.refused("host", "'" + host.get().name().unicode() + "' is in use already; choose another host.");
            }
        }
        return changed(scope, version, settings -> {
            settings.receiveAt(host);
            audit.note(scope, "intake.host-changed", scope.provider(), host.map(ReportsHost::name).orElseGet(hosts::ofTheInstallation).unicode());
        });
    }

    /// Chooses how long each kind is kept.
    /// @param version of the setup that the editor started from
    @RolesAllowed(Role.Names.PROVIDER_ADMIN)
    public Outcome<Setup> keep(Scope scope, Retention retention, int version) {
        // What arrives in the next second finds the months that it may stay for.
        partitions.prepare(LocalDate.ofInstant(time.now(), ZoneOffset.UTC), retention);
        return changed(scope, version, settings -> {
            settings.keep(retention);
            audit.note(scope, "intake.retention-changed", scope.provider(), "files %d days, rows %d months, failure reports %d days, reports on encryption %d months"
                    .formatted(retention.rawDays(), retention.rowMonths(), retention.failureDays(), retention.tlsMonths()));
        });
    }

    /// What stands in DNS for the host at this moment. Nothing of it is kept.
    /// @return refused without a field when that was asked too often, with when it goes on
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome<List<HostLook>> look(Scope scope) {
        var host = transactions.call(() -> hosts.of(scope));
        return allowance.ask(scope, () -> Outcome.done(HostLook.at(host, hosts.receiver(), dns)));
    }

    private Outcome<Setup> changed(Scope scope, int version, Consumer<IntakeSettings> change) {
        var known = addresses.settings(scope);
        if (known.map(IntakeSettings::version).orElse(Setup.UNCHANGED) != version) {
            return Outcome.refused("", MEANWHILE);
        }
        var settings = known.orElseGet(() -> new IntakeSettings(ids.next(), Retention.DEFAULT));
        change.accept(settings);
        if (known.isEmpty()) {
            addresses.add(scope, settings);
        }
        addresses.flush(scope);
        return Outcome.done(setup(scope));
    }
}
