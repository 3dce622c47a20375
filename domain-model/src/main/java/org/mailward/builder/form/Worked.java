package org.mailward.builder.form;

import java.util.List;
import java.util.Optional;
import org.mailward.builder.Rehearsal;
import org.mailward.mailauth.dns.DomainName;

/// A form that was opened or sent in, with what came of it.
///
/// @param entries what stands in its fields
/// @param leftOut what the published record holds and the form does not
/// @param faults what is wrong in the fields; then there is no rehearsal
/// @param rehearsal what would be; empty for a form that was only opened
public record Worked(FormKind kind, Published published, Entries entries, List<String> leftOut, List<Filled.Fault> faults, Optional<Rehearsal> rehearsal) {

    /// A form as it is sent in.
    ///
    /// @param asked the selector or name that the address asks for; what was typed counts more
    /// @param proposed the record that the fields begin with, instead of the published one, and that is judged at once
    /// @param typed what stands in the fields; empty for a form that begins with what is published or proposed
    /// @param judged true when the form is to be written down and judged
    public record Sheet(FormKind kind, String asked, Optional<Proposal> proposed, Optional<Entries> typed, boolean judged) {

        /// A form that begins with what is published.
        public Sheet(FormKind kind, String asked, Optional<Entries> typed, boolean judged) {
            this(kind, asked, Optional.empty(), typed, judged);
        }

        /// The same form, begun with a record that somebody was advised to publish; what was typed already counts more.
        public Sheet begunWith(Proposal proposal) {
            return typed.isPresent() ? this : new Sheet(kind, asked, Optional.of(proposal), typed, true);
        }

        /// The selector of a DKIM key or BIMI record, the whole name of a TLSA record; empty where none is known.
        public String label() {
            String label = typed.map(entries -> entries.text(kind == FormKind.TLSA ? FieldName.HOST : FieldName.SELECTOR)).orElse(asked).strip();
            return kind == FormKind.TLSA && !label.isEmpty() ? TlsaSheet.label(label) : label;
        }
    }

    public Worked {
        leftOut = List.copyOf(leftOut);
        faults = List.copyOf(faults);
    }

    public DomainName domain() {
        return published.domain();
    }

    public Worked with(Filled.Fault fault) {
        return new Worked(kind, published, entries, leftOut, List.of(fault), Optional.empty());
    }

    public Worked with(Rehearsal judged) {
        return new Worked(kind, published, entries, leftOut, List.of(), Optional.of(judged));
    }

    /// What is wrong in a field, one sentence each.
    public List<String> faultsOf(FieldName field) {
        return faults.stream().filter(fault -> fault.field() == field).map(Filled.Fault::sentence).toList();
    }
}
