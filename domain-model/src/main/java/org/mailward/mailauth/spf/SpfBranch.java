package org.mailward.mailauth.spf;

import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// One querying term and what it costs.
///
/// @param publisher the domain whose record holds the term
/// @param term as published
/// @param outcome what following it brought
/// @param question the question that failed, when the outcome is unknown
/// @param child the record it leads to, for `include` and `redirect`
/// @param asks the lookups of the term itself: one, and another where it is the first for whose name the sender's names are
///        asked (the macro `p`, RFC 7208 §4.6.4)
public record SpfBranch(DomainName publisher, Term term, Outcome outcome, String question, Optional<SpfNode> child, int asks) {

    /// What following a term brought.
    public enum Outcome {
        ANSWERED,
        /// DNS has no answer for any sender: a void lookup (RFC 7208 §4.6.4).
        VOID,
        /// The term leads back to a record that is being evaluated.
        LOOP,
        /// An `mx` with more mail servers than receivers look at (RFC 7208 §4.6.4).
        TOO_MANY_EXCHANGES,
        /// The name depends on the sender.
        DEPENDS_ON_SENDER,
        /// The tree is larger than it may grow here.
        NOT_FOLLOWED,
        /// DNS could not say.
        UNKNOWN
    }

    /// This term and everything below it.
    public int lookups() {
        return asks + child.map(SpfNode::lookups).orElse(0);
    }

    public int voids() {
        return (outcome == Outcome.VOID ? 1 : 0) + child.map(SpfNode::voids).orElse(0);
    }
}
