package org.mailward.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
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
    }

    /// @param host in lower case; empty for the installation's own
    public void receiveAt(String host) {
        reportsHost = host;
    }

    /// Empty where the installation's own is used.
    public String reportsHost() {
        return reportsHost;
    }

    public Retention retention() {
        return new Retention(rawDays, rowMonths, failureDays);
    }
}
