package org.mailward.intake.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.intake.IntakeSettings;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.mailbox.ReceiverSettings;
import org.mailward.tenancy.Scope;

/// The part after the at sign of report addresses, and the host that takes mail for it.
@ApplicationScoped
public class ReportsHosts {

    private static final String OWN = "mailward.reports.host";

    @Inject
    private ReportAddresses addresses;

    @Inject
    @ConfigProperty(name = OWN, defaultValue = "reports.example")
    private String own;

    @Inject
    @ConfigProperty(name = ReceiverSettings.ENABLED, defaultValue = "false")
    private boolean receiving;

    @Inject
    @ConfigProperty(name = ReceiverSettings.HOST, defaultValue = "localhost")
    private String receiver;

    @PostConstruct
    void check() {
        try {
            DomainName.of(own);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(OWN + ": " + e.getMessage(), e);
        }
    }

    /// For providers without a host of their own.
    public DomainName ofTheInstallation() {
        return DomainName.of(own);
    }

    public DomainName of(Scope scope) {
        return addresses.settings(scope).flatMap(IntakeSettings::reportsHost).map(host -> host.name()).orElseGet(this::ofTheInstallation);
    }

    /// The host of this installation's own receiver; empty where it receives no mail.
    public Optional<DomainName> receiver() {
        return receiving ? Optional.of(DomainName.of(receiver)) : Optional.empty();
    }
}
