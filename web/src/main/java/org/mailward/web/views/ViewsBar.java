package org.mailward.web.views;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailward.views.ViewColumns;
import org.mailward.views.ViewPlace;
import org.mailward.views.ViewWish;
import org.mailward.views.boundary.ViewBook;
import org.mailward.views.boundary.ViewBook.Opened;
import org.mailward.views.boundary.ViewBook.View;
import org.mailward.web.component.Feedback;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;

/// The saved views above a table. A view is the table's own address with what it asks for, so that it can be passed on and gone back from.
@Named
@ViewScoped
public class ViewsBar implements Serializable {

    /// The parameter by which the form of columns sends each one that is ticked.
    private static final String CHOSEN = "column";

    @Inject
    private CurrentScope current;

    @Inject
    private ViewBook book;

    @Inject
    private Feedback feedback;

    @Inject
    private Text text;

    @Inject
    private HttpServletRequest request;

    private @Nullable UUID view;
    private @Nullable ViewPlace place;
    private Map<String, String> said = Map.of();
    private transient @Nullable List<View> views;
    private @Nullable String sentence;
    private String name = "";
    private boolean shared;
    private boolean standard;

    /// Reads what the table's address says. A plain address opens with the view that is to come first, and what a view asks for in vain is
    /// taken out of the address.
    public void load(String table) {
        if (!current.isProviderStaff()) {
            return;
        }
        place = ViewPlace.valueOf(table);
        var given = new LinkedHashMap<String, String>();
        place.words().forEach(word -> given.put(word, request.getParameter(word)));
        given.values().removeIf(value -> value == null);
        given.computeIfPresent(ViewColumns.WORD, (_, names) -> ViewColumns.read(ViewPlace.valueOf(table), names).text());
        said = new LinkedHashMap<>(ViewWish.of(place, brief(given)).values());
        var chosen = request.getParameterValues(CHOSEN);
        if (chosen != null) {
            choose(ViewColumns.of(place, List.of(chosen)));
            return;
        }
        if (view == null) {
            if (request.getParameterMap().isEmpty()) {
                getViews().stream().filter(View::standard).findFirst().ifPresent(first -> go(first.wish(), first.id()));
            }
            return;
        }
        var opened = book.open(current.scope(), view);
        if (opened.isEmpty()) {
            sentence = text.of("views.lost");
            return;
        }
        name = opened.get().view().own() ? opened.get().view().name() : "";
        shared = opened.get().view().own() && opened.get().view().shared();
        standard = opened.get().view().standard();
        if (!opened.get().gone().isEmpty()) {
            withoutWhatIsGone(opened.get());
        }
    }

    /// Goes on to the address that says which columns were chosen; the view stays open, to be saved with them.
    private void choose(ViewColumns columns) {
        var rest = new LinkedHashMap<>(said);
        rest.remove(ViewColumns.WORD);
        // A plain address would open the view that comes first, whose columns may be others.
        var names = rest.isEmpty() && view == null ? columns.whole() : columns.text();
        if (!names.isEmpty()) {
            rest.put(ViewColumns.WORD, names);
        }
        go(ViewWish.of(columns.place(), rest), view);
    }

    private void withoutWhatIsGone(Opened opened) {
        sentence = text.of("views.part-lost", opened.view().name(), opened.gone().stream().map(word -> text.word("view-word", word)).collect(Collectors.joining(", ")));
        // Columns that are gone are left out as they are read; the others stay.
        var rest = new LinkedHashMap<>(said);
        opened.gone().stream().filter(word -> !word.equals(ViewColumns.WORD)).forEach(rest::remove);
        if (!rest.equals(said)) {
            go(new ViewWish(rest), opened.view().id());
        }
    }

    /// What is longer than a view keeps is nothing that a view asked for.
    private static Map<String, String> brief(Map<String, String> given) {
        given.values().removeIf(value -> value.length() > ViewWish.LONGEST);
        return given;
    }

    private void go(ViewWish wish, @Nullable UUID to) {
        var faces = FacesContext.getCurrentInstance();
        try {
            faces.getExternalContext().redirect(request.getContextPath() + path() + "?" + wish.query() + (to == null ? "" : (wish.values().isEmpty() ? "" : "&") + "view=" + to));
            faces.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException("The view's address could not be sent", e);
        }
    }

    /// Where a view leads.
    public String address(View to) {
        return request.getContextPath() + path() + "?" + (to.wish().values().isEmpty() ? "" : to.wish().query() + "&") + "view=" + to.id();
    }

    public @Nullable String save() {
        var table = place;
        if (table == null) {
            return null;
        }
        var wish = new ViewWish(said);
        feedback.of(() -> book.save(current.scope(), table, name, wish, shared, standard)).ifPresent(id -> {
            feedback.done("views.saved", name.strip());
            go(wish, id);
        });
        return null;
    }

    public void remove(UUID id) {
        feedback.of(() -> book.remove(current.scope(), id)).ifPresent(_ -> {
            feedback.done("views.removed");
            go(new ViewWish(said), null);
        });
    }

    private String path() {
        return "/app/" + String.valueOf(place).toLowerCase(Locale.ROOT);
    }

    /// The table's page.
    public String getHere() {
        return request.getContextPath() + path();
    }

    /// What the address says but for the columns, for the form that chooses them.
    public List<Map.Entry<String, String>> getRest() {
        return said.entrySet().stream().filter(entry -> !entry.getKey().equals(ViewColumns.WORD)).toList();
    }

    public List<View> getViews() {
        if (views == null) {
            views = place == null ? List.of() : book.all(current.scope(), place);
        }
        return views;
    }

    public List<View> getOwn() {
        return getViews().stream().filter(View::own).toList();
    }

    /// Something to say about the view that the address names; null for nothing.
    public @Nullable String getSentence() {
        return sentence;
    }

    public @Nullable UUID getView() {
        return view;
    }

    public void setView(@Nullable UUID wanted) {
        view = wanted;
    }

    public String getName() {
        return name;
    }

    public void setName(String typed) {
        name = typed;
    }

    public boolean isShared() {
        return shared;
    }

    public void setShared(boolean forAll) {
        shared = forAll;
    }

    public boolean isStandard() {
        return standard;
    }

    public void setStandard(boolean first) {
        standard = first;
    }
}
