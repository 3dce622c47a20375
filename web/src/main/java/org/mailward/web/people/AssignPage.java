package org.mailward.web.people;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.onboarding.boundary.People;
import org.mailward.onboarding.boundary.People.Member;
import org.mailward.tenancy.Role;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Where an admin says which customers an analyst looks after.
@Named
@ViewScoped
public class AssignPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private People people;

    @Inject
    private CustomerRegister register;

    @Inject
    private Feedback feedback;

    private @Nullable UUID id;
    private @Nullable Member member;
    private List<CustomerView> customers = List.of();
    private boolean all;
    private List<UUID> assigned = List.of();

    public void load() {
        if (!current.isProviderAdmin()) {
            throw new NotInScope();
        }
        var scope = current.scope();
        member = people.members(scope, Optional.empty()).stream()
                .filter(known -> known.id().equals(id) && known.role() == Role.PROVIDER_ANALYST).findFirst().orElseThrow(NotInScope::new);
        all = member.allCustomers();
        assigned = member.assigned();
        customers = register.all(scope).stream().filter(customer -> customer.state().changeable() || assigned.contains(customer.id())).toList();
    }

    public @Nullable String save() {
        if (id == null) {
            throw new NotInScope();
        }
        return feedback.of(() -> people.assign(current.scope(), id, all, new HashSet<>(assigned))).map(saved -> {
            feedback.done("assign.saved", saved.name());
            return "/app/people.xhtml?faces-redirect=true";
        }).orElse(null);
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }

    public @Nullable Member getMember() {
        return member;
    }

    public List<CustomerView> getCustomers() {
        return customers;
    }

    public boolean isAll() {
        return all;
    }

    public void setAll(boolean chosen) {
        all = chosen;
    }

    public List<UUID> getAssigned() {
        return assigned;
    }

    public void setAssigned(List<UUID> chosen) {
        assigned = List.copyOf(chosen);
    }
}
