package org.mailward.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailward.assessment.Facts.Section;
import org.mailward.mailauth.dkim.SelectorPlan;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

/// One reading of the facts from what is known so far. It notes what it saw, which is the evidence, and what it lacked, which
/// is to be asked next.
final class Reading {

    /// What each section may ask, and has been granted in this and all earlier readings.
    static final class Grants {
        private final Map<Section, Integer> allowances;
        private final Map<Section, Set<Question>> granted = new EnumMap<>(Section.class);

        Grants(Map<Section, Integer> allowances) {
            this.allowances = new EnumMap<>(allowances);
        }

        private boolean allows(Section section, Question question) {
            Set<Question> before = granted.computeIfAbsent(section, _ -> new HashSet<>());
            return before.contains(question) || before.size() < allowances.getOrDefault(section, 0) && before.add(question);
        }
    }

    private final DomainName domain;
    private final Facts.Tried tried;
    private final Outstanding outstanding;
    private final Grants grants;
    private final Gathering.Settings settings;
    private final Map<Question, Answer> seen = new LinkedHashMap<>();
    private final Map<Section, Set<Question>> lacking = new EnumMap<>(Section.class);
    private Optional<FetchedPolicy> policy = Optional.empty();
    private Optional<DomainName> policyHost = Optional.empty();
    private boolean policyLacking;
    private final boolean fetching;
    private final Map<WebAddress, FetchedDocument> documents = new LinkedHashMap<>();
    private final Set<WebAddress> documentsLacking = new LinkedHashSet<>();

    Reading(DomainName domain, Facts.Tried tried, Outstanding outstanding, Grants grants, Gathering.Settings settings, boolean fetching) {
        this.domain = domain;
        this.tried = tried;
        this.outstanding = outstanding;
        this.grants = grants;
        this.settings = settings;
        this.fetching = fetching;
        Facts.of(domain, tried, this::resolver, this::policy, Map.of(), this::document);
    }

    private DnsResolver resolver(Section section) {
        return question -> {
            Answer answer = answer(section, question);
            seen.merge(question, answer, (before, now) -> before instanceof Answer.Failed ? now : before);
            return answer;
        };
    }

    private Answer answer(Section section, Question question) {
        if (!grants.allows(section, question)) {
            return new Answer.Failed(question, Answer.Failure.TIMEOUT, "This was not asked: a domain may cause at most " + settings.mostQuestions() + " questions.");
        }
        return outstanding.answer(question).orElseGet(() -> {
            lacking.computeIfAbsent(section, _ -> new LinkedHashSet<>()).add(question);
            return new Answer.Failed(question, Answer.Failure.TIMEOUT, "There was no answer within " + inTime());
        });
    }

    private Optional<FetchedPolicy> policy(DomainName host) {
        policyHost = Optional.of(host);
        Optional<FetchedPolicy> known = outstanding.result(host, FetchedPolicy.class);
        policyLacking = known.isEmpty();
        policy = known.or(() -> Optional.of(new FetchedPolicy.Failed(FetchFailure.TIMEOUT, host + " did not answer within " + inTime())));
        return policy;
    }

    private Optional<FetchedDocument> document(WebAddress address) {
        if (!fetching) {
            return Optional.empty();
        }
        Optional<FetchedDocument> known = outstanding.result(address, FetchedDocument.class);
        if (known.isEmpty()) {
            documentsLacking.add(address);
        }
        FetchedDocument document = known.orElseGet(() -> new FetchedDocument.Failed(FetchFailure.TIMEOUT, address.host() + " did not answer within " + inTime()));
        documents.put(address, document);
        return Optional.of(document);
    }

    private String inTime() {
        Duration limit = settings.timeLimit();
        return "the " + limit.toSeconds() + " seconds that one domain may take.";
    }

    Evidence evidence(Instant now) {
        return new Evidence(domain, now, seen, policy, settings.selectors(), settings.probe(), tried.suffix()).withDocuments(documents);
    }

    /// The policy host, when there is an MTA-STS record.
    Optional<DomainName> policyHost() {
        return policyHost;
    }

    /// The files that records lead to and that have not come.
    Set<WebAddress> documentsLacking() {
        return documentsLacking;
    }

    /// The questions without an answer, but for those that an answer on its way may save: selectors beyond the commonest while it is
    /// open whether anything stands below `_domainkey`, and IPv6 addresses while the IPv4 address is open.
    List<Question> lacking() {
        var all = new LinkedHashSet<Question>();
        lacking.forEach((section, questions) -> {
            if (section == Section.DKIM) {
                all.addAll(keysToAsk(questions));
            } else {
                all.addAll(questions);
            }
        });
        all.removeIf(question -> question.type() == RecordType.AAAA && all.contains(new Question(question.name(), RecordType.A)));
        return new ArrayList<>(all);
    }

    private Set<Question> keysToAsk(Set<Question> questions) {
        var deciding = new LinkedHashSet<Question>();
        deciding.add(SelectorPlan.above(domain));
        SelectorPlan.of(settings.selectors()).first().forEach(selector -> deciding.add(Selectors.question(domain, selector)));
        deciding.retainAll(questions);
        return deciding.isEmpty() ? questions : deciding;
    }

    /// True when everything that the facts need was known.
    boolean isWhole() {
        return lacking.isEmpty() && !policyLacking && documentsLacking.isEmpty();
    }

    boolean isComplete(Section section) {
        return !lacking.containsKey(section) && (section != Section.TRANSPORT || !policyLacking && documentsLacking.isEmpty());
    }
}
