package org.mailward.publishing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a customer's domains stand at one moment, ready to be drawn.
///
/// Everything that is shown is either a component or counted from the rows here, so the PDF, the spreadsheet and a page that
/// shows the same report cannot differ.
///
/// @param customer    the customer's name
/// @param generatedAt when the rows were read
/// @param language    the reader's language and region; findings are expected in it
/// @param zone        the zone in which days and times are written
/// @param period      the days that trend and traffic look back on
/// @param overall     the mark of all domains together, from the assessment; absent when no domain has one
/// @param domains     kept in the order of need: open stages first, then worst finding, lowest score, name
/// @param trend       how they came to stand so; empty where there are too few scans to tell
/// @param traffic     what receivers reported; empty where nothing was
public record PostureReport(Brand brand, String customer, Instant generatedAt, Locale language, ZoneId zone, ReportPeriod period,
        Optional<Mark> overall, List<ReportDomain> domains, Optional<ReportTrend> trend, Optional<ReportTraffic> traffic) {

    /// The most domains in one report.
    public static final int MOST_DOMAINS = 5_000;
    /// How many kinds of findings the first steps name.
    public static final int MOST_FIRST_STEPS = 5;

    public PostureReport {
        if (customer.isBlank()) {
            throw new IllegalArgumentException("A report names its customer");
        }
        if (domains.size() > MOST_DOMAINS) {
            throw new IllegalArgumentException("The report has " + domains.size() + " domains; one report holds at most " + MOST_DOMAINS
                    + ", so make one for each group of domains");
        }
        domains = domains.stream().sorted(ReportDomain.BY_NEED).toList();
        var scores = domains.stream().flatMap(domain -> domain.mark().stream()).mapToInt(Mark::score).summaryStatistics();
        boolean fits = overall.map(mark -> scores.getCount() > 0 && mark.score() >= scores.getMin() && mark.score() <= scores.getMax())
                .orElse(scores.getCount() == 0);
        if (!fits) {
            throw new IllegalArgumentException("The overall mark " + overall + " does not fit the " + scores.getCount() + " domains that have a mark");
        }
    }

    /// One kind of finding and the domains that have it.
    ///
    /// @param severity the worst in which it occurs
    /// @param sentence what was found, where it was the same everywhere; else the rule that is not met
    /// @param domains  at least one, in the order of the report
    public record FirstStep(ReportSeverity severity, String sentence, List<ReportDomain> domains) {
        public FirstStep {
            domains = List.copyOf(domains);
        }
    }

    public ReportTotals totals() {
        return ReportTotals.of(domains);
    }

    public ReportWords words() {
        return new ReportWords(language, zone);
    }

    /// The title of the document, without the customer.
    public String title() {
        return words().say("title");
    }

    /// The one sentence for somebody who reads one sentence.
    public String headline() {
        var totals = totals();
        var words = words();
        int all = totals.domains();
        int unknown = totals.in(ReportStage.UNKNOWN);
        int quarantining = totals.in(ReportStage.QUARANTINING);
        if (all == 0) {
            return words.say("headline.empty");
        }
        if (all == 1) {
            return words.say("headline.one." + domains.getFirst().stage().name(), domains.getFirst().name().unicode());
        }
        if (totals.open() > 0) {
            return words.say(totals.open() == all ? "headline.open.all" : "headline.open", totals.open(), all);
        }
        if (quarantining > 0) {
            return words.say(quarantining == all ? "headline.quarantining.all" : "headline.quarantining", quarantining, all);
        }
        if (unknown > 0) {
            return words.say(unknown == all ? "headline.unknown.all" : "headline.unknown", all - unknown, all, unknown);
        }
        return words.say("headline.rejecting", all);
    }

    /// A few sentences that say the rest, each true by itself.
    public List<String> sentences() {
        var totals = totals();
        var words = words();
        var sentences = new ArrayList<String>();
        if (totals.domains() > 1) {
            if (totals.open() > 0) {
                sentences.add(words.say("sentence.open", totals.in(ReportStage.UNPROTECTED), totals.in(ReportStage.MONITORING)));
            }
            if (totals.in(ReportStage.REJECTING) > 0 && totals.in(ReportStage.REJECTING) < totals.domains()) {
                sentences.add(words.say("sentence.rejecting", totals.in(ReportStage.REJECTING), totals.domains()));
            }
        }
        boolean somethingRead = totals.in(ReportStage.UNKNOWN) < totals.domains();
        if (somethingRead || totals.openFindings() > 0) {
            sentences.add(totals.openFindings() == 0 ? words.say("sentence.findings.none")
                    : words.say("sentence.findings", totals.openFindings(), totals.findings().get(ReportSeverity.CRITICAL),
                            totals.findings().get(ReportSeverity.HIGH)));
        }
        if (totals.domains() > 1) {
            overall.ifPresent(mark -> sentences.add(words.say("sentence.score", mark.score(), mark.grade(), totals.judged())));
            if (totals.in(ReportStage.UNKNOWN) > 0) {
                sentences.add(words.say("sentence.unknown", totals.in(ReportStage.UNKNOWN)));
            }
        }
        traffic.ifPresent(seen -> sentences.add(words.say("sentence.traffic", words.percent(seen.compliance()), seen.messages())));
        if (totals.unknownChecks() > 0) {
            sentences.add(words.say("sentence.checks", totals.unknownChecks()));
        }
        return List.copyOf(sentences);
    }

    /// What the picture of the stages shows.
    public String stageMessage() {
        var totals = totals();
        int rejecting = totals.in(ReportStage.REJECTING);
        if (totals.domains() != 1) {
            return words().say("chart.stages", rejecting, totals.domains());
        }
        var name = domains.getFirst().name().unicode();
        return words().say(rejecting == 1 ? "chart.stages.one" : totals.in(ReportStage.UNKNOWN) == 1 ? "chart.stages.one.unknown" : "chart.stages.one.open", name);
    }

    /// What the picture of the grades shows; empty when no domain has one.
    public Optional<String> gradeMessage() {
        var totals = totals();
        var grades = totals.grades();
        if (grades.isEmpty()) {
            return Optional.empty();
        }
        var words = words();
        if (grades.size() == 1) {
            return Optional.of(words.say("chart.grades.same", grades.firstEntry().getKey(), totals.judged()));
        }
        int most = Collections.max(grades.values());
        var frequent = grades.entrySet().stream().filter(entry -> entry.getValue() == most).map(Map.Entry::getKey).toList();
        return Optional.of(frequent.size() == 1
                ? words.say("chart.grades", frequent.getFirst(), most, totals.judged())
                : words.say("chart.grades.tie", grades.firstEntry().getKey(), grades.lastEntry().getKey()));
    }

    /// What the picture of the trend shows.
    public Optional<String> trendMessage() {
        var words = words();
        return trend.map(known -> {
            int before = known.first().in(ReportStage.REJECTING);
            int now = known.last().in(ReportStage.REJECTING);
            return words.say(now == before ? "trend.same" : now > before ? "trend.more" : "trend.fewer", before, now, words.day(known.first().day()));
        });
    }

    /// What the picture of the traffic shows.
    public Optional<String> trafficMessage() {
        return traffic.map(seen -> words().say("traffic.message", words().percent(seen.compliance()), seen.messages()));
    }

    /// What a stricter policy would have done. Wanted mail that is stopped already is told of too: what is in spam folders today, `reject` refuses. What
    /// nothing names is neither called one's own nor called nobody's.
    public Optional<String> stricterMessage() {
        var words = words();
        return traffic.map(seen -> {
            var wanted = seen.failedWanted();
            long unnamed = asksAllToRefuse() ? 0 : seen.failedUnnamed().delivered() + seen.failedUnnamed().quarantined();
            long forgotten = seen.failedForgotten();
            if (seen.failedDelivered() == 0 && wanted.stopped() == 0 && unnamed == 0 && forgotten == 0) {
                return words.say("traffic.stricter.none");
            }
            var sentences = new ArrayList<String>();
            sentences.add(seen.failedDelivered() == 0 ? words.say("traffic.stricter.delivered-none")
                    : words.say(asksAllToRefuse() ? "traffic.stricter.rejecting" : "traffic.stricter", seen.failedDelivered()));
            if (wanted.delivered() > 0) {
                sentences.add(words.say(asksAllToRefuse() ? "traffic.stricter.own.rejecting" : "traffic.stricter.own", wanted.delivered()));
            } else if (wanted.stopped() == 0 && seen.failedDelivered() > 0 && forgotten == 0) {
                sentences.add(words.say("traffic.stricter.safe"));
            }
            if (wanted.quarantined() > 0) {
                sentences.add(words.say(asksAllToRefuse() ? "traffic.stricter.quarantined.rejecting" : "traffic.stricter.quarantined", wanted.quarantined()));
            }
            if (wanted.rejected() > 0) {
                sentences.add(words.say("traffic.stricter.rejected", wanted.rejected()));
            }
            if (unnamed > 0) {
                sentences.add(words.say("traffic.stricter.unnamed", unnamed));
            }
            if (forgotten > 0) {
                sentences.add(words.say("traffic.stricter.forgotten", forgotten));
            }
            return String.join(" ", sentences);
        });
    }

    /// No policy is left that could get stricter.
    private boolean asksAllToRefuse() {
        return !domains.isEmpty() && domains.stream().allMatch(domain -> domain.stage() == ReportStage.REJECTING);
    }

    /// The kinds of findings to begin with: the worst first, then those that most domains have; at most [#MOST_FIRST_STEPS].
    public List<FirstStep> firstSteps() {
        var kinds = new LinkedHashMap<String, Kind>();
        for (var domain : domains) {
            for (var finding : domain.findings()) {
                kinds.computeIfAbsent(finding.requirement(), Kind::new).add(domain, finding);
            }
        }
        return kinds.values().stream()
                .map(Kind::step)
                .filter(step -> step.severity() != ReportSeverity.INFO)
                .sorted(Comparator.comparing(FirstStep::severity).thenComparing(step -> -step.domains().size()))
                .limit(MOST_FIRST_STEPS)
                .toList();
    }

    /// The findings that do not meet the same rule, while they are gathered.
    private static final class Kind {
        private final String requirement;
        private final Set<String> sentences = new LinkedHashSet<>();
        private final Set<ReportDomain> domains = new LinkedHashSet<>();
        private ReportSeverity worst = ReportSeverity.INFO;

        Kind(String requirement) {
            this.requirement = requirement;
        }

        void add(ReportDomain domain, ReportFinding finding) {
            domains.add(domain);
            sentences.add(finding.sentence());
            worst = finding.severity().compareTo(worst) < 0 ? finding.severity() : worst;
        }

        FirstStep step() {
            return new FirstStep(worst, sentences.size() == 1 ? sentences.iterator().next() : requirement, List.copyOf(domains));
        }
    }
}
