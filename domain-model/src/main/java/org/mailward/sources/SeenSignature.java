package org.mailward.sources;

/// One DKIM signature as a receiver judged it.
///
/// @param domain of the tag `d=`, in lower case
/// @param selector of the tag `s=`, in lower case; empty when the report does not say
/// @param passed whether it was valid; everything else than a pass is none
public record SeenSignature(String domain, String selector, boolean passed) implements Comparable<SeenSignature> {

    public SeenSignature {
        domain = ReportedName.of(domain);
        selector = ReportedName.of(selector);
    }

    @Override
    public int compareTo(SeenSignature other) {
        int byDomain = domain.compareTo(other.domain);
        int bySelector = byDomain != 0 ? byDomain : selector.compareTo(other.selector);
        return bySelector != 0 ? bySelector : Boolean.compare(other.passed, passed);
    }
}
