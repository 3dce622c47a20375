package org.mailward.mailauth.spf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.spf.SpfBranch.Outcome;

/// Everything an SPF record can make a receiver ask, worked out without a sender: the worst case of `check_host()`.
///
/// A real check ends at the first match, so it asks at most as much as this.
///
/// *Reading:* RFC 7208 §4.6.4 counts a void lookup per sender, and nearly no name has both kinds of address. A lookup is
/// called void here only when it is void for every sender, so that a sound record is never blamed.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7208#section-4.6.4">RFC 7208 §4.6.4</a>
public final class SpfTree {

    private final SpfRecords records;
    private final DnsResolver resolver;
    private final SpfLimits limits;
    private final Set<DomainName> path = new LinkedHashSet<>();
    private int followed;
    private boolean namesAsked;

    private SpfTree(SpfRecords records, SpfLimits limits) {
        this.records = records;
        this.resolver = records.resolver();
        this.limits = limits;
    }

    /// @return the tree, whose questions are bounded by [SpfLimits#followed] whatever the records say
    public static SpfNode explore(DomainName domain, DnsResolver resolver, SpfLimits limits) {
        return explore(domain, new SpfRecords(resolver), limits);
    }

    static SpfNode explore(DomainName domain, SpfRecords records, SpfLimits limits) {
        return new SpfTree(records, limits).node(domain);
    }

    private SpfNode node(DomainName name) {
        SpfPublication publication = records.at(name);
        if (!(publication instanceof SpfPublication.One(SpfRecord record, List<String> _))) {
            return new SpfNode(name, publication, List.of());
        }
        path.add(name);
        var branches = new ArrayList<SpfBranch>();
        for (Directive directive : record.reachable()) {
            if (directive.mechanism().asksDns()) {
                branches.add(branch(name, directive));
            }
        }
        if (record.all().isEmpty()) {
            record.redirect().ifPresent(redirect -> branches.add(followed++ < limits.followed()
                    ? descend(name, redirect, redirect.target())
                    : leaf(name, redirect, Outcome.NOT_FOLLOWED)));
        }
        path.remove(name);
        return new SpfNode(name, publication, branches);
    }

    private SpfBranch branch(DomainName publisher, Directive directive) {
        if (followed++ >= limits.followed()) {
            return leaf(publisher, directive, Outcome.NOT_FOLLOWED);
        }
        return switch (directive.mechanism()) {
            case Mechanism.Include include -> descend(publisher, directive, include.target());
            case Mechanism.A a -> onName(publisher, directive, a.target(), this::addresses);
            case Mechanism.Mx mx -> onName(publisher, directive, mx.target(), this::exchanges);
            case Mechanism.Exists exists -> onName(publisher, directive, Optional.of(exists.target()), this::existence);
            case Mechanism.Ptr ptr -> dependent(publisher, directive, ptr.target());
            case Mechanism.All _, Mechanism.Ip4 _, Mechanism.Ip6 _ -> throw new IllegalStateException(directive.text() + " asks nothing");
        };
    }

    private SpfBranch descend(DomainName publisher, Term term, DomainSpec target) {
        if (target.name().isEmpty()) {
            return dependent(publisher, term, Optional.of(target));
        }
        DomainName name = target.name().get();
        if (path.contains(name)) {
            return leaf(publisher, term, Outcome.LOOP);
        }
        SpfNode child = node(name);
        Outcome outcome = switch (child.publication()) {
            case SpfPublication.Unknown _ -> Outcome.UNKNOWN;
            case SpfPublication.Absent _ when resolver.ask(name, RecordType.TXT).absent() -> Outcome.VOID;
            case SpfPublication.Absent _, SpfPublication.One _, SpfPublication.Several _ -> Outcome.ANSWERED;
        };
        return new SpfBranch(publisher, term, outcome, name + " TXT", Optional.of(child), 1);
    }

    private interface Look {
        Outcome at(DomainName name);
    }

    private SpfBranch onName(DomainName publisher, Directive directive, Optional<DomainSpec> target, Look look) {
        Optional<DomainName> name = target.isEmpty() ? Optional.of(publisher) : target.get().name();
        if (name.isEmpty()) {
            return dependent(publisher, directive, target);
        }
        String question = name.get() + (directive.mechanism() instanceof Mechanism.Mx ? " MX" : " A");
        return new SpfBranch(publisher, directive, look.at(name.get()), question, Optional.empty(), 1);
    }

    private static SpfBranch leaf(DomainName publisher, Term term, Outcome outcome) {
        return new SpfBranch(publisher, term, outcome, "", Optional.empty(), 1);
    }

    /// What only a check with a sender can follow. The sender's names are asked for once in a check: by `ptr`, whose own lookup
    /// that is, or by the first macro `p`, which counts besides.
    private SpfBranch dependent(DomainName publisher, Term term, Optional<DomainSpec> target) {
        boolean asksNames = target.filter(spec -> MacroText.uses(spec.text(), "p")).isPresent();
        int asks = asksNames && !namesAsked ? 2 : 1;
        namesAsked |= asksNames || term instanceof Directive directive && directive.mechanism() instanceof Mechanism.Ptr;
        return new SpfBranch(publisher, term, Outcome.DEPENDS_ON_SENDER, "", Optional.empty(), asks);
    }

    private Outcome addresses(DomainName name) {
        Answer four = resolver.ask(name, RecordType.A);
        return four.absent() ? outcome(resolver.ask(name, RecordType.AAAA)) : outcome(four);
    }

    private Outcome existence(DomainName name) {
        return outcome(resolver.ask(name, RecordType.A));
    }

    private Outcome exchanges(DomainName name) {
        Answer answer = resolver.ask(name, RecordType.MX);
        return answer instanceof Answer.Found found && found.records().size() > limits.exchanges()
                ? Outcome.TOO_MANY_EXCHANGES
                : outcome(answer);
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Found _ -> Outcome.ANSWERED;
            case Answer.NoData _, Answer.NoSuchName _ -> Outcome.VOID;
            case Answer.Failed _ -> Outcome.UNKNOWN;
        };
    }
}
