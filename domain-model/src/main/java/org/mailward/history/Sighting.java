package org.mailward.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailward.assessment.Evidence;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.mailauth.mtasts.StsPublication;

/// What one gathering knows of a domain's own records: values where there are some, an empty list where there are none, and
/// no entry for what nobody could say.
///
/// @param at the time of the gathering
/// @param values by subject
public record Sighting(Instant at, SortedMap<Subject, List<String>> values) {

    public Sighting {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Sighting of(Evidence evidence) {
        return of(evidence, Selectors.look(evidence.domain(), evidence.selectors(), evidence.probe(), evidence.replay()));
    }

    /// @param selectors as this evidence shows them
    public static Sighting of(Evidence evidence, Selectors selectors) {
        var seen = new TreeMap<Subject, List<String>>();
        evidence.answers().forEach((question, answer) -> {
            if (isOwn(question, evidence.domain())) {
                known(answer).ifPresent(values -> seen.put(Subject.of(question), values));
            }
        });
        keys(evidence, selectors, seen);
        evidence.policy().flatMap(Sighting::known).ifPresent(values -> seen.put(Subject.document(policyAddress(evidence.domain())), values));
        return new Sighting(evidence.gatheredAt(), seen);
    }

    /// What a wildcard says to every selector is one record, not eighty; and where nothing can stand below `_domainkey`, the
    /// selectors that were left out are known to be absent. While nobody can say whether there is a wildcard, a text may be its
    /// or the selector's own.
    private static void keys(Evidence evidence, Selectors selectors, SortedMap<Subject, List<String>> seen) {
        DomainName domain = evidence.domain();
        Answer any = evidence.answers().get(Selectors.question(domain, evidence.probe()));
        boolean unknown = selectors.wildcardUnknown() || any instanceof Answer.Failed;
        seen.remove(Subject.of(Selectors.question(domain, evidence.probe())));
        if (!unknown) {
            seen.put(new Subject("*._domainkey." + domain, RecordType.TXT.name()), any instanceof Answer.Found found ? values(found) : List.of());
        }
        selectors.selectors().forEach(selector -> {
            var subject = Subject.of(Selectors.question(domain, selector.name()));
            switch (selector.published()) {
                case Selectors.Published.Absent _, Selectors.Published.Wildcard _ -> seen.put(subject, List.of());
                case Selectors.Published.Texts _ when unknown -> seen.remove(subject);
                case Selectors.Published.Texts _, Selectors.Published.Unknown _ -> {
                }
            }
        });
    }

    static String policyAddress(DomainName domain) {
        return "https://" + StsPublication.policyHost(domain) + PolicyFetcher.PATH;
    }

    /// The domain's own names, and the policies above it that it may inherit. What others publish is theirs. A zone's SOA
    /// changes with every edit and says nothing more, and the addresses of the policy host are those of whoever serves the file.
    private static boolean isOwn(Question question, DomainName domain) {
        boolean policyHost = (question.type() == RecordType.A || question.type() == RecordType.AAAA) && question.name().equals(StsPublication.policyHost(domain));
        return question.type() != RecordType.SOA && !policyHost
                && (question.name().isWithin(domain) || question.name().ascii().startsWith("_dmarc.") && domain.isWithin(question.name().parent().orElseThrow()));
    }

    private static Optional<List<String>> known(Answer answer) {
        return switch (answer) {
            case Answer.Found found -> Optional.of(values(found));
            case Answer.NoData _, Answer.NoSuchName _ -> Optional.of(List.of());
            case Answer.Failed _ -> Optional.empty();
        };
    }

    /// Sorted and without repetition, since DNS gives records in any order; aliases that were followed stand first.
    private static List<String> values(Answer.Found found) {
        var values = new ArrayList<String>();
        found.aliases().forEach(alias -> values.add(Written.text("CNAME " + alias)));
        found.records().stream().map(Written::record).distinct().sorted().forEach(values::add);
        return List.copyOf(values);
    }

    /// A server's own trouble (5xx) says nothing about the document.
    private static Optional<List<String>> known(FetchedPolicy policy) {
        return switch (policy) {
            case FetchedPolicy.Body(String text, String _) -> Optional.of(List.of(Written.document(text)));
            case FetchedPolicy.Status(int code) -> code >= 300 && code < 500 ? Optional.of(List.of()) : Optional.empty();
            case FetchedPolicy.Failed _ -> Optional.empty();
        };
    }
}
