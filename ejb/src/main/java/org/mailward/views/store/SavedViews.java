package org.mailward.views.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;
import org.mailward.views.SavedView;
import org.mailward.views.ViewPlace;

/// The views that the provider's people saved: their own, and those of others that were meant for all. A customer's people have none.
@ApplicationScoped
public class SavedViews {

    private static final String NOBODY = "";

    @Inject
    private Persistence persistence;

    /// One's own and shared ones, by name.
    public List<SavedView> seen(Scope scope, ViewPlace place) {
        return query(scope, "(v.owner = :owner or v.shared = true) and v.place = :place order by lower(v.name), v.id").setParameter("place", place).getResultList();
    }

    /// One's own or a shared one.
    public Optional<SavedView> find(Scope scope, UUID id) {
        return query(scope, "(v.owner = :owner or v.shared = true) and v.id = :id").setParameter("id", id).getResultList().stream().findFirst();
    }

    /// One's own of this name, whatever its case.
    public Optional<SavedView> named(Scope scope, ViewPlace place, String name) {
        return query(scope, "v.owner = :owner and v.place = :place and lower(v.name) = :name").setParameter("place", place).setParameter("name", name.toLowerCase(Locale.ROOT)).getResultList().stream().findFirst();
    }

    public void add(Scope scope, SavedView view) {
        persistence.add(scope, view);
        persistence.flush(scope);
    }

    /// Sends what was changed to the database now.
    public void flush(Scope scope) {
        persistence.flush(scope);
    }

    public void remove(Scope scope, UUID id) {
        persistence.delete(scope, "delete from SavedView v where {v of provider} and v.owner = :owner and v.id = :id", query -> query.setParameter("owner", owner(scope)).setParameter("id", id));
    }

    private TypedQuery<SavedView> query(Scope scope, String condition) {
        return persistence.query(scope, "select v from SavedView v where {v of provider} and " + (scope.actor().role().ofACustomer() ? "v.owner = '' and " : "") + condition, SavedView.class).setParameter("owner", owner(scope));
    }

    private static String owner(Scope scope) {
        return scope.actor().role().ofACustomer() ? NOBODY : scope.actor().subject();
    }
}
