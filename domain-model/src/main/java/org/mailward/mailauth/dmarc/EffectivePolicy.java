package org.mailward.mailauth.dmarc;

import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// What receivers do with mail that pretends to come from a name, by both standards.
///
/// *Reading:* RFC 7489 §6.6.3 finds an inherited record by the public suffix list, RFC 9989 §4.10 by walking. Where a record is
/// inherited, the record found by walking is taken for both.
///
/// @param at the name at which the record stands
/// @param inherited the record stands at a parent
/// @param asked the policy that the record asks for, before `t` and `pct`
/// @param current what a receiver on RFC 9989 applies; empty when it does not act on the record
/// @param old what a receiver on RFC 7489 applies at least; empty when it does not act on the record
public record EffectivePolicy(DomainName at, boolean inherited, DmarcRecord record, Policy asked, Optional<Policy> current, Optional<Policy> old) {

    /// @param exists the name exists in DNS; where it does not, `np` applies (RFC 9989 §4.10.1)
    public static EffectivePolicy of(DomainName name, boolean exists, DomainName at, DmarcRecord record) {
        boolean inherited = !name.equals(at);
        Policy asked = !inherited ? record.ownPolicy() : exists ? record.subdomainPolicy() : record.nonexistentPolicy();
        return new EffectivePolicy(at, inherited, record, asked,
                AppliedPolicy.of(record, inherited, exists, Standard.RFC_9989).map(AppliedPolicy::least),
                AppliedPolicy.of(record, inherited, exists, Standard.RFC_7489).map(AppliedPolicy::least));
    }
}
