package org.mailward.mailauth.spf;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.tags.Meaning;

/// An SPF record, term by term.
///
/// @param text as published, its strings joined without a space
/// @param terms everything after `v=spf1`, in order
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7208#section-4.6.1">RFC 7208 §4.6.1</a>
public record SpfRecord(String text, List<Term> terms) {

    public SpfRecord {
        terms = List.copyOf(terms);
    }

    public List<Directive> directives() {
        return terms.stream().filter(Directive.class::isInstance).map(Directive.class::cast).toList();
    }

    /// The directive that decides about everybody else. What follows it is never looked at (RFC 7208 §5.1).
    public Optional<Directive> all() {
        return directives().stream().filter(directive -> directive.mechanism() instanceof Mechanism.All).findFirst();
    }

    /// The directives that receivers look at: those before `all`, and `all` itself.
    public List<Directive> reachable() {
        List<Directive> directives = directives();
        return all().map(all -> directives.subList(0, directives.indexOf(all) + 1)).orElse(directives);
    }

    public Optional<Modifier.Redirect> redirect() {
        return terms.stream().filter(Modifier.Redirect.class::isInstance).map(Modifier.Redirect.class::cast).findFirst();
    }

    /// True when the record allows nobody to send and says so: `v=spf1 -all`.
    public boolean allowsNobody() {
        return terms.size() == 1 && all().filter(all -> all.qualifier() == Qualifier.FAIL).isPresent();
    }

    /// Each term in words.
    public List<Meaning> explain() {
        return SpfWords.of(this);
    }
}
