package org.mailward.mailauth.dmarc;

import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// What receivers do with mail that pretends to come from a name, by both standards.
///
/// @param at the name at which the record stands that applies under the current standard
/// @param inherited the record stands at another name
/// @param asked the policy that the record asks for, before `t` and `pct`
/// @param applied what a receiver on RFC 9989 does; empty when it does not act on the record
/// @param appliedBefore what a receiver on RFC 7489 does, perhaps by another record; empty when it acts on none
/// @param atBefore where the record stands that applies under the old standard
public record EffectivePolicy(
        DomainName at,
        boolean inherited,
        DmarcRecord record,
        Policy asked,
        Optional<AppliedPolicy> applied,
        Optional<AppliedPolicy> appliedBefore,
        Optional<DomainName> atBefore) {

    /// Where only one record is known, it is taken for both standards.
    ///
    /// @param exists the name exists in DNS; where it does not, `np` applies (RFC 9989 §4.10.1)
    public static EffectivePolicy of(DomainName name, boolean exists, DomainName at, DmarcRecord record) {
        return of(name, exists, new TreeWalk.Policies.Applies(at, record), new TreeWalk.Policies.Applies(at, record));
    }

    /// @param before what the old standard finds
    public static EffectivePolicy of(DomainName name, boolean exists, TreeWalk.Policies.Applies now, TreeWalk.Policies before) {
        boolean inherited = !name.equals(now.at());
        Optional<TreeWalk.Policies.Applies> old = before instanceof TreeWalk.Policies.Applies applies ? Optional.of(applies) : Optional.empty();
        return new EffectivePolicy(now.at(), inherited, now.record(), now.record().policy(Standard.RFC_9989, inherited, exists),
                AppliedPolicy.of(now.record(), inherited, exists, Standard.RFC_9989),
                old.flatMap(each -> AppliedPolicy.of(each.record(), !name.equals(each.at()), exists, Standard.RFC_7489)),
                old.map(TreeWalk.Policies.Applies::at));
    }

    /// The mildest policy that failing mail may get from a receiver on RFC 9989.
    public Optional<Policy> current() {
        return applied.map(AppliedPolicy::least);
    }

    /// The mildest policy that failing mail may get from a receiver on RFC 7489.
    public Optional<Policy> old() {
        return appliedBefore.map(AppliedPolicy::least);
    }
}
