package org.mailward.mailauth.dkim;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;

/// What a domain publishes at the selectors that were tried, with the answers of a wildcard told apart.
///
/// @param domain the signing domain
/// @param wildcard the texts that a wildcard gives for any selector; empty when there is none
/// @param wildcardUnknown nobody could say whether there is a wildcard, and the selectors do not show it either
/// @param selectors one entry per selector tried, in order
public record Selectors(DomainName domain, List<String> wildcard, boolean wildcardUnknown, List<Selector> selectors) {

    public Selectors {
        wildcard = List.copyOf(wildcard);
        selectors = List.copyOf(selectors);
    }

    /// One selector and what stands there.
    public record Selector(String name, Published published) {
    }

    /// What stands at a selector.
    public sealed interface Published {
        record Absent() implements Published {
        }

        /// Only the answer that any other selector would get.
        record Wildcard() implements Published {
        }

        /// @param texts the records, more than one of which is a fault (RFC 6376 §3.6.2.2)
        record Texts(List<String> texts) implements Published {
            public Texts {
                texts = List.copyOf(texts);
            }
        }

        record Unknown(String why) implements Published {
        }
    }

    /// @param probe a label that nobody publishes
    public static Selectors look(DomainName domain, List<String> names, String probe, DnsResolver resolver) {
        Answer any = resolver.ask(question(domain, probe));
        Set<String> wildcard = Set.copyOf(texts(any));
        List<Selector> selectors = names.stream().map(name -> new Selector(name, published(resolver.ask(question(domain, name)), wildcard))).toList();
        boolean oneIsAbsent = selectors.stream().anyMatch(selector -> selector.published() instanceof Published.Absent);
        return new Selectors(domain, texts(any), any instanceof Answer.Failed && !oneIsAbsent, selectors);
    }

    public static Question question(DomainName domain, String selector) {
        return new Question(domain.under(selector + "._domainkey"), RecordType.TXT);
    }

    private static Published published(Answer answer, Set<String> wildcard) {
        if (answer instanceof Answer.Failed failed) {
            return new Published.Unknown(failed.detail());
        }
        List<String> texts = texts(answer);
        if (texts.isEmpty()) {
            return new Published.Absent();
        }
        return Set.copyOf(texts).equals(wildcard) ? new Published.Wildcard() : new Published.Texts(texts);
    }

    private static List<String> texts(Answer answer) {
        return answer instanceof Answer.Found found
                ? found.records().stream().filter(RecordData.Text.class::isInstance).map(record -> ((RecordData.Text) record).joined()).distinct().toList()
                : List.of();
    }

    /// The selectors that nobody could say anything about.
    public Set<String> unknown() {
        return selectors.stream().filter(selector -> selector.published() instanceof Published.Unknown).map(Selector::name).collect(Collectors.toSet());
    }
}
