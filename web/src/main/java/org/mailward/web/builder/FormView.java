package org.mailward.web.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.builder.Rehearsal;
import org.mailward.builder.form.Entries;
import org.mailward.builder.form.FieldName;
import org.mailward.builder.form.FormKind;
import org.mailward.builder.form.Worked;

/// A builder's form as a page shows it.
///
/// @param rows the terms of an SPF record; empty for the other forms
/// @param leftOut what is published and has no field
/// @param placements what was judged, record by record; empty until then
public record FormView(Worked worked, List<FieldView> fields, List<Row> rows, List<String> leftOut, List<Placement> placements) {

    private static final String SECRET = "PRIVATE KEY";

    /// @param parameter its name in the form, and its id
    /// @param text what stands in it; of a secret that does not belong there nothing is sent back
    /// @param faults one sentence each
    public record FieldView(FieldName name, String parameter, String text, List<Choice> choices, List<String> faults) {

        /// True for what most people never change.
        public boolean isRare() {
            return switch (name) {
                case PSD, LOCAL_PARTS, OTHER_CAA, ADKIM, ASPF, RUF, FO, FO_DKIM, FO_SPF -> true;
                default -> false;
            };
        }

        public FieldName.Shape shape() {
            return name.shape();
        }

        public boolean isTicked() {
            return !text.isEmpty();
        }
    }

    /// @param word the key of its text, after the field's
    public record Choice(String value, String word, boolean chosen) {
    }

    /// One term of an SPF record.
    /// @param place 0 for the first
    public record Row(int place, List<Choice> qualifiers, List<Choice> kinds, String value) {
    }

    public static FormView of(Worked worked) {
        var entries = worked.entries();
        var fields = worked.kind().sheet().fields().stream().map(name -> field(worked, name)).toList();
        return new FormView(worked, fields, rows(entries), worked.leftOut(), worked.rehearsal().map(Placement::of).orElse(List.of()));
    }

    private static FieldView field(Worked worked, FieldName name) {
        var text = worked.entries().text(name);
        return new FieldView(name, FormParameters.parameter(name), text.contains(SECRET) ? "" : text, choices(name, text), worked.faultsOf(name));
    }

    private static List<Choice> choices(FieldName name, String chosen) {
        return name.choices().stream().map(value -> new Choice(value, name + "_" + value, value.equals(chosen))).toList();
    }

    private static List<Row> rows(Entries entries) {
        var values = entries.rows(FieldName.TERM_VALUE);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < values.size(); i++) {
            rows.add(new Row(i, choices(FieldName.TERM_QUALIFIER, at(entries, FieldName.TERM_QUALIFIER, i)), choices(FieldName.TERM_KIND, at(entries, FieldName.TERM_KIND, i)),
                    values.get(i)));
        }
        return rows;
    }

    private static String at(Entries entries, FieldName name, int place) {
        var values = entries.rows(name);
        return place < values.size() ? values.get(place) : "";
    }

    public FormKind kind() {
        return worked.kind();
    }

    /// The fields that are always open.
    public List<FieldView> usual() {
        return fields.stream().filter(field -> !field.isRare()).toList();
    }

    /// The fields that most people leave alone.
    public List<FieldView> rare() {
        return fields.stream().filter(FieldView::isRare).toList();
    }

    /// True when something among the rare fields differs from what is usual, or is wrong.
    public boolean isRareUsed() {
        return rare().stream().anyMatch(field -> !field.faults().isEmpty() || worked.entries().has(field.name()));
    }

    public Optional<Rehearsal> rehearsal() {
        return worked.rehearsal();
    }
}
