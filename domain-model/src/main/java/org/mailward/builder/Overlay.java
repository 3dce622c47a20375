package org.mailward.builder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.PolicyFetcher;

/// DNS as it would be with some drafts published: their records stand in place of what they replace, all else is as it is.
///
/// @param below DNS as it is
public record Overlay(DnsResolver below, List<Draft> drafts) implements DnsResolver {

    /// How long drafted records may be remembered.
    private static final Duration TTL = Duration.ofHours(1);

    public Overlay {
        drafts = List.copyOf(drafts);
    }

    @Override
    public Answer ask(Question question) {
        List<Draft> meant = drafts.stream().filter(draft -> !draft.kind().isFile() && draft.question().equals(question)).toList();
        Answer published = below.ask(question);
        if (meant.isEmpty()) {
            // A name with a record at it, or below it, exists (RFC 8020 §2).
            return published instanceof Answer.NoSuchName(var same, var aliases, boolean authenticated) && aliases.isEmpty() && isHeldUp(question.name())
                    ? new Answer.NoData(same, authenticated) : published;
        }
        var records = new ArrayList<RecordData>();
        if (published instanceof Answer.Found found) {
            // Without its own alias: no other record can stand beside one (RFC 1034 §3.6.2).
            found.records().stream().filter(record -> found.aliases().isEmpty() && meant.stream().noneMatch(draft -> draft.replaces(record))).forEach(records::add);
        }
        meant.forEach(draft -> records.addAll(draft.records()));
        boolean authenticated = isAuthenticated(published);
        return records.isEmpty() ? new Answer.NoData(question, authenticated) : new Answer.Found(question, records, List.of(), TTL, authenticated);
    }

    private boolean isHeldUp(DomainName name) {
        return drafts.stream().anyMatch(draft -> !draft.kind().isFile() && !draft.records().isEmpty() && draft.name().isWithin(name));
    }

    private static boolean isAuthenticated(Answer answer) {
        return switch (answer) {
            case Answer.Found found -> found.authenticated();
            case Answer.NoData none -> none.authenticated();
            case Answer.NoSuchName none -> none.authenticated();
            case Answer.Failed _ -> false;
        };
    }

    /// The policy host as it would be.
    ///
    /// @param published what is served now, where it was asked; else the host is asked
    public PolicyFetcher policies(Optional<FetchedPolicy> published, PolicyFetcher live) {
        Optional<Draft> file = drafts.stream().filter(draft -> draft.kind().isFile()).findFirst();
        return host -> file.<FetchedPolicy>map(draft -> draft.value().isBlank() ? new FetchedPolicy.Status(404) : new FetchedPolicy.Body(draft.value(), "text/plain"))
                .or(() -> published).orElseGet(() -> live.fetch(host));
    }
}
