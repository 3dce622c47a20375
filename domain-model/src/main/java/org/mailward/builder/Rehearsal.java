package org.mailward.builder;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Facts;
import org.mailward.assessment.FindingsDiff;
import org.mailward.assessment.Gathering;
import org.mailward.history.Difference;
import org.mailward.history.Written;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.mailauth.orgdomain.PublicSuffixes;

/// What would be, were some drafts published: judged by the rules that judge what is published, in the domain's real DNS.
///
/// @param published the domain as it is
/// @param drafted the domain as it would be
/// @param findings what the drafts would raise, leave and ease
/// @param breaks what would change for mail, receivers and reports, the worst first
/// @param changes each draft with what stands in its place now
public record Rehearsal(Assessment published, Assessment drafted, FindingsDiff findings, List<Break> breaks, List<Placed> changes) {

    /// One draft and what it takes the place of.
    /// @param zone the zone that the record is in, as far as DNS tells; for a file the domain
    public record Placed(Draft draft, List<String> before, Difference difference, DomainName zone) {
        public Placed {
            before = List.copyOf(before);
        }

        /// True when the record is in a zone of somebody else's, such as that of a mail server.
        public boolean foreign() {
            return !zone.isWithin(draft.domain()) && !draft.domain().isWithin(zone);
        }
    }

    public Rehearsal {
        breaks = List.copyOf(breaks);
        changes = List.copyOf(changes);
    }

    /// @param published gathered just now; what it knows is not asked again
    /// @param live asked for what the drafts lead to
    /// @param drafts all of the same domain as the evidence
    /// @param settings those with which the evidence was gathered
    public static Rehearsal of(Evidence published, List<Draft> drafts, DnsResolver live, PolicyFetcher policies, Gathering.Settings settings) {
        drafts.stream().filter(draft -> !draft.domain().equals(published.domain())).findFirst().ifPresent(stranger -> {
            throw new IllegalArgumentException("A draft for " + stranger.domain() + " says nothing about " + published.domain());
        });
        DnsResolver known = question -> published.answers().get(question) instanceof Answer answer && !(answer instanceof Answer.Failed) ? answer : live.ask(question);
        var overlay = new Overlay(known, drafts);
        var labels = drafts.stream().filter(draft -> draft.kind() == RecordKind.DKIM).map(Draft::label).toList();
        Evidence drafted = Gathering.gather(published.domain(), overlay, overlay.policies(published.policy(), policies), published.gatheredAt(),
                settings.trying(labels));
        Assessment now = Examination.examine(published);
        Assessment then = Examination.examine(drafted);
        return new Rehearsal(now, then, FindingsDiff.between(now, then), Breaks.between(Facts.of(published), Facts.of(drafted), drafts, known),
                drafts.stream().map(draft -> placed(draft, published, known, settings.suffixes())).toList());
    }

    private static Placed placed(Draft draft, Evidence published, DnsResolver known, Optional<PublicSuffixes> suffixes) {
        List<String> before = published(draft, published, known);
        List<String> after = draft.kind().isFile() ? draft.value().isBlank() ? List.of() : List.of(Written.document(draft.value()))
                : draft.records().stream().map(Written::record).toList();
        DomainName zone = draft.kind().isFile() ? draft.domain() : Zones.of(draft.name(), draft.domain(), known, suffixes);
        return new Placed(draft, before, Difference.between(before, after), zone);
    }

    /// What stands in a draft's place now.
    public static List<String> published(Draft draft, Evidence evidence, DnsResolver known) {
        if (draft.kind().isFile()) {
            return evidence.policy().filter(FetchedPolicy.Body.class::isInstance).map(body -> Written.document(((FetchedPolicy.Body) body).text())).stream().toList();
        }
        return known.ask(draft.question()) instanceof Answer.Found found ? found.records().stream().filter(draft::replaces).map(Written::record).toList() : List.of();
    }
}
