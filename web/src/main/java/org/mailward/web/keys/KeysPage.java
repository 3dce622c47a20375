package org.mailward.web.keys;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailward.access.KeyRight;
import org.mailward.access.boundary.KeyRing;
import org.mailward.access.boundary.KeyRing.Key;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.web.component.Feedback;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// The keys by which programs sign in.
@Named
@ViewScoped
public class KeysPage implements Serializable {

    private static final String HERE = "/app/keys.xhtml?faces-redirect=true";
    private static final String SECRET = "keySecret";

    @Inject
    private CurrentScope current;

    @Inject
    private KeyRing keyRing;

    @Inject
    private CustomerRegister register;

    @Inject
    private Feedback feedback;

    @Inject
    private Text text;

    private List<Key> keys = List.of();
    private List<CustomerView> customers = List.of();
    private Map<UUID, String> customerNames = Map.of();
    private @Nullable Object secret;
    private String name = "";
    private Role role = Role.PROVIDER_ANALYST;
    private @Nullable UUID customer;
    private List<KeyRight> rights = List.of(KeyRight.values());

    public void load() {
        if (!current.isProviderAdmin()) {
            throw new NotInScope();
        }
        var scope = current.scope();
        keys = keyRing.all(scope);
        customers = register.all(scope);
        customerNames = customers.stream().collect(Collectors.toMap(CustomerView::id, CustomerView::name));
        secret = feedback.handedOver(SECRET);
    }

    public @Nullable String make() {
        return feedback.of(() -> keyRing.make(current.scope(), name, new Place(role, Optional.ofNullable(customer), true), Set.copyOf(rights))).map(made -> {
            feedback.handOver(SECRET, made.secret());
            feedback.done("keys.made", name);
            return HERE;
        }).orElse(null);
    }

    public @Nullable String revoke(UUID id) {
        return feedback.of(() -> keyRing.revoke(current.scope(), id)).map(_ -> {
            feedback.done("keys.revoked");
            return HERE;
        }).orElse(null);
    }

    /// What a key may do of its role's work.
    public String work(Key key) {
        return key.rights().equals(KeyRight.ALL) ? text.of("keys.all-rights")
                : key.rights().stream().sorted().map(right -> text.word("right", right)).collect(Collectors.joining(", "));
    }

    public KeyRight[] getEveryRight() {
        return KeyRight.values();
    }

    public List<KeyRight> getRights() {
        return rights;
    }

    public void setRights(List<KeyRight> chosen) {
        rights = List.copyOf(chosen);
    }

    /// For whom a key acts.
    public String reach(Key key) {
        return key.customer().map(id -> customerNames.getOrDefault(id, "")).orElseGet(() -> text.of("keys.whole-provider"));
    }

    public List<Role> getRoles() {
        return List.of(Role.PROVIDER_ANALYST, Role.PROVIDER_ADMIN, Role.CUSTOMER_VIEWER, Role.CUSTOMER_ADMIN);
    }

    public List<Key> getKeys() {
        return keys;
    }

    public List<CustomerView> getCustomers() {
        return customers;
    }

    public @Nullable Object getSecret() {
        return secret;
    }

    public String getName() {
        return name;
    }

    public void setName(String typed) {
        name = typed;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role chosen) {
        role = chosen;
    }

    public @Nullable UUID getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable UUID chosen) {
        customer = chosen;
    }
}
