package org.mailward.builder.form;

import java.util.List;
import org.mailward.builder.RecordKind;

/// What became of a form that was filled in.
public sealed interface Filled {

    /// @param parts the records to publish together, in the order in which to publish them
    record Written(List<Part> parts) implements Filled {
        public Written {
            parts = List.copyOf(parts);
        }
    }

    /// @param faults at least one
    record Wrong(List<Fault> faults) implements Filled {
        public Wrong {
            faults = List.copyOf(faults);
        }
    }

    /// One record.
    /// @param label as in [org.mailward.builder.Draft]
    /// @param value for CAA, MX and TLSA one record to a line; empty to publish none
    record Part(RecordKind kind, String label, String value) {
    }

    /// What is wrong in a field.
    /// @param sentence says what, and how to mend it
    record Fault(FieldName field, String sentence) {
    }

    static Filled of(RecordKind kind, String value) {
        return new Written(List.of(new Part(kind, "", value)));
    }

    static Filled wrong(FieldName field, String sentence) {
        return new Wrong(List.of(new Fault(field, sentence)));
    }
}
