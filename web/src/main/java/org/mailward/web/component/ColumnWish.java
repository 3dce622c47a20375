package org.mailward.web.component;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailward.views.ViewColumns;
import org.mailward.views.ViewPlace;

/// Which columns of a table the address asks for. What cannot be understood is left out, so that an old link still opens.
public class ColumnWish implements Serializable {

    private final ViewPlace place;
    private final HashSet<String> meaningless = new HashSet<>();
    private Set<String> shown;
    private @Nullable String said;

    public ColumnWish(ViewPlace place) {
        this.place = place;
        this.shown = Set.copyOf(place.columns());
    }

    /// A column that can be chosen.
    /// @param offered false where it says nothing on this page
    public record Column(String name, boolean shown, boolean offered) {
    }

    /// Does not offer a column that would say the same in each row.
    public void leaveOut(String name) {
        meaningless.add(name);
    }

    public boolean shows(String name) {
        return shown.contains(name);
    }

    /// Are they others than those that everybody sees?
    public boolean isChosen() {
        return said != null;
    }

    public List<Column> getAll() {
        var all = new ArrayList<Column>();
        place.columns().forEach(name -> all.add(new Column(name, shown.contains(name), !meaningless.contains(name))));
        return all;
    }

    /// The address's parameter; null where all are shown.
    public @Nullable String getText() {
        return said;
    }

    public void setText(@Nullable String text) {
        var columns = ViewColumns.read(place, text == null ? "" : text);
        shown = Set.copyOf(columns.shown());
        said = columns.all() ? null : columns.text();
    }
}
