package org.mailward.sources;

import java.util.List;
import org.mailward.mailauth.dns.IpAddress;

/// A path as its evidence shows it, before anybody overrules that.
///
/// @param evidence without the domain's organization
/// @param service the catalogue's id; empty when nothing names it
/// @param reasons of that attribution
public record KnownPath(IpAddress source, SourceEvidence evidence, String service, SourceClass sourceClass, List<Reason> reasons) {

    public KnownPath {
        reasons = List.copyOf(reasons);
    }

    /// From the texts that the database keeps.
    ///
    /// @throws IllegalArgumentException when they are none that Mailward writes
    public static KnownPath read(String source, String evidence, String service, int classCode, String reasons) {
        var address = IpAddress.of(source).orElseThrow(() -> new IllegalArgumentException("'" + source + "' is no address"));
        return new KnownPath(address.unmapped(), SourceEvidence.of("", address, evidence), service,
                SourceClass.of(classCode).orElseThrow(() -> new IllegalArgumentException("No class has the number " + classCode)), Reason.read(reasons));
    }

    /// A valid signature of the domain's owner that the receiver calls aligned. A path may have one and still be a forwarder's.
    boolean alignedByItsEvidence() {
        return evidence.dkimAligned() && reasons.stream().anyMatch(reason -> reason.kind() == Reason.Kind.DKIM_OWN || reason.kind() == Reason.Kind.DKIM_SELECTOR);
    }
}
