package org.mailward.preferences.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Lookups;
import org.mailward.platform.persistence.Persistence;
import org.mailward.platform.persistence.Visibility;
import org.mailward.preferences.Format;
import org.mailward.preferences.Preferences;
import org.mailward.preferences.SeatSettings;
import org.mailward.preferences.Theme;
import org.mailward.tenancy.Scope;

/// What people chose, by seat.
@ApplicationScoped
public class PersonalSettings {

    private static final String NEWEST = "select time_zone, format, theme from seat_settings where subject = this_subject() order by changed_at desc limit 1";

    @Inject
    private Persistence persistence;

    @Inject
    private Lookups lookups;

    /// How a person reads, before any scope is known: as chosen last, in whatever seat.
    /// @param subject the person's id at the identity provider
    public Optional<Preferences> ofPerson(String subject) {
        return lookups.ask(Visibility.ofPerson(subject), NEWEST, row -> Preferences.kept(row.getString("time_zone"), Format.valueOf(row.getString("format")), Theme.valueOf(row.getString("theme"))))
                .stream().findFirst();
    }

    /// @param membership the seat
    public Optional<SeatSettings> find(Scope scope, UUID membership) {
        return persistence.find(scope, "select s from SeatSettings s where {s of provider} and s.id = :id", SeatSettings.class, membership).filter(settings -> inScope(scope, settings));
    }

    public List<SeatSettings> all(Scope scope) {
        return persistence.query(scope, "select s from SeatSettings s where {s of provider}", SeatSettings.class).getResultList().stream()
                .filter(settings -> inScope(scope, settings)).toList();
    }

    public void add(Scope scope, SeatSettings settings) {
        persistence.add(scope, settings);
    }

    /// Sends what was changed to the database now, so that its version is known.
    public void flush(Scope scope) {
        persistence.flush(scope);
    }

    private static boolean inScope(Scope scope, SeatSettings settings) {
        return settings.customerId().map(scope::sees).orElse(scope.seesAllCustomers());
    }
}
