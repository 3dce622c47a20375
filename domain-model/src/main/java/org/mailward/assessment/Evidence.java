package org.mailward.assessment;

import java.time.Instant;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.mailward.mailauth.dkim.CommonSelectors;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.orgdomain.PublicSuffix;
import org.mailward.mailauth.starttls.SmtpProbe;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

/// Everything that was gathered about one domain, so that its verdict can be worked out again at any time.
///
/// @param gatheredAt when asking began
/// @param answers what DNS said, in the order of asking
/// @param policy the MTA-STS policy host's answer; empty when there was no record that asks for it
/// @param selectors the DKIM selectors that were tried
/// @param probe a label that nobody publishes, asked beside the selectors to tell a wildcard from a key
/// @param suffix what the public suffix list of that day said about the domain; empty when none was asked
/// @param smtp what mail servers did when they were asked to encrypt; those that could not be looked at are left out
/// @param ages since when what was found stands so; [Ages#NONE] for a domain that is not watched
/// @param documents what web servers said about the files that records lead to, by address; none in older evidence
/// @param ends what the public suffix list of that day said about the names at the ends of aliases that lead to nothing; none in older evidence
/// @param probed mail servers were to be looked at, whether there was one or not; older evidence says so only where one was
public record Evidence(
        DomainName domain,
        Instant gatheredAt,
        Map<Question, Answer> answers,
        Optional<FetchedPolicy> policy,
        List<String> selectors,
        String probe,
        Optional<PublicSuffix> suffix,
        Map<DomainName, SmtpProbe> smtp,
        Ages ages,
        Map<WebAddress, FetchedDocument> documents,
        Map<DomainName, PublicSuffix> ends,
        boolean probed) {

    public Evidence(DomainName domain, Instant gatheredAt, Map<Question, Answer> answers, Optional<FetchedPolicy> policy, List<String> selectors, String probe,
            Optional<PublicSuffix> suffix, Map<DomainName, SmtpProbe> smtp, Ages ages, Map<WebAddress, FetchedDocument> documents) {
        this(domain, gatheredAt, answers, policy, selectors, probe, suffix, smtp, ages, documents, Map.of(), !smtp.isEmpty());
    }

    public Evidence(DomainName domain, Instant gatheredAt, Map<Question, Answer> answers, Optional<FetchedPolicy> policy, List<String> selectors, String probe,
            Optional<PublicSuffix> suffix, Map<DomainName, SmtpProbe> smtp, Ages ages) {
        this(domain, gatheredAt, answers, policy, selectors, probe, suffix, smtp, ages, Map.of());
    }

    public Evidence(DomainName domain, Instant gatheredAt, Map<Question, Answer> answers, Optional<FetchedPolicy> policy, List<String> selectors, String probe,
            Optional<PublicSuffix> suffix) {
        this(domain, gatheredAt, answers, policy, selectors, probe, suffix, Map.of(), Ages.NONE);
    }

    public Evidence(DomainName domain, Instant gatheredAt, Map<Question, Answer> answers, Optional<FetchedPolicy> policy, List<String> selectors, String probe) {
        this(domain, gatheredAt, answers, policy, selectors, probe, Optional.empty());
    }

    public Evidence {
        answers = answers instanceof Kept kept ? kept : Kept.of(answers);
        // Nearly all evidence has the usual ones: kept once, and known at a glance.
        selectors = selectors.equals(CommonSelectors.all()) ? CommonSelectors.all() : List.copyOf(selectors);
        smtp = Collections.unmodifiableMap(new LinkedHashMap<>(smtp));
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
        ends = Collections.unmodifiableMap(new LinkedHashMap<>(ends));
        suffix.filter(said -> !said.name().equals(domain)).ifPresent(said -> {
            throw new IllegalArgumentException("The public suffix is that of " + said.name() + ", not of " + domain);
        });
    }

    /// Answers that stay as they are, so that the same evidence with something added has the same.
    private static final class Kept extends AbstractMap<Question, Answer> {

        private final Map<Question, Answer> answers;

        private Kept(Map<Question, Answer> answers) {
            this.answers = answers;
        }

        static Kept of(Map<Question, Answer> given) {
            var answers = Collections.unmodifiableMap(new LinkedHashMap<>(given));
            answers.forEach((question, answer) -> {
                if (!answer.question().equals(question)) {
                    throw new IllegalArgumentException("The answer to " + question + " answers " + answer.question());
                }
            });
            return new Kept(answers);
        }

        @Override
        public Set<Entry<Question, Answer>> entrySet() {
            return answers.entrySet();
        }

        @Override
        public @Nullable Answer get(@Nullable Object question) {
            return answers.get(question);
        }

        @Override
        public boolean containsKey(@Nullable Object question) {
            return answers.containsKey(question);
        }

        @Override
        public void forEach(BiConsumer<? super Question, ? super Answer> action) {
            answers.forEach(action);
        }
    }

    /// Answers from this evidence alone. What was never asked is unknown, not absent.
    public DnsResolver replay() {
        return question -> {
            Answer answer = answers.get(question);
            return answer != null ? answer : new Answer.Failed(question, Answer.Failure.TIMEOUT, "This was not asked when the evidence was gathered.");
        };
    }

    /// The same, seen at another time.
    public Evidence at(Instant time) {
        return new Evidence(domain, time, answers, policy, selectors, probe, suffix, smtp, ages, documents, ends, probed);
    }

    /// The same evidence, with what mail servers did that were to be looked at.
    /// @param seen empty when there was none, or nobody could say which
    public Evidence withSmtp(Map<DomainName, SmtpProbe> seen) {
        return new Evidence(domain, gatheredAt, answers, policy, selectors, probe, suffix, seen, ages, documents, ends, true);
    }

    /// The same evidence of a domain whose earlier times are known.
    public Evidence with(Ages known) {
        return new Evidence(domain, gatheredAt, answers, policy, selectors, probe, suffix, smtp, known, documents, ends, probed);
    }

    /// The same evidence, with what web servers said about the files that records lead to.
    public Evidence withDocuments(Map<WebAddress, FetchedDocument> seen) {
        return new Evidence(domain, gatheredAt, answers, policy, selectors, probe, suffix, smtp, ages, seen, ends, probed);
    }

    /// The same evidence, with what the public suffix list said about the names at the ends of aliases.
    public Evidence withEnds(Map<DomainName, PublicSuffix> said) {
        return new Evidence(domain, gatheredAt, answers, policy, selectors, probe, suffix, smtp, ages, documents, said, probed);
    }

    /// What DNS said, in octets; roughly.
    public int octets() {
        return answers.values().stream().mapToInt(Answer::octets).sum();
    }

    /// The questions that stayed without an answer.
    public Collection<Answer.Failed> failures() {
        return answers.values().stream().filter(Answer.Failed.class::isInstance).map(Answer.Failed.class::cast).toList();
    }
}
