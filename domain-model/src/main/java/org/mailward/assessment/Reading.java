package org.mailward.assessment;

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
import java.util.function.Function;
import org.mailward.assessment.Sections.Section;
import org.mailward.mailauth.dkim.SelectorPlan;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.mx.MailHost;
import org.mailward.mailauth.orgdomain.PublicSuffix;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

/// The facts of one domain as far as they are known. It notes what it saw, which is the evidence, and what it lacked, which is to
/// be asked next.
///
/// Each part of the facts is read by itself, and again only when it lacked something or rests on another that was read again.
/// The evidence has the parts in their fixed order, so that it does not depend on which answer was faster.
///
/// One thread reads; others may ask for the evidence so far, and get that of the last reading that was finished.
final class Reading {

    /// One part as it was read last.
    private static final class Part {
        private final int allowance;
        /// What the part was granted in all its readings.
        private final Set<Question> granted = new HashSet<>();
        private final Map<Question, Answer> seen = new LinkedHashMap<>();
        private final Set<Question> lacking = new LinkedHashSet<>();
        /// Something that no DNS server says is lacking.
        private boolean waiting;
        private boolean read;

        Part(int allowance) {
            this.allowance = allowance;
        }

        boolean allows(Question question) {
            return granted.contains(question) || granted.size() < allowance && granted.add(question);
        }

        boolean isComplete() {
            return read && lacking.isEmpty() && !waiting;
        }

        void begin() {
            seen.clear();
            lacking.clear();
            waiting = false;
            read = true;
        }
    }

    private final DomainName domain;
    private final Sections.Tried tried;
    private final Outstanding outstanding;
    private final Gathering.Settings settings;
    private final boolean fetching;
    private final String inTime;
    private final String noAnswer;
    private final Map<Section, Part> parts = new EnumMap<>(Section.class);
    /// What other parts rest on, from the first reading on.
    private Sections.DmarcAnswers dmarc;
    private MailExchanges mx;
    private StsPublication sts;
    private List<MailHost> hosts;
    private Selectors dkim;
    /// What the public suffix list said of names at the ends of aliases.
    private final Map<DomainName, PublicSuffix> ends = new LinkedHashMap<>();
    private Optional<FetchedPolicy> policy = Optional.empty();
    private Optional<DomainName> policyHost = Optional.empty();
    private final Map<WebAddress, FetchedDocument> documents = new LinkedHashMap<>();
    private final Set<WebAddress> documentsLacking = new LinkedHashSet<>();

    /// Nothing is read yet; see [#again].
    /// @param allowances what each part may ask
    Reading(DomainName domain, Sections.Tried tried, Outstanding outstanding, Map<Section, Integer> allowances, Gathering.Settings settings, boolean fetching) {
        this.domain = domain;
        this.tried = tried;
        this.outstanding = outstanding;
        this.settings = settings;
        this.fetching = fetching;
        this.inTime = "within the " + settings.timeLimit().toSeconds() + " seconds that one domain may take.";
        this.noAnswer = "There was no answer " + inTime;
        for (Section section : Section.values()) {
            parts.put(section, new Part(allowances.getOrDefault(section, 0)));
        }
    }

    /// Reads what was not read, or lacked something, from what has come.
    synchronized void again() {
        boolean walked = !is(Section.DMARC);
        if (walked) {
            dmarc = read(Section.DMARC, resolver -> Sections.DmarcAnswers.of(domain, tried, resolver));
        }
        boolean named = !is(Section.APEX);
        if (named) {
            mx = read(Section.APEX, resolver -> Sections.Apex.of(domain, resolver)).mx();
        }
        if (!is(Section.TRANSPORT)) {
            documents.clear();
            documentsLacking.clear();
            sts = read(Section.TRANSPORT, resolver -> Sections.Transport.of(domain, resolver, new Sections.Web(this::policy, this::document))).sts();
        }
        if (named || !is(Section.HOSTS)) {
            hosts = read(Section.HOSTS, resolver -> Sections.Servers.of(domain, mx, resolver)).hosts();
        }
        if (!is(Section.SPF)) {
            read(Section.SPF, resolver -> Sections.spf(domain, resolver));
        }
        if (!is(Section.DKIM)) {
            dkim = read(Section.DKIM, resolver -> Sections.dkim(domain, tried, resolver));
        }
        if (walked || !is(Section.REPORTS)) {
            read(Section.REPORTS, dmarc::authorizations);
        }
        // It rests on all of them.
        ends.clear();
        read(Section.ALIASES, resolver -> Sections.aliases(domain, tried, dkim, sts, hosts, this::suffixOf, question -> heard(question).orElseGet(() -> resolver.ask(question))));
    }

    /// What another part was told, which costs no question.
    private Optional<Answer> heard(Question question) {
        for (Part part : parts.values()) {
            Answer known = part.seen.get(question);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private Optional<PublicSuffix> suffixOf(DomainName end) {
        return settings.suffixes().map(list -> ends.computeIfAbsent(end, list::suffixOf));
    }

    private boolean is(Section section) {
        return part(section).isComplete();
    }

    private Part part(Section section) {
        return parts.get(section);
    }

    private <T> T read(Section section, Function<DnsResolver, T> reader) {
        Part part = part(section);
        part.begin();
        return reader.apply(question -> {
            Answer known = part.seen.get(question);
            if (known == null) {
                known = answer(part, question);
                part.seen.put(question, known);
            }
            return known;
        });
    }

    private Answer answer(Part part, Question question) {
        if (!part.allows(question)) {
            return new Answer.Failed(question, Answer.Failure.TIMEOUT, "This was not asked: a domain may cause at most " + settings.mostQuestions() + " questions.");
        }
        return outstanding.answer(question).orElseGet(() -> {
            part.lacking.add(question);
            return new Answer.Failed(question, Answer.Failure.TIMEOUT, noAnswer);
        });
    }

    private Optional<FetchedPolicy> policy(DomainName host) {
        policyHost = Optional.of(host);
        Optional<FetchedPolicy> known = outstanding.result(host, FetchedPolicy.class);
        part(Section.TRANSPORT).waiting |= known.isEmpty();
        policy = known.or(() -> Optional.of(new FetchedPolicy.Failed(FetchFailure.TIMEOUT, host + " did not answer " + inTime)));
        return policy;
    }

    private Optional<FetchedDocument> document(WebAddress address) {
        if (!fetching) {
            return Optional.empty();
        }
        Optional<FetchedDocument> known = outstanding.result(address, FetchedDocument.class);
        if (known.isEmpty()) {
            documentsLacking.add(address);
            part(Section.TRANSPORT).waiting = true;
        }
        FetchedDocument document = known.orElseGet(() -> new FetchedDocument.Failed(FetchFailure.TIMEOUT, address.host() + " did not answer " + inTime));
        documents.put(address, document);
        return Optional.of(document);
    }

    synchronized Evidence evidence(Instant now) {
        Map<Question, Answer> seen = new LinkedHashMap<>();
        parts.values().forEach(part -> part.seen.forEach((question, answer) -> seen.merge(question, answer, (before, other) -> before instanceof Answer.Failed ? other : before)));
        // Servers turn their records from answer to answer; what they publish is the same.
        seen.replaceAll((_, answer) -> answer instanceof Answer.Found found ? found.inOrder() : answer);
        return new Evidence(domain, now, seen, policy, settings.selectors(), settings.probe(), tried.suffix()).withDocuments(documents).withEnds(ends);
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
    /// open whether anything stands below `_domainkey`, and IPv6 addresses while the IPv4 address is open, unless servers take their time.
    List<Question> lacking() {
        var all = new LinkedHashSet<Question>();
        parts.forEach((section, part) -> all.addAll(section == Section.DKIM ? keysToAsk(part.lacking) : part.lacking));
        if (!outstanding.isSlow()) {
            all.removeIf(question -> question.type() == RecordType.AAAA && all.contains(new Question(question.name(), RecordType.A)));
        }
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
        return parts.values().stream().allMatch(Part::isComplete);
    }

    boolean isComplete(Section section) {
        return part(section).isComplete();
    }
}
