package org.mailward.views.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.estate.store.Tags;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Customers;
import org.mailward.tenancy.store.Members;
import org.mailward.views.SavedView;
import org.mailward.views.ViewColumns;
import org.mailward.views.ViewPlace;
import org.mailward.views.ViewWish;
import org.mailward.views.store.SavedViews;

/// Tables as somebody of the provider's people wants to see them again, alone or with all of them.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class ViewBook {

    private static final int TAGS = 10_000;

    /// A saved view.
    /// @param own whether it is the caller's own, who alone changes it
    /// @param shared whether all of the provider's people see it
    /// @param standard whether the table opens with it for the caller
    public record View(UUID id, ViewPlace place, String name, ViewWish wish, boolean own, String ownerName, boolean shared, boolean standard) {
    }

    /// A view with what it asks for and is no longer there: the words of the address whose value nobody knows any more.
    public record Opened(View view, List<String> gone) {
        public Opened {
            gone = List.copyOf(gone);
        }
    }

    @Inject
    private SavedViews views;

    @Inject
    private Customers customers;

    @Inject
    private Members members;

    @Inject
    private Tags tags;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.views.most", defaultValue = "50")
    private int most;

    /// One's own and those that others share, by name.
    public List<View> all(Scope scope, ViewPlace place) {
        return views.seen(scope, place).stream().map(view -> view(scope, view)).toList();
    }

    /// Opens a view; what it asks for may be gone by now.
    public Optional<Opened> open(Scope scope, UUID id) {
        return views.find(scope, id).map(view -> {
            var gone = new ArrayList<String>();
            var wish = view.wish();
            if (wish.value("customer").filter(text -> id(text).flatMap(known -> customers.find(scope, known)).isEmpty()).isPresent()) {
                gone.add("customer");
            }
            if (wish.value("assignee").filter(text -> id(text).flatMap(known -> members.find(scope, known)).isEmpty()).isPresent()) {
                gone.add("assignee");
            }
            if (wish.value("tag").filter(word -> !tags.words(scope, TAGS).contains(word)).isPresent()) {
                gone.add("tag");
            }
            if (wish.value(ViewColumns.WORD).filter(names -> ViewColumns.strange(view.place(), names)).isPresent()) {
                gone.add(ViewColumns.WORD);
            }
            return new Opened(view(scope, view), gone);
        });
    }

    /// Saves a view; one's own of the same name asks for this from now on.
    /// @param standard whether the table is to open with it
    /// @return the view's id
    public Outcome<UUID> save(Scope scope, ViewPlace place, String name, ViewWish wish, boolean shared, boolean standard) {
        var bare = SavedView.name(name);
        var kept = ViewWish.of(place, wish.values());
        var known = views.named(scope, place, bare);
        var own = views.seen(scope, place).stream().filter(view -> view.ownedBy(scope.actor())).toList();
        if (known.isEmpty() && own.size() >= most) {
            return Outcome.refused("name", "You have " + own.size() + " views of this table already. Remove one first.");
        }
        // One at a time opens first, which the database holds everybody to.
        own.stream().filter(view -> view.standard() && (standard || known.filter(same -> same.id().equals(view.id())).isPresent())).forEach(view -> view.beStandard(false));
        views.flush(scope);
        var view = known.orElseGet(() -> new SavedView(ids.next(), scope.actor(), place, bare, kept, shared, time.now()));
        view.keep(kept, shared, time.now());
        view.beStandard(standard);
        if (known.isEmpty()) {
            views.add(scope, view);
        }
        return Outcome.done(view.id());
    }

    /// Removes one's own view.
    public Outcome<UUID> remove(Scope scope, UUID id) {
        var found = views.find(scope, id).filter(view -> view.ownedBy(scope.actor()));
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        views.remove(scope, id);
        return Outcome.done(id);
    }

    private static View view(Scope scope, SavedView view) {
        boolean own = view.ownedBy(scope.actor());
        return new View(view.id(), view.place(), view.name(), view.wish(), own, view.ownerName(), view.shared(), own && view.standard());
    }

    private static Optional<UUID> id(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
