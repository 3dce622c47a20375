package org.mailward.web.compliance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.compliance.boundary.ComplianceOverview;
import org.mailward.compliance.boundary.ComplianceOverview.CustomerCompliance;
import org.mailward.compliance.boundary.ComplianceOverview.Row;
import org.mailward.compliance.boundary.ComplianceOverview.Total;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Every profile against every domain of a customer.
@Named
@ViewScoped
public class CompliancePage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private ComplianceOverview overview;

    private @Nullable UUID customer;
    private @Nullable String profile;
    private @Nullable CustomerCompliance table;

    public void load() {
        var wanted = current.isCustomerPerson() ? current.seat().customer().orElseThrow(NotInScope::new) : customer;
        if (wanted == null) {
            throw new NotInScope();
        }
        customer = wanted;
        table = overview.customer(current.scope(), wanted).orElseThrow(NotInScope::new);
    }

    /// The domains that were scanned; with a profile chosen, those that do not meet it.
    public List<Row> getRows() {
        var wanted = getChosen();
        return table == null ? List.of() : table.rows().stream()
                .filter(row -> !row.cells().isEmpty())
                .filter(row -> wanted == null || row.cells().stream().anyMatch(cell -> cell.profile().equals(wanted.profile().id()) && cell.notMet() > 0)).toList();
    }

    /// The profile that the table is narrowed to, or nothing.
    public @Nullable Total getChosen() {
        return table == null ? null : table.totals().stream().filter(total -> total.profile().id().equals(profile)).findFirst().orElse(null);
    }

    /// Domains that were scanned, and so can be compared.
    public int getScanned() {
        return table == null ? 0 : Math.toIntExact(table.rows().stream().filter(row -> !row.cells().isEmpty()).count());
    }

    /// Domains that were not scanned yet or are too many for one table.
    public int getMissing() {
        return table == null ? 0 : table.domains() - getScanned();
    }

    public @Nullable UUID getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable UUID wanted) {
        customer = wanted;
    }

    public @Nullable String getProfile() {
        return profile;
    }

    public void setProfile(@Nullable String wanted) {
        profile = wanted;
    }

    public @Nullable CustomerCompliance getTable() {
        return table;
    }
}
