package org.mailward.builder.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailward.mailauth.tags.FieldList;
import org.mailward.mailauth.tags.Shown;

/// What is published in a form's place and has no field there.
final class Others {

    /// The most further records that are named.
    static final int MOST_NAMED = 10;

    private Others() {
    }

    /// Texts beside the one that the form shows; what the form writes takes the place of all.
    /// @param shown empty when the form shows none of them
    static List<String> beside(List<String> published, String shown) {
        var others = new ArrayList<>(published);
        others.remove(shown);
        return others.stream().limit(MOST_NAMED).map(text -> "'" + Shown.of(text) + "' is published besides, and the record of this form takes its place.").toList();
    }

    /// @param names of the terms, each beside its text in `texts`
    /// @param known the names that the form writes
    static List<String> unknown(List<String> names, List<String> texts, Set<String> known) {
        var unknown = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            if (!known.contains(names.get(i))) {
                unknown.add(unknown(texts.get(i)));
            }
        }
        return unknown;
    }

    /// The fields of a record for encrypted delivery that the form does not write.
    static List<String> unknown(String record, String version, Set<String> known) {
        List<FieldList.Field> fields = FieldList.read(record, version).map(FieldList::fields).orElse(List.of());
        return unknown(fields.stream().map(FieldList.Field::name).toList(), fields.stream().map(FieldList.Field::text).toList(), known);
    }

    static String unknown(String term) {
        return "'" + Shown.of(term) + "' is known to no standard.";
    }

    @SafeVarargs
    static List<String> all(List<String>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }
}
