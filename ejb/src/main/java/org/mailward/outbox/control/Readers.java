package org.mailward.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailward.preferences.MailWishes;
import org.mailward.preferences.Preferences;
import org.mailward.preferences.SeatSettings;
import org.mailward.preferences.store.PersonalSettings;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Members;

/// Who may be written to, and what each of them may see.
@ApplicationScoped
public class Readers {

    @Inject
    private Members members;

    @Inject
    private PersonalSettings settings;

    /// A person in a seat.
    /// @param scope what the seat sees: a mail tells of nothing else
    public record Reader(Membership seat, Scope scope, MailWishes wishes, Preferences preferences) {

        boolean client() {
            return seat.role().ofACustomer();
        }
    }

    /// @param whole the whole provider
    List<Reader> all(Scope whole) {
        var chosen = settings.all(whole).stream().collect(Collectors.toMap(SeatSettings::id, Function.identity()));
        return members.everybody(whole).stream().map(seat -> {
            var own = chosen.get(seat.id());
            return new Reader(seat, scope(whole, seat), own == null ? MailWishes.unasked(seat.role()) : own.wishes(), own == null ? Preferences.DEFAULT : own.preferences());
        }).toList();
    }

    private Scope scope(Scope whole, Membership seat) {
        UUID provider = whole.provider();
        var actor = Actor.system("mail");
        if (seat.customerId().isPresent()) {
            return new Scope.OneCustomer(provider, seat.customerId().get(), actor);
        }
        return seat.role() == Role.PROVIDER_ADMIN || seat.allCustomers() ? new Scope.WholeProvider(provider, actor)
                : new Scope.AssignedCustomers(provider, new HashSet<>(members.assigned(whole, seat)), actor);
    }
}
