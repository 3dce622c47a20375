package org.mailward.builder.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mailward.builder.RecordKind;
import org.mailward.builder.form.Filled.Fault;
import org.mailward.mailauth.spf.Directive;
import org.mailward.mailauth.spf.Mechanism;
import org.mailward.mailauth.spf.Modifier;
import org.mailward.mailauth.spf.Qualifier;
import org.mailward.mailauth.spf.SpfParser;
import org.mailward.mailauth.spf.SpfReading;
import org.mailward.mailauth.spf.SpfRecord;
import org.mailward.mailauth.spf.Term;
import org.mailward.mailauth.tags.Shown;

/// SPF: a list of servers that may send, and an ending for all others.
final class SpfSheet implements Sheet {

    private static final String REDIRECT = "redirect";
    private static final String UNSAID = "unsaid";
    /// The most further records that are named.
    private static final int MOST_NAMED = 10;

    @Override
    public List<FieldName> fields() {
        return List.of(FieldName.TERM_VALUE, FieldName.ENDING, FieldName.REDIRECT);
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.SPF);
    }

    @Override
    public Begun begin(Published published) {
        if (published.of(RecordKind.SPF).isEmpty()) {
            return Begun.of(rows(Entries.NONE, published.servers().isEmpty() ? List.of() : List.of(new SpfTerm("pass", "mx", ""))).with(FieldName.ENDING, "soft_fail"));
        }
        Begun first = switch (SpfParser.parse(published.text(RecordKind.SPF))) {
            case SpfReading.Valid(SpfRecord record) -> begin(record);
            case SpfReading.Faulty(SpfRecord record, List<String> _) -> begin(record);
            case SpfReading.NotSpf _ -> Begun.of(Entries.NONE);
        };
        var others = published.of(RecordKind.SPF).stream().skip(1).limit(MOST_NAMED)
                .map(text -> "'" + Shown.of(text) + "' is published besides, and the record of this form takes its place: add the senders that are needed from there.");
        return new Begun(first.entries(), Stream.concat(first.leftOut().stream(), others).toList());
    }

    private static Begun begin(SpfRecord record) {
        var rows = new ArrayList<SpfTerm>();
        var leftOut = new ArrayList<String>();
        String ending = record.redirect().isPresent() ? REDIRECT : UNSAID;
        boolean ended = false;
        for (Term term : record.terms()) {
            if (ended && term instanceof Directive) {
                leftOut.add("'" + Shown.of(term.text()) + "' stands after the end of the record, where no receiver looks.");
            } else if (term instanceof Directive(Qualifier qualifier, Mechanism.All _, String _)) {
                ending = qualifier.name().toLowerCase(Locale.ROOT);
                ended = true;
            } else if (!(term instanceof Modifier.Redirect)) {
                SpfTerm.of(term).ifPresentOrElse(rows::add, () -> leftOut.add("'" + Shown.of(term.text()) + "' means nothing to receivers, or makes them give up on the record."));
            }
        }
        boolean idle = ended && record.redirect().isPresent();
        if (idle) {
            leftOut.add("'" + Shown.of(record.redirect().get().text()) + "' has no effect beside an ending.");
        }
        return new Begun(rows(Entries.NONE, rows).with(FieldName.ENDING, ending).with(FieldName.REDIRECT, record.redirect().filter(_ -> !idle).map(redirect -> redirect.target().text()).orElse("")), leftOut);
    }

    static Entries rows(Entries entries, List<SpfTerm> rows) {
        return entries.with(FieldName.TERM_QUALIFIER, rows.stream().map(SpfTerm::qualifier).toList())
                .with(FieldName.TERM_KIND, rows.stream().map(SpfTerm::kind).toList())
                .with(FieldName.TERM_VALUE, rows.stream().map(SpfTerm::value).toList());
    }

    static List<SpfTerm> rows(Entries entries) {
        List<String> qualifiers = entries.rows(FieldName.TERM_QUALIFIER);
        List<String> kinds = entries.rows(FieldName.TERM_KIND);
        List<String> values = entries.rows(FieldName.TERM_VALUE);
        var rows = new ArrayList<SpfTerm>();
        for (int i = 0; i < values.size(); i++) {
            rows.add(new SpfTerm(word(qualifiers, i, FieldName.TERM_QUALIFIER), word(kinds, i, FieldName.TERM_KIND), values.get(i)));
        }
        return rows;
    }

    private static String word(List<String> words, int i, FieldName name) {
        return i < words.size() && name.choices().contains(words.get(i)) ? words.get(i) : name.choices().getFirst();
    }

    @Override
    public Filled fill(Entries entries, Published published) {
        var faults = new ArrayList<Fault>();
        var terms = new ArrayList<Term>();
        int place = 0;
        for (SpfTerm row : rows(entries)) {
            place++;
            if (row.value().isEmpty() && (row.kind().equals("include") || row.kind().startsWith("ip"))) {
                // A row that nobody filled in.
                continue;
            }
            SpfTerm.Read read = row.read();
            terms.addAll(read.terms());
            if (read.fault().isPresent()) {
                faults.add(new Fault(FieldName.TERM_VALUE, "Row " + place + ": " + read.fault().get()));
            }
        }
        end(entries, terms, faults);
        return faults.isEmpty() ? Filled.of(RecordKind.SPF, SpfRecord.of(terms).render()) : new Filled.Wrong(faults);
    }

    private static void end(Entries entries, List<Term> terms, List<Fault> faults) {
        String ending = entries.text(FieldName.ENDING);
        switch (ending) {
            case REDIRECT -> {
                SpfReading reading = SpfParser.parse("v=spf1 redirect=" + Names.ascii(entries.text(FieldName.REDIRECT)));
                if (reading instanceof SpfReading.Valid(SpfRecord record) && record.terms().size() == 1) {
                    terms.addAll(record.terms());
                } else {
                    faults.add(new Fault(FieldName.REDIRECT, "Write the name of the domain whose record decides, such as _spf.example.org."));
                }
            }
            case UNSAID -> {
                // Receivers take the others as neither allowed nor forbidden.
            }
            default -> terms.add(Directive.of(Qualifier.valueOf(ending.toUpperCase(Locale.ROOT)), new Mechanism.All()));
        }
    }
}
