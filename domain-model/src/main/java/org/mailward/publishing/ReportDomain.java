package org.mailward.publishing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.mailward.mailauth.dns.DomainName;

/// One domain's part of the report.
///
/// @param mark     absent when the domain could not be judged
/// @param lastScan absent when it was never scanned
/// @param findings every open finding; kept worst first, otherwise in the order given
/// @param unknowns checks that got no answer
/// @param records  the records that were read
public record ReportDomain(DomainName name, ReportStage stage, Optional<Mark> mark, Optional<Instant> lastScan,
        List<ReportFinding> findings, List<UnknownCheck> unknowns, List<RecordInWords> records) {

    /// The domain that needs somebody most comes first.
    static final Comparator<ReportDomain> BY_NEED = Comparator.comparing(ReportDomain::stage)
            .thenComparing(domain -> domain.worst().orElse(ReportSeverity.INFO))
            .thenComparing(domain -> domain.mark().map(Mark::score).orElse(Integer.MAX_VALUE))
            .thenComparing(ReportDomain::name);

    public ReportDomain {
        findings = findings.stream().sorted(Comparator.comparing(ReportFinding::severity)).toList();
        unknowns = List.copyOf(unknowns);
        records = List.copyOf(records);
    }

    public Optional<ReportSeverity> worst() {
        return findings.stream().map(ReportFinding::severity).findFirst();
    }
}
