package org.mailward.views;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Which columns of a table are shown beside that of the names.
///
/// @param shown from left to right, as [ViewPlace#columns] names them
public record ViewColumns(ViewPlace place, List<String> shown) {

    /// The parameter of an address that names them, with commas between.
    public static final String WORD = "columns";

    /// The column of names, which is always shown: it alone says that no other is.
    public static final String NAME = "name";

    public ViewColumns {
        var wanted = List.copyOf(shown);
        shown = place.columns().stream().filter(wanted::contains).toList();
    }

    /// Reads a parameter. Columns that the table does not know are left out; where it knows none of them, all are shown.
    public static ViewColumns read(ViewPlace place, String text) {
        return of(place, named(text));
    }

    /// @param names see [#read(ViewPlace, String)]
    public static ViewColumns of(ViewPlace place, Collection<String> names) {
        return new ViewColumns(place, names.stream().anyMatch(name -> known(place, name)) ? List.copyOf(names) : place.columns());
    }

    /// Does it name a column that the table does not know?
    public static boolean strange(ViewPlace place, String text) {
        return named(text).stream().anyMatch(name -> !known(place, name));
    }

    public boolean all() {
        return shown.equals(place.columns());
    }

    /// As the value of the parameter; empty when all are shown.
    public String text() {
        return all() ? "" : whole();
    }

    /// As the value of the parameter, also when all are shown.
    public String whole() {
        return shown.isEmpty() ? NAME : String.join(",", shown);
    }

    private static boolean known(ViewPlace place, String name) {
        return name.equals(NAME) || place.columns().contains(name);
    }

    private static List<String> named(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }
}
