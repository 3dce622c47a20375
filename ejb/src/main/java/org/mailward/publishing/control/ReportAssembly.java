package org.mailward.publishing.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Score;
import org.mailward.assessment.Severity;
import org.mailward.assessment.boundary.DomainLine;
import org.mailward.assessment.boundary.Totals;
import org.mailward.assessment.rules.Rulebook;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.store.Brands;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.platform.time.Time;
import org.mailward.publishing.Brand;
import org.mailward.publishing.Colour;
import org.mailward.publishing.Logo;
import org.mailward.publishing.Mark;
import org.mailward.publishing.PostureReport;
import org.mailward.publishing.RasterLogo;
import org.mailward.publishing.RecordInWords;
import org.mailward.publishing.Remedy;
import org.mailward.publishing.ReportDomain;
import org.mailward.publishing.ReportFinding;
import org.mailward.publishing.ReportPeriod;
import org.mailward.publishing.ReportSeverity;
import org.mailward.publishing.ReportStage;
import org.mailward.publishing.UnknownCheck;
import org.mailward.publishing.VectorLogo;
import org.mailward.scanning.TrackedFinding;
import org.mailward.scanning.store.Findings;
import org.mailward.scanning.store.Snapshots;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Customers;
import org.mailward.traffic.DayRange;

/// Reads a customer's domains and findings into a report. Its figures are those of [Totals], which the pages show too.
@ApplicationScoped
public class ReportAssembly {

    @Inject
    private Customers customers;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Findings findings;

    @Inject
    private Snapshots snapshots;

    @Inject
    private Brands brands;

    @Inject
    private ReportedTraffic traffic;

    @Inject
    private Time time;

    /// @param country the customer's, which decides about the paper
    public record Assembled(PostureReport report, String country) {
    }

    /// Is there such a customer in scope? Much cheaper than a report.
    public boolean knows(Scope scope, UUID customer) {
        return customers.find(scope, customer).isPresent();
    }

    /// @param days that the report looks back on, this one among them
    /// @return empty when the customer is not in scope
    public Optional<Assembled> assemble(Scope scope, UUID id, int days) {
        return customers.find(scope, id).map(customer -> new Assembled(report(scope, customer, days), customer.profile().country()));
    }

    private PostureReport report(Scope scope, Customer customer, int days) {
        var now = time.now();
        var period = DayRange.last(days, LocalDate.ofInstant(now, ZoneOffset.UTC));
        var all = domains.ofCustomer(scope, customer.id());
        var totals = Totals.of(all.stream().map(DomainLine::of).toList());
        var open = findings.openOfCustomer(scope, customer.id()).stream()
                // Findings that are only worth knowing are on the domain's page; the figures count what is to be mended.
                .filter(tracked -> tracked.severity() != Severity.INFO)
                .collect(Collectors.groupingBy(TrackedFinding::domainId));
        return new PostureReport(brand(scope), customer.name(), now,
                Locale.of("en", customer.profile().country()), ZoneOffset.UTC, new ReportPeriod(period.from(), period.until()),
                totals.averageScore().map(mean -> new Mark(mean, Score.grade(mean, 100).name())),
                all.stream().map(domain -> domain(scope, domain, open)).toList(),
                StandingCourse.of(snapshots.steps(scope, customer.id()), all, period), traffic.of(scope, customer.id(), period));
    }

    /// One domain as an assessment sees it, without a history.
    public static ReportDomain domain(Assessment assessment) {
        var score = assessment.score();
        return new ReportDomain(assessment.domain(), ReportStage.valueOf(assessment.stage().current().name()),
                score.grade() == Grade.UNGRADED ? Optional.empty() : Optional.of(new Mark(score.points(), score.grade().name())), Optional.of(assessment.gatheredAt()),
                assessment.findings().stream().filter(finding -> finding.severity() != Severity.INFO).map(ReportAssembly::finding).toList(),
                unknowns(assessment), records(assessment));
    }

    private ReportDomain domain(Scope scope, ManagedDomain domain, Map<UUID, List<TrackedFinding>> open) {
        var newest = snapshots.newest(scope, List.of(domain.id())).stream().findFirst()
                .map(gathered -> Examination.examine(gathered.evidence()));
        return new ReportDomain(domain.name(), domain.stage().map(ReportStage::valueOf).orElse(ReportStage.UNKNOWN),
                domain.score().flatMap(score -> domain.grade().map(grade -> new Mark(score, grade))), domain.scannedAt(),
                open.getOrDefault(domain.id(), List.of()).stream().map(tracked -> finding(tracked.finding())).toList(),
                newest.map(ReportAssembly::unknowns).orElse(List.of()),
                newest.map(ReportAssembly::records).orElse(List.of()));
    }

    private static ReportFinding finding(Finding finding) {
        // A rule that is no longer in the book leaves its findings to stand for themselves.
        String requirement = Rulebook.rule(finding.ruleId()).map(rule -> rule.card().sentence()).orElse(finding.sentence());
        return new ReportFinding(ReportSeverity.valueOf(finding.severity().name()), requirement, finding.subject(), finding.sentence(),
                finding.why(), finding.evidence(), finding.remedy().map(ReportAssembly::remedy), finding.reference());
    }

    private static Remedy remedy(org.mailward.assessment.Remedy remedy) {
        return new Remedy(remedy.instruction(),
                remedy.record().map(record -> new Remedy.ZoneRecord(record.name().ascii(), record.type().name(), record.value())));
    }

    private static List<UnknownCheck> unknowns(Assessment assessment) {
        return assessment.unknowns().stream().map(unknown -> new UnknownCheck(unknown.question(), unknown.why())).toList();
    }

    private static List<RecordInWords> records(Assessment assessment) {
        return assessment.records().stream()
                .flatMap(record -> record.words().stream().map(word -> new RecordInWords(record.name().ascii(), word.text(), word.meaning())))
                .toList();
    }

    private static Logo drawn(org.mailward.branding.Logo picture) {
        return switch (picture.type()) {
            case PNG -> RasterLogo.of(picture.bytes());
            case SVG -> new VectorLogo(new String(picture.bytes(), StandardCharsets.UTF_8));
        };
    }

    /// The provider's look, as reports wear it.
    public Brand brand(Scope scope) {
        var stored = brands.ofProvider(scope);
        var style = stored.map(org.mailward.branding.Brand::style).orElse(BrandStyle.PLAIN);
        Optional<Logo> logo = stored.flatMap(org.mailward.branding.Brand::logo).map(ReportAssembly::drawn);
        return new Brand(style.productName(), style.productName(), Colour.of(style.colour()), Colour.of(style.ink()), logo, style.support(), style.footer());
    }
}
