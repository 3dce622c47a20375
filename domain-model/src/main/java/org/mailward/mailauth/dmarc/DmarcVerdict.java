package org.mailward.mailauth.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// What one standard makes of one message.
///
/// @param result the verdict
/// @param policies the record that applies to the author's domain, and where it stands
/// @param organization the author's organizational domain; empty when nobody could say
/// @param alignments one per identifier, in the order given; empty when no record applies
/// @param policy what a failing message gets; empty when no record applies or nobody could say which policy does
/// @param sentence the verdict in words
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9989#section-5.3">RFC 9989 §5.3</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7489#section-6.6">RFC 7489 §6.6</a>
public record DmarcVerdict(
        Standard standard,
        Result result,
        TreeWalk.Policies policies,
        Optional<DomainName> organization,
        List<Alignment> alignments,
        Optional<AppliedPolicy> policy,
        String sentence) {

    public enum Result {
        PASS, FAIL,
        /// No record applies, so DMARC says nothing about the message.
        NONE,
        /// DNS did not answer something that would decide it.
        TEMPERROR
    }

    public DmarcVerdict {
        alignments = List.copyOf(alignments);
    }
}
