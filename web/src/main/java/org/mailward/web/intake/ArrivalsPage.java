package org.mailward.web.intake;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailward.intake.ArrivalQuery;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.boundary.ArrivalDesk;
import org.mailward.intake.boundary.ArrivalDesk.Line;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.traffic.Listing;

/// Everything that came in, newest first.
@Named
@ViewScoped
public class ArrivalsPage implements Serializable {

    private static final int PAGE = 50;

    /// How many arrivals are in a state.
    public record Count(ArrivalState state, long count) {
    }

    @Inject
    private CurrentScope current;

    @Inject
    private ArrivalDesk desk;

    @Inject
    private CustomerRegister register;

    @Inject
    private Text text;

    private @Nullable String state;
    private @Nullable UUID customer;
    private @Nullable String page;
    private Map<ArrivalState, Long> counts = Map.of();
    private Map<UUID, String> customerNames = Map.of();
    private @Nullable Listing<Line> listing;

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        var scope = current.scope();
        if (customer != null) {
            register.find(scope, customer).orElseThrow(NotInScope::new);
        }
        customerNames = register.all(scope).stream().collect(Collectors.toMap(CustomerView::id, CustomerView::name));
        counts = desk.counts(scope);
        var found = desk.list(scope, new ArrivalQuery(chosen().map(Set::of).orElse(Set.of()), Optional.ofNullable(customer), (number() - 1) * PAGE, PAGE));
        listing = new Listing<>(found.rows(), found.total(), number(), PAGE);
    }

    private Optional<ArrivalState> chosen() {
        return Arrays.stream(ArrivalState.values()).filter(word -> word.name().equals(state)).findFirst();
    }

    private int number() {
        return page != null && page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    }

    /// States in which something is, and the one that is shown.
    public List<Count> getCounts() {
        return Arrays.stream(ArrivalState.values()).map(word -> new Count(word, counts.getOrDefault(word, 0L))).filter(count -> count.count() > 0 || count.state().name().equals(state)).toList();
    }

    /// All arrivals that the person may see.
    public long getAll() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Those that wait for somebody to look at them.
    public long getTroubled() {
        return Arrays.stream(ArrivalState.values()).filter(ArrivalState::troubled).mapToLong(word -> counts.getOrDefault(word, 0L)).sum();
    }

    /// Whose it is, as pages say it.
    public String owner(Line line) {
        return line.customer().map(id -> customerNames.getOrDefault(id, "")).orElseGet(() -> text.of("arrivals.whole-provider"));
    }

    public @Nullable Listing<Line> getListing() {
        return listing;
    }

    public @Nullable String getState() {
        return state;
    }

    public void setState(@Nullable String wanted) {
        state = wanted == null || wanted.isBlank() ? null : wanted;
    }

    public @Nullable UUID getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable UUID wanted) {
        customer = wanted;
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String wanted) {
        page = wanted == null || wanted.isBlank() ? null : wanted;
    }
}
