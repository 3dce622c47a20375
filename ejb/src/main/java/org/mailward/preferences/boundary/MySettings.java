package org.mailward.preferences.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.preferences.MailWishes;
import org.mailward.preferences.Preferences;
import org.mailward.preferences.SeatSettings;
import org.mailward.preferences.store.PersonalSettings;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Members;

/// What a person chose in the seat that he or she sits in: everybody's own, and nobody else's.
///
/// An analyst of some customers does not see the house's own rows, his or her own among them. So the row is reached under the whole
/// provider, and found by the caller's own subject alone.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MySettings {

    private static final String CHANGED = "Your settings were changed in another window meanwhile. Load the page anew and choose again.";

    /// @param address where mails go; empty for a key, which is no person
    /// @param version what an editor must bring back; -1 where nothing was chosen yet
    public record View(Preferences preferences, MailWishes wishes, String address, int version) {
    }

    @Inject
    private PersonalSettings settings;

    @Inject
    private Members members;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    public View mine(Scope scope) {
        return transactions.call(() -> {
            var whole = whole(scope);
            var seat = seat(scope, whole);
            var chosen = seat.flatMap(own -> settings.find(whole, own.id()));
            return new View(chosen.map(SeatSettings::preferences).orElse(Preferences.DEFAULT), chosen.map(SeatSettings::wishes).orElse(MailWishes.unasked(scope.actor().role())),
                    seat.map(Membership::email).orElse(""), chosen.map(SeatSettings::version).orElse(-1));
        });
    }

    /// @param version of the view that the editor started from
    public Outcome<View> choose(Scope scope, Preferences preferences, MailWishes wishes, int version) {
        return transactions.call(() -> {
            var whole = whole(scope);
            var seat = seat(scope, whole);
            if (seat.isEmpty()) {
                return Outcome.missing();
            }
            var before = settings.find(whole, seat.get().id());
            if (before.map(SeatSettings::version).orElse(-1) != version) {
                return Outcome.refused("version", CHANGED);
            }
            var kept = before.orElseGet(() -> {
                var fresh = new SeatSettings(seat.get(), preferences, wishes, time.now());
                settings.add(whole, fresh);
                return fresh;
            });
            kept.change(preferences, wishes, time.now());
            settings.flush(whole);
            return Outcome.done(new View(kept.preferences(), kept.wishes(), seat.get().email(), kept.version()));
        });
    }

    private Optional<Membership> seat(Scope scope, Scope whole) {
        return members.held(whole, scope.actor().subject(), scope instanceof Scope.OneCustomer one ? Optional.of(one.customer()) : Optional.empty());
    }

    private static Scope whole(Scope scope) {
        return new Scope.WholeProvider(scope.provider(), Actor.system("settings"));
    }
}
