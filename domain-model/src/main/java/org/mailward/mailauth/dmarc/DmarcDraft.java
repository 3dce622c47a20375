package org.mailward.mailauth.dmarc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A DMARC record in the making: what its owner wants, before it is written down.
///
/// Every verb returns another draft. What is not said is left to the standard's default.
///
/// @param aggregate report addresses as URIs, such as `mailto:reports@example.org`
/// @param failure likewise
/// @param percent 0 to 100
public record DmarcDraft(
        Policy p,
        Optional<Policy> sp,
        Optional<Policy> np,
        boolean strictDkim,
        boolean strictSpf,
        DmarcRecord.Psd psd,
        boolean testing,
        int percent,
        Set<FailureOption> failureOptions,
        List<String> aggregate,
        List<String> failure) {

    public DmarcDraft {
        failureOptions = failureOptions.isEmpty() ? EnumSet.of(FailureOption.ALL_FAIL) : EnumSet.copyOf(failureOptions);
        aggregate = List.copyOf(aggregate);
        failure = List.copyOf(failure);
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("A share of the failing mail is 0 to 100 percent, not " + percent);
        }
        if (failureOptions.containsAll(EnumSet.of(FailureOption.ALL_FAIL, FailureOption.ANY_FAILS))) {
            throw new IllegalArgumentException("fo=0 and fo=1 exclude each other (RFC 9989 §4.7)");
        }
        for (List<String> addresses : List.of(aggregate, failure)) {
            if (addresses.size() > DmarcRecord.MOST_ADDRESSES) {
                throw new IllegalArgumentException("A tag names at most " + DmarcRecord.MOST_ADDRESSES + " addresses, not " + addresses.size());
            }
            addresses.forEach(DmarcDraft::checkAddress);
        }
    }

    private static void checkAddress(String address) {
        if (!ReportAddress.read(address).isUsable() || address.indexOf(',') >= 0 || address.indexOf(';') >= 0 || !address.equals(address.strip())) {
            throw new IllegalArgumentException("'" + address + "' is no address that reports can be sent to; one looks like mailto:reports@example.org, with commas and semicolons escaped");
        }
    }

    public static DmarcDraft of(Policy p) {
        return new DmarcDraft(p, Optional.empty(), Optional.empty(), false, false, DmarcRecord.Psd.UNSAID, false, 100, Set.of(), List.of(), List.of());
    }

    /// What a published record says, to be changed.
    ///
    /// @return a draft without what receivers cannot read
    public static DmarcDraft from(DmarcRecord record) {
        boolean readable = !record.invalidPolicy();
        return new DmarcDraft(record.ownPolicy(), record.sp().filter(_ -> readable), record.np().filter(_ -> readable), record.strictDkim(), record.strictSpf(), record.psd(), record.testing(),
                record.percent(), record.failureOptions(), usable(record.aggregate()), usable(record.failure()));
    }

    private static List<String> usable(List<ReportAddress> addresses) {
        return addresses.stream().filter(ReportAddress::isUsable).map(ReportAddress::text).toList();
    }

    public DmarcDraft withPolicy(Policy policy) {
        return new DmarcDraft(policy, sp, np, strictDkim, strictSpf, psd, testing, percent, failureOptions, aggregate, failure);
    }

    public DmarcDraft withSubdomains(Optional<Policy> existing, Optional<Policy> nonexistent) {
        return new DmarcDraft(p, existing, nonexistent, strictDkim, strictSpf, psd, testing, percent, failureOptions, aggregate, failure);
    }

    public DmarcDraft withAlignment(boolean strictlyDkim, boolean strictlySpf) {
        return new DmarcDraft(p, sp, np, strictlyDkim, strictlySpf, psd, testing, percent, failureOptions, aggregate, failure);
    }

    public DmarcDraft withReports(List<String> aggregateTo, List<String> failureTo, Set<FailureOption> options) {
        return new DmarcDraft(p, sp, np, strictDkim, strictSpf, psd, testing, percent, options, aggregateTo, failureTo);
    }

    /// @param share for receivers on the old standard, which the current one ignores
    public DmarcDraft withTesting(boolean test, int share) {
        return new DmarcDraft(p, sp, np, strictDkim, strictSpf, psd, test, share, failureOptions, aggregate, failure);
    }

    public DmarcDraft withPsd(DmarcRecord.Psd said) {
        return new DmarcDraft(p, sp, np, strictDkim, strictSpf, said, testing, percent, failureOptions, aggregate, failure);
    }

    /// The record: its text is what to publish, and reading that text gives the same record.
    public DmarcRecord record() {
        var draft = new ArrayList<String>();
        draft.add("v=DMARC1");
        draft.add("p=" + p.text());
        sp.ifPresent(policy -> draft.add("sp=" + policy.text()));
        np.ifPresent(policy -> draft.add("np=" + policy.text()));
        draft.add("adkim=" + (strictDkim ? "s" : "r"));
        draft.add("aspf=" + (strictSpf ? "s" : "r"));
        draft.add("psd=" + switch (psd) {
            case YES -> "y";
            case NO -> "n";
            case UNSAID -> "u";
        });
        draft.add("t=" + (testing ? "y" : "n"));
        draft.add("pct=" + percent);
        draft.add("fo=" + String.join(":", failureOptions.stream().sorted().map(FailureOption::text).toList()));
        draft.add("rua=" + String.join(",", aggregate));
        draft.add("ruf=" + String.join(",", failure));
        String canonical = DmarcRecord.read(String.join("; ", draft)).orElseThrow().render();
        return DmarcRecord.read(canonical).orElseThrow();
    }

    public String render() {
        return record().text();
    }
}
