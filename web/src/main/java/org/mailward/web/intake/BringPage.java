package org.mailward.web.intake;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.boundary.ArrivalDesk;
import org.mailward.intake.boundary.ArrivalDesk.Line;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.web.component.Text;
import org.mailward.web.intake.Deliveries.Piece;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Brings report files, and follows them until each was read.
@Named
@ViewScoped
public class BringPage implements Serializable {

    /// What became of one file.
    ///
    /// @param arrival empty when the file was not taken
    /// @param state empty when the file was not taken
    public record Result(String name, Optional<UUID> arrival, Optional<ArrivalState> state, String sentence) {

        /// Nothing more happens to it by itself.
        public boolean over() {
            return state.map(word -> word != ArrivalState.RECEIVED).orElse(true);
        }
    }

    @Inject
    private CurrentScope current;

    @Inject
    private CustomerRegister register;

    @Inject
    private ArrivalDesk desk;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Text text;

    private @Nullable String delivery;
    private @Nullable UUID customer;
    private boolean free;
    private List<CustomerView> customers = List.of();
    private List<Result> results = List.of();

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        customers = register.all(current.scope());
        if (customer != null && customers.stream().noneMatch(known -> known.id().equals(customer))) {
            throw new NotInScope();
        }
        free = current.scope().seesAllCustomers();
        look();
    }

    /// Looks how far the files are that were brought.
    public void look() {
        results = delivery == null ? List.of() : deliveries.of(delivery).stream().map(this::result).toList();
    }

    private Result result(Piece piece) {
        var arrival = Optional.ofNullable(piece.arrival());
        var line = arrival.flatMap(id -> desk.find(current.scope(), id));
        return new Result(piece.name(), arrival, line.map(Line::state), line.map(this::sentence).orElse(piece.sentence()));
    }

    /// What is wrong, or else what was in it.
    private String sentence(Line line) {
        if (!line.sentence().isEmpty()) {
            return line.sentence();
        }
        return line.parts().isEmpty() ? "" : text.of("bring.in-it", line.parts().size(), line.messages());
    }

    public boolean isRunning() {
        return results.stream().anyMatch(result -> !result.over());
    }

    public boolean isFinished() {
        return !isRunning();
    }

    /// Files to which nothing more happens by itself.
    public long getOver() {
        return results.stream().filter(Result::over).count();
    }

    /// May the domains in the reports decide whose they are?
    public boolean isFree() {
        return free;
    }

    public List<Result> getResults() {
        return results;
    }

    public List<CustomerView> getCustomers() {
        return customers;
    }

    public @Nullable UUID getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable UUID wanted) {
        customer = wanted;
    }

    public @Nullable String getDelivery() {
        return delivery;
    }

    public void setDelivery(@Nullable String word) {
        delivery = word;
    }
}
