package org.mailward.builder.form;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.spf.Directive;
import org.mailward.mailauth.spf.Modifier;
import org.mailward.mailauth.spf.Qualifier;
import org.mailward.mailauth.spf.SpfParser;
import org.mailward.mailauth.spf.SpfReading;
import org.mailward.mailauth.spf.Term;

/// One row of the SPF form.
///
/// @param qualifier what a match means, in lower case; always `pass` for `exp`
/// @param kind the mechanism's name, or `exp`
/// @param value what stands after the colon or the equals sign; empty where the domain itself is meant
record SpfTerm(String qualifier, String kind, String value) {

    private static final String EXPLANATION = "exp";

    /// @return empty for what has no row: `all`, `redirect`, and what no receiver reads
    static Optional<SpfTerm> of(Term term) {
        if (term instanceof Modifier.Explanation explanation) {
            return Optional.of(new SpfTerm("pass", EXPLANATION, explanation.target().text()));
        }
        if (!(term instanceof Directive directive)) {
            return Optional.empty();
        }
        String text = directive.mechanism().render();
        int end = 0;
        while (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != '/') {
            end++;
        }
        String kind = text.substring(0, end);
        return kind.equals("all") ? Optional.empty()
                : Optional.of(new SpfTerm(directive.qualifier().name().toLowerCase(Locale.ROOT), kind, text.substring(end < text.length() && text.charAt(end) == ':' ? end + 1 : end)));
    }

    /// The term as typed.
    String text() {
        if (kind.equals(EXPLANATION)) {
            return EXPLANATION + "=" + value;
        }
        String sign = Arrays.stream(Qualifier.values()).filter(each -> each.name().equalsIgnoreCase(qualifier)).findFirst().orElse(Qualifier.PASS) == Qualifier.PASS ? ""
                : String.valueOf(Qualifier.valueOf(qualifier.toUpperCase(Locale.ROOT)).sign());
        return sign + kind + (value.isEmpty() || value.startsWith("/") ? value : ":" + Names.ascii(value, '/'));
    }

    /// The term; else why receivers cannot read it.
    record Read(List<Term> terms, Optional<String> fault) {
    }

    Read read() {
        if (value.chars().anyMatch(Character::isWhitespace)) {
            return new Read(List.of(), Optional.of("'" + value + "' has a blank in it. Write one name or address to a row."));
        }
        return switch (SpfParser.parse("v=spf1 " + text())) {
            case SpfReading.Valid(var record) -> new Read(record.terms(), Optional.empty());
            case SpfReading.Faulty(var _, List<String> faults) -> new Read(List.of(), Optional.of(faults.getFirst()));
            case SpfReading.NotSpf _ -> new Read(List.of(), Optional.of("'" + value + "' is nothing that an SPF record may hold."));
        };
    }
}
