package org.mailward.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.mailward.assessment.Sections.Section;
import org.mailward.mailauth.alias.DeadAliases;
import org.mailward.mailauth.bimi.BimiDocuments;
import org.mailward.mailauth.caa.CaaPublication;
import org.mailward.mailauth.dkim.CommonSelectors;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dmarc.ReportAuthorization;
import org.mailward.mailauth.dmarc.Strays;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.mailauth.mx.MailHost;
import org.mailward.mailauth.orgdomain.PublicSuffixes;
import org.mailward.mailauth.web.DocumentFetcher;

/// Asks everything that the rulebook needs to know about one domain, and judges nothing.
///
/// What is asked about every domain is asked first. Then the parts of the facts are read again and again from what is known so far: each reading tells what it lacked, all of that is asked at
/// once, and when nothing is lacking the last reading of each part, in their fixed order, is the evidence. So it does not depend on which
/// answer was faster. What had no answer when the time was up is unknown.
public final class Gathering {

    /// The longest domain that is gathered, in octets: the names asked about must fit into 253.
    public static final int LONGEST_DOMAIN = 200;

    private Gathering() {
    }

    /// Limits and choices, each with a default.
    ///
    /// @param mostQuestions the most questions to DNS for one domain; at least 1
    /// @param timeLimit when asking ends
    /// @param selectors the DKIM selectors to try, without doubles
    /// @param probe a label that nobody publishes
    /// @param suffixes the public suffix list that the old standard's organizational domain comes from
    /// @param largestAnswer the most octets of one answer that is taken; a larger one counts as none
    /// @param mostOctets the most octets of all answers together; beyond them answers count as none
    public record Settings(int mostQuestions, Duration timeLimit, List<String> selectors, String probe, Optional<PublicSuffixes> suffixes, int largestAnswer, int mostOctets) {

        /// The usual limits of one answer and of all, in octets. One answer may be as large as TCP can carry, the shares of its records added,
        /// since a record that is too long is a finding; a hundred of that size nobody needs.
        public static final int USUAL_LARGEST_ANSWER = 256 * 1024;
        public static final int USUAL_MOST_OCTETS = 1024 * 1024;

        /// The most selectors that are tried for one domain beside the usual ones.
        public static final int MOST_EXTRA = 50;

        public static final Settings DEFAULT = new Settings(400, Duration.ofSeconds(30), CommonSelectors.all(), "mw-probe-q7x3k9v2");

        public Settings(int mostQuestions, Duration timeLimit, List<String> selectors, String probe) {
            this(mostQuestions, timeLimit, selectors, probe, Optional.empty(), USUAL_LARGEST_ANSWER, USUAL_MOST_OCTETS);
        }

        public Settings {
            selectors = List.copyOf(selectors);
            if (mostQuestions < 1 || timeLimit.isNegative() || timeLimit.isZero()) {
                throw new IllegalArgumentException("Gathering needs at least one question and some time, not " + mostQuestions + " and " + timeLimit);
            }
        }

        public Settings with(PublicSuffixes list) {
            return new Settings(mostQuestions, timeLimit, selectors, probe, Optional.of(list), largestAnswer, mostOctets);
        }

        /// The same with other limits of what is listened to, in octets.
        public Settings listening(int toOneAnswer, int toAll) {
            return new Settings(mostQuestions, timeLimit, selectors, probe, suffixes, toOneAnswer, toAll);
        }

        /// Tries selectors that were met in the domain's messages or reports as well, before all others.
        /// @param met at most [#MOST_EXTRA] of them that can be labels are taken; the others are left out
        public Settings trying(Collection<String> met) {
            var all = new LinkedHashSet<String>();
            met.stream().filter(Selectors::isSelector).map(name -> name.toLowerCase(Locale.ROOT)).distinct().limit(MOST_EXTRA).forEach(all::add);
            all.addAll(selectors);
            return new Settings(mostQuestions, timeLimit, List.copyOf(all), probe, suffixes, largestAnswer, mostOctets);
        }
    }

    /// Told how far the asking is.
    @FunctionalInterface
    public interface Watcher {

        /// @param areas the areas whose questions have now all been asked; each is told of once
        /// @param soFar reads what was answered until now; whatever was not is unknown in it
        void finished(Set<Protocol> areas, Supplier<Evidence> soFar);
    }

    /// What is fetched from web servers, beside DNS.
    ///
    /// @param documents fetches the files that records lead to; when empty they are not asked for, and nothing is said about them
    public record Web(PolicyFetcher policies, Optional<DocumentFetcher> documents) {
    }

    private static final Watcher NOBODY = (_, _) -> {
    };

    public static Evidence gather(DomainName domain, DnsResolver resolver, PolicyFetcher fetcher, Instant now) {
        return gather(domain, resolver, fetcher, now, Settings.DEFAULT);
    }

    /// @param now when asking began
    /// @throws IllegalArgumentException when the domain is the root or longer than [#LONGEST_DOMAIN]
    /// @throws CancellationException when the thread was interrupted while it waited
    public static Evidence gather(DomainName domain, DnsResolver resolver, PolicyFetcher fetcher, Instant now, Settings settings) {
        return gather(domain, resolver, fetcher, now, settings, NOBODY);
    }

    public static Evidence gather(DomainName domain, DnsResolver resolver, Web web, Instant now, Settings settings) {
        return gather(domain, resolver, web, now, settings, NOBODY);
    }

    /// @param watcher must be quick and must not throw
    public static Evidence gather(DomainName domain, DnsResolver resolver, PolicyFetcher fetcher, Instant now, Settings settings, Watcher watcher) {
        return gather(domain, resolver, new Web(fetcher, Optional.empty()), now, settings, watcher);
    }

    /// @param watcher must be quick and must not throw
    public static Evidence gather(DomainName domain, DnsResolver resolver, Web web, Instant now, Settings settings, Watcher watcher) {
        if (domain.equals(DomainName.ROOT) || domain.ascii().length() > LONGEST_DOMAIN) {
            throw new IllegalArgumentException("A domain of 1 to " + LONGEST_DOMAIN + " octets can be examined, not '" + domain + "'");
        }
        var tried = new Sections.Tried(settings.selectors(), settings.probe(), settings.suffixes().map(list -> list.suffixOf(domain)));
        var told = new HashSet<Set<Protocol>>();
        var sent = new HashSet<Object>();
        try (var outstanding = new Outstanding(resolver, settings.timeLimit(), settings.largestAnswer(), settings.mostOctets())) {
            var reading = new Reading(domain, tried, outstanding, allowances(settings), settings, web.documents().isPresent());
            var first = FirstQuestions.about(domain, settings);
            sent.addAll(first);
            outstanding.ask(first);
            while (true) {
                outstanding.await();
                reading.again();
                if (!outstanding.isTimeUp()) {
                    outstanding.ask(reading.lacking().stream().filter(sent::add).toList());
                    reading.policyHost().filter(sent::add).ifPresent(host -> outstanding.send(host, () -> web.policies().fetch(host)));
                    web.documents().ifPresent(fetcher -> reading.documentsLacking().stream().filter(sent::add).forEach(address -> outstanding.send(address, () -> fetcher.fetch(address, BimiDocuments.LONGEST))));
                }
                AREAS.forEach((areas, sections) -> {
                    if (sections.stream().allMatch(reading::isComplete) && told.add(areas)) {
                        watcher.finished(areas, () -> reading.evidence(now));
                    }
                });
                if (reading.isWhole() || outstanding.isTimeUp()) {
                    return reading.evidence(now);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Asking about " + domain + " was interrupted");
        }
    }

    /// Divides the questions: fixed shares first, the rest to the SPF tree, whose size others decide.
    static Map<Section, Integer> allowances(Settings settings) {
        var wanted = new LinkedHashMap<Section, Integer>();
        wanted.put(Section.APEX, 8);
        wanted.put(Section.DMARC, TreeWalk.MOST_QUERIES + 1 + Strays.MOST_QUESTIONS);
        wanted.put(Section.TRANSPORT, 3);
        wanted.put(Section.REPORTS, ReportAuthorization.MOST_HOSTS);
        // One question for each server and one for its TLSA record, were there only IPv4; the rest is for odd worlds.
        wanted.put(Section.HOSTS, 1 + MailHost.MOST_HOSTS * 4 + CaaPublication.MOST_STEPS);
        wanted.put(Section.ALIASES, DeadAliases.MOST_QUESTIONS);
        // The selectors, the name above them, and the probe.
        wanted.put(Section.DKIM, settings.selectors().size() + 2);
        wanted.put(Section.SPF, Integer.MAX_VALUE);
        var allowances = new EnumMap<Section, Integer>(Section.class);
        int left = settings.mostQuestions();
        for (var entry : wanted.entrySet()) {
            int given = Math.min(left, entry.getValue());
            allowances.put(entry.getKey(), given);
            left -= given;
        }
        return allowances;
    }

    /// Which sections must be complete before an area is finished.
    private static final Map<Set<Protocol>, Set<Section>> AREAS = Map.of(
            Set.of(Protocol.MX, Protocol.DNSSEC), Set.of(Section.APEX, Section.HOSTS, Section.ALIASES),
            Set.of(Protocol.DMARC), Set.of(Section.DMARC, Section.REPORTS, Section.ALIASES),
            Set.of(Protocol.MTA_STS, Protocol.TLS_RPT, Protocol.BIMI), Set.of(Section.TRANSPORT, Section.ALIASES),
            Set.of(Protocol.SPF), Set.of(Section.SPF),
            Set.of(Protocol.DKIM), Set.of(Section.DKIM, Section.ALIASES));
}
