package org.mailward.mailauth.spf;

import java.util.ArrayList;
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

    /// A record of these terms in its shortest spelling.
    public static SpfRecord of(List<? extends Term> terms) {
        return new SpfRecord(render(terms), List.copyOf(terms));
    }

    /// The record in its shortest spelling, which reads as the same terms: one blank between them, no `+`, no prefix that is
    /// implied, addresses in their canonical form.
    public String render() {
        return render(terms);
    }

    private static String render(List<? extends Term> terms) {
        var text = new StringBuilder("v=spf1");
        terms.forEach(term -> text.append(' ').append(term.render()));
        return text.toString();
    }

    public List<Directive> directives() {
        return upTo(terms.size());
    }

    /// The directive that decides about everybody else. What follows it is never looked at (RFC 7208 §5.1).
    public Optional<Directive> all() {
        int at = indexOfAll();
        return at < terms.size() ? Optional.of((Directive) terms.get(at)) : Optional.empty();
    }

    /// The directives that receivers look at: those before `all`, and `all` itself.
    public List<Directive> reachable() {
        return upTo(Math.min(terms.size(), indexOfAll() + 1));
    }

    private List<Directive> upTo(int end) {
        var directives = new ArrayList<Directive>();
        for (int i = 0; i < end; i++) {
            if (terms.get(i) instanceof Directive directive) {
                directives.add(directive);
            }
        }
        return directives;
    }

    private int indexOfAll() {
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i) instanceof Directive(Qualifier _, Mechanism.All _, String _)) {
                return i;
            }
        }
        return terms.size();
    }

    public Optional<Modifier.Redirect> redirect() {
        for (Term term : terms) {
            if (term instanceof Modifier.Redirect redirect) {
                return Optional.of(redirect);
            }
        }
        return Optional.empty();
    }

    /// Where the text for refused senders is published.
    public Optional<Modifier.Explanation> explanation() {
        for (Term term : terms) {
            if (term instanceof Modifier.Explanation explanation) {
                return Optional.of(explanation);
            }
        }
        return Optional.empty();
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
