package org.mailward.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.mailward.tenancy.TenantRow;

/// A provider's host for reports, and how long it keeps what comes in.
@Entity
@Table(name = "intake_settings")
public class IntakeSettings extends TenantRow {

    @Column(name = "reports_host")
    private String reportsHost;

    @Column(name = "raw_days")
    private int rawDays;

    @Column(name = "row_months")
    private int rowMonths;

    @Column(name = "failure_days")
    private int failureDays;

    @Column(name = "tls_months")
    private int tlsMonths;

    @Version
    private int version;

    protected IntakeSettings() {
    }

    public IntakeSettings(UUID id, Retention retention) {
        super(id);
        this.reportsHost = "";
        keep(retention);
    }

    public final void keep(Retention retention) {
        rawDays = retention.rawDays();
        rowMonths = retention.rowMonths();
        failureDays = retention.failureDays();
        tlsMonths = retention.tlsMonths();
    }

    /// @param host empty for the installation's own
    public void receiveAt(Optional<ReportsHost> host) {
        reportsHost = host.map(own -> own.name().ascii()).orElse("");
    }

    /// Empty where the installation's own is used.
    public Optional<ReportsHost> reportsHost() {
        return Optional.of(reportsHost).filter(host -> !host.isEmpty()).map(ReportsHost::of);
    }

    public int version() {
        return version;
    }

    public Retention retention() {
        return new Retention(rawDays, rowMonths, failureDays, tlsMonths);
    }
}
