package org.mailward.mailauth.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.tags.Meaning;

/// An SPF record, term by term.
///
/// Whoever looks at a record asks for the same parts of it, so they are found once; that is why this is no record itself.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7208#section-4.6.1">RFC 7208 §4.6.1</a>
public final class SpfRecord {

    private final String text;
    private final List<Term> terms;
    private final List<Directive> directives;
    private final List<Directive> reachable;
    private final Optional<Directive> all;
    private final Optional<Modifier.Redirect> redirect;
    private final Optional<Modifier.Explanation> explanation;

    /// @param text as published, its strings joined without a space
    /// @param terms everything after `v=spf1`, in order
    public SpfRecord(String text, List<Term> terms) {
        this.text = text;
        this.terms = List.copyOf(terms);
        var named = new ArrayList<Directive>(terms.size());
        Directive last = null;
        int reached = 0;
        Modifier.Redirect onward = null;
        Modifier.Explanation words = null;
        for (Term term : terms) {
            switch (term) {
                case Directive directive -> {
                    named.add(directive);
                    if (last == null) {
                        reached++;
                        last = directive.mechanism() instanceof Mechanism.All ? directive : null;
                    }
                }
                case Modifier.Redirect found -> onward = onward == null ? found : onward;
                case Modifier.Explanation found -> words = words == null ? found : words;
                case Modifier.Unknown _, Unreadable _ -> {
                }
            }
        }
        directives = List.copyOf(named);
        reachable = reached == named.size() ? directives : List.copyOf(named.subList(0, reached));
        all = Optional.ofNullable(last);
        redirect = Optional.ofNullable(onward);
        explanation = Optional.ofNullable(words);
    }

    public String text() {
        return text;
    }

    public List<Term> terms() {
        return terms;
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
        return directives;
    }

    /// The directive that decides about everybody else. What follows it is never looked at (RFC 7208 §5.1).
    public Optional<Directive> all() {
        return all;
    }

    /// The directives that receivers look at: those before `all`, and `all` itself.
    public List<Directive> reachable() {
        return reachable;
    }

    public Optional<Modifier.Redirect> redirect() {
        return redirect;
    }

    /// Where the text for refused senders is published.
    public Optional<Modifier.Explanation> explanation() {
        return explanation;
    }

    /// True when the record by itself allows nobody to send and says so: it ends with `-all`, and refuses whomever it names before
    /// that. Modifiers change nothing about that: `redirect` is ignored beside `all`, and `exp` only names a text (RFC 7208 §6.1
    /// and §6.2).
    public boolean allowsNobody() {
        return all.isPresent() && all.get().qualifier() == Qualifier.FAIL && reachable.stream().allMatch(directive -> directive.qualifier() == Qualifier.FAIL)
                && terms.stream().noneMatch(Unreadable.class::isInstance);
    }

    /// Each term in words.
    public List<Meaning> explain() {
        return SpfWords.of(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpfRecord record && text.equals(record.text) && terms.equals(record.terms);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
