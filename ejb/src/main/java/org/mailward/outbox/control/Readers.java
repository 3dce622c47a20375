package org.mailward.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
        return members.everybody(whole).stream().map(seat -> reader(whole, seat, Optional.ofNullable(chosen.get(seat.id())))).toList();
    }

    /// The person in the seat that he or she holds now.
    /// @param whole the whole provider
    /// @param customer whose seat it is; empty for one of the provider
    Optional<Reader> seated(Scope whole, String subject, Optional<UUID> customer) {
        return members.held(whole, subject, customer).map(seat -> reader(whole, seat, settings.find(whole, seat.id())));
    }

    private Reader reader(Scope whole, Membership seat, Optional<SeatSettings> chosen) {
        return new Reader(seat, scope(whole, seat), chosen.map(SeatSettings::wishes).orElse(MailWishes.unasked(seat.role())), chosen.map(SeatSettings::preferences).orElse(Preferences.DEFAULT));
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
