package org.mailward.web.onboarding;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.DomainImport;
import org.mailward.onboarding.boundary.DomainImport.WrongRows;
import org.mailward.onboarding.boundary.ImportPlan;
import org.mailward.onboarding.boundary.ImportPlan.Fate;
import org.mailward.onboarding.boundary.ImportPlan.Row;
import org.mailward.tenancy.Outcome;
import org.mailward.web.component.Feedback;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Adds a list of domains in two steps: first what would happen, row by row, then doing it.
@Named
@ViewScoped
public class ImportPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private CustomerRegister register;

    @Inject
    private DomainImport domainImport;

    @Inject
    private Feedback feedback;

    @Inject
    private Text text;

    private @Nullable UUID customer;
    private String customerName = "";
    private String list = "";
    private transient @Nullable Part file;
    private @Nullable ImportPlan plan;
    private List<Row> rows = List.of();
    private boolean leaveOut;

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        customerName = register.find(current.scope(), wanted()).orElseThrow(NotInScope::new).name();
    }

    /// Says what an import would do.
    public void look() {
        plan = feedback.of(this::read).orElse(null);
        rows = plan == null ? List.of() : plan.rows().stream()
                .sorted(Comparator.comparing((Row row) -> row.fate() != Fate.WRONG).thenComparing(Row::line)).toList();
        leaveOut = false;
    }

    private Outcome<ImportPlan> read() {
        if (file != null && file.getSize() > 0) {
            list = domainImport.decode(current.scope(), bytes(file));
        }
        if (list.isBlank()) {
            return Outcome.refused("list", text.of("import.nothing"));
        }
        return domainImport.plan(current.scope(), wanted(), list);
    }

    private static byte[] bytes(Part file) {
        try (var content = file.getInputStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The upload broke off", e);
        }
    }

    /// Goes back to the list, which is kept as it is.
    public void change() {
        plan = null;
    }

    public @Nullable String run() {
        return feedback.of(() -> domainImport.run(current.scope(), wanted(), list, leaveOut ? WrongRows.LEAVE_OUT : WrongRows.REFUSE)).map(done -> {
            int created = done.plan().names().size();
            feedback.done("customer.domains-added", created);
            return "/app/customer.xhtml?faces-redirect=true&id=" + wanted() + (created == 0 ? "" : "&batch=" + done.batch());
        }).orElse(null);
    }

    /// The rows that want a decision first, then as they stand in the list.
    public List<Row> getRows() {
        return rows;
    }

    public long count(Fate fate) {
        return plan == null ? 0 : plan.count(fate);
    }

    public boolean isPlanned() {
        return plan != null;
    }

    private UUID wanted() {
        if (customer == null) {
            throw new NotInScope();
        }
        return customer;
    }

    public @Nullable UUID getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable UUID wanted) {
        customer = wanted;
    }

    public String getCustomerName() {
        return customerName;
    }

    public String getList() {
        return list;
    }

    public void setList(String typed) {
        list = typed;
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part uploaded) {
        file = uploaded;
    }

    public boolean isLeaveOut() {
        return leaveOut;
    }

    public void setLeaveOut(boolean chosen) {
        leaveOut = chosen;
    }
}
