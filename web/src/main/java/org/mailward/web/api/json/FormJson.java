package org.mailward.web.api.json;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailward.builder.RecordKind;
import org.mailward.builder.Rehearsal;
import org.mailward.builder.boundary.RecordBuilder.Standing;
import org.mailward.builder.form.Entries;
import org.mailward.builder.form.FieldName;
import org.mailward.builder.form.FormKind;
import org.mailward.builder.form.Worked;
import org.mailward.tenancy.InvalidInput;
import org.mailward.web.api.openapi.Described;

@Described("A builder's form: what stands in its fields, and what came of it when it was filled in.")
public record FormJson(
        @Described("Which form.") FormKind form,
        @Described("The domain, as it is in DNS.") String domain,
        @Described("The selector, or the mail server's name, that it is about; empty for forms without one.") String label,
        @Described("Its fields, in their order.") List<FieldJson> fields,
        @Described("What the published record holds and the form has no field for.") List<String> leftOut,
        @Described("The records to publish, in the order in which to publish them; empty for a form that was only opened, or has faults.") List<WrittenJson> records,
        @Described("What would be, were they all published; absent for a form that was only opened, or has faults.") Optional<RehearsalJson> rehearsal) {

    @Described("A field of a form.")
    public record FieldJson(
            @Described("Which field.") FieldName field,
            @Described("How it is filled: CHOICE one of the choices, TICK yes or nothing, LINE one line, LINES one thing to a line, ROWS one value for each row.")
            FieldName.Shape shape,
            @Described("The words to choose from; empty where text is typed.") List<String> choices,
            @Described("What stands there: one value, for ROWS one for each row; empty when nothing does.") List<String> values,
            @Described("What is wrong there, one sentence each.") List<String> faults) {

        static FieldJson of(Worked worked, FieldName name) {
            var values = name.shape() == FieldName.Shape.ROWS ? worked.entries().rows(name) : List.of(worked.entries().text(name)).stream().filter(text -> !text.isEmpty()).toList();
            return new FieldJson(name, name.shape(), name.choices(), values, worked.faultsOf(name));
        }
    }

    @Described("A record that a form wrote.")
    public record WrittenJson(
            @Described("What it is.") RecordKind type,
            @Described("Where to publish it; for the policy file, absent.") Optional<String> name,
            @Described("Its data; for CAA, MX and TLSA one record to a line; empty to publish none.") String value) {
    }

    public static FormJson of(Worked worked) {
        return new FormJson(worked.kind(), worked.domain().ascii(), worked.published().label(),
                worked.kind().sheet().fields().stream().map(name -> FieldJson.of(worked, name)).toList(), worked.leftOut(),
                worked.rehearsal().map(FormJson::records).orElse(List.of()), worked.rehearsal().map(RehearsalJson::of));
    }

    private static List<WrittenJson> records(Rehearsal rehearsal) {
        return rehearsal.changes().stream().map(placed -> placed.draft())
                .map(draft -> new WrittenJson(draft.kind(), draft.kind().isFile() ? Optional.empty() : Optional.of(draft.name().ascii()), draft.value())).toList();
    }

    @Described("A form that was filled in. Fields that are not named are empty.")
    public record FilledJson(
            @Described("What stands in the fields.") List<FilledFieldJson> fields) {

        /// @throws InvalidInput when a field is named twice
        public Entries entries() {
            Map<FieldName, List<String>> values = new EnumMap<>(FieldName.class);
            for (int i = 0; i < fields.size(); i++) {
                if (values.put(fields.get(i).field(), fields.get(i).values()) != null) {
                    throw new InvalidInput("fields[" + i + "].field", "The field " + fields.get(i).field() + " is named twice.");
                }
            }
            return new Entries(values);
        }
    }

    @Described("What stands in one field.")
    public record FilledFieldJson(
            @Described("Which field.") FieldName field,
            @Described("One value; for a field in rows one for each row; for a tick yes.") List<String> values) {
    }

    @Described("What is published of one kind.")
    public record PublishedJson(
            @Described("The domain.") UUID domain,
            @Described("What was looked for.") RecordKind type,
            @Described("The selector, or the whole name of a TLSA record; empty for kinds without one.") String label,
            @Described("One entry for each record; empty when there is none.") List<String> values) {

        public static PublishedJson of(Standing standing) {
            return new PublishedJson(standing.id(), standing.kind(), standing.label(), standing.values());
        }
    }
}
