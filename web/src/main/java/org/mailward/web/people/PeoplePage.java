package org.mailward.web.people;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.onboarding.boundary.People;
import org.mailward.onboarding.boundary.People.Member;
import org.mailward.onboarding.boundary.People.OpenInvitation;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.web.component.Feedback;
import org.mailward.web.component.Text;
import org.mailward.web.onboarding.InvitationLink;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// The people of the provider, or of one of its customers: who there is, inviting more, letting go.
@Named
@ViewScoped
public class PeoplePage implements Serializable {

    private static final String HERE = "/app/people.xhtml?faces-redirect=true";
    private static final String LINK = "invitationLink";

    @Inject
    private CurrentScope current;

    @Inject
    private People people;

    @Inject
    private CustomerRegister register;

    @Inject
    private InvitationLink links;

    @Inject
    private Feedback feedback;

    @Inject
    private Text text;

    private @Nullable UUID customer;
    private Optional<CustomerView> company = Optional.empty();
    private List<Member> members = List.of();
    private List<OpenInvitation> invitations = List.of();
    private Map<UUID, String> customerNames = Map.of();
    private @Nullable Object link;

    private String name = "";
    private String email = "";
    private @Nullable Role role;
    private boolean allCustomers = true;

    public void load() {
        if (!current.isProviderAdmin() && !current.isCustomerAdmin()) {
            throw new NotInScope();
        }
        var scope = current.scope();
        if (current.isCustomerPerson()) {
            customer = current.seat().customer().orElseThrow(NotInScope::new);
        }
        company = place().map(id -> register.find(scope, id).orElseThrow(NotInScope::new));
        members = people.members(scope, place());
        invitations = people.invitations(scope, place());
        customerNames = register.all(scope).stream().collect(Collectors.toMap(CustomerView::id, CustomerView::name));
        link = feedback.handedOver(LINK);
    }

    public @Nullable String invite() {
        if (role == null) {
            feedback.refused("role", text.of("people.role-missing"));
            return null;
        }
        var wanted = role;
        return feedback.of(() -> people.invite(current.scope(), name, email,
                new Place(wanted, wanted.ofACustomer() ? place() : Optional.empty(), allCustomers))).map(invited -> {
                    invited.token().ifPresent(token -> feedback.handOver(LINK, links.to(token)));
                    feedback.done(invited.token().isPresent() ? "people.invited" : "people.invited-by-mail", name, email.strip());
                    return here();
                }).orElse(null);
    }

    public @Nullable String withdraw(UUID invitation) {
        return feedback.of(() -> people.withdraw(current.scope(), invitation)).map(_ -> {
            feedback.done("people.withdrawn");
            return here();
        }).orElse(null);
    }

    public @Nullable String end(UUID membership) {
        return feedback.of(() -> people.end(current.scope(), membership)).map(_ -> {
            feedback.done("people.ended");
            return here();
        }).orElse(null);
    }

    private Optional<UUID> place() {
        return Optional.ofNullable(customer);
    }

    private String here() {
        return HERE + (customer == null || current.isCustomerPerson() ? "" : "&customer=" + customer);
    }

    /// The roles that can be given here.
    public List<Role> getRoles() {
        return company.isPresent() ? List.of(Role.CUSTOMER_ADMIN, Role.CUSTOMER_VIEWER) : List.of(Role.PROVIDER_ADMIN, Role.PROVIDER_ANALYST);
    }

    /// What a member sees of the provider's customers.
    public String reach(Member member) {
        if (member.role() == Role.PROVIDER_ADMIN || member.allCustomers()) {
            return text.of("people.all-customers");
        }
        return member.assigned().isEmpty() ? text.of("people.no-customers")
                : member.assigned().stream().map(id -> customerNames.getOrDefault(id, "")).sorted().collect(Collectors.joining(", "));
    }

    public @Nullable UUID getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable UUID wanted) {
        customer = wanted;
    }

    public Optional<CustomerView> getCompany() {
        return company;
    }

    public List<Member> getMembers() {
        return members;
    }

    public List<OpenInvitation> getInvitations() {
        return invitations;
    }

    public @Nullable Object getLink() {
        return link;
    }

    public String getName() {
        return name;
    }

    public void setName(String typed) {
        name = typed;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String typed) {
        email = typed;
    }

    public @Nullable Role getRole() {
        return role;
    }

    public void setRole(@Nullable Role chosen) {
        role = chosen;
    }

    public boolean isAllCustomers() {
        return allCustomers;
    }

    public void setAllCustomers(boolean chosen) {
        allCustomers = chosen;
    }
}
