package org.mailward.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.mailward.assessment.Facts;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.spf.SpfPublication;

/// What answers in a name's stead, a wildcard or an alias, and would fall silent as soon as a record stands there.
final class StandIns {

    /// The most names above the domain that are asked for a wildcard.
    private static final int MOST_STEPS = 3;
    /// What a wildcard answers for that mail needs.
    private static final List<RecordType> NEEDED = List.of(RecordType.MX, RecordType.TXT, RecordType.A, RecordType.AAAA);

    private final Facts before;
    private final DomainName domain;
    private final DnsResolver live;
    private final BiConsumer<Break.Weight, String> say;

    /// @param live DNS as it is
    /// @param say takes what would break
    StandIns(Facts before, DnsResolver live, BiConsumer<Break.Weight, String> say) {
        this.before = before;
        this.domain = before.domain();
        this.live = live;
        this.say = say;
    }

    /// A name that a wildcard answers for has no record of its own. As soon as one stands at it or below it the wildcard is silent there, about
    /// every type (RFC 4592 §2.2.2).
    ///
    /// @return true when it is so for the domain
    boolean wildcard(List<Draft> drafts) {
        var published = drafts.stream().filter(draft -> !draft.kind().isFile() && !draft.records().isEmpty() && draft.name().isWithin(domain)).map(Draft::kind).collect(Collectors.toSet());
        Optional<DomainName> star = published.isEmpty() || Zones.isApex(domain, live) ? Optional.empty() : star();
        star.ifPresent(name -> silenced(name, published));
        return star.isPresent();
    }

    /// The wildcard that seems to answer for the domain: the nearest one says of all types what the domain says.
    private Optional<DomainName> star() {
        DomainName above = domain.parent().orElse(DomainName.ROOT);
        for (int step = 0; step < MOST_STEPS && above.labelCount() > 1; step++) {
            DomainName star = above.under("*");
            if (NEEDED.stream().anyMatch(type -> live.ask(star, type) instanceof Answer.Found)) {
                return NEEDED.stream().allMatch(type -> alike(live.ask(star, type), live.ask(domain, type))) ? Optional.of(star) : Optional.empty();
            }
            if (Zones.isApex(above, live)) {
                return Optional.empty();
            }
            above = above.parent().orElse(DomainName.ROOT);
        }
        return Optional.empty();
    }

    private static boolean alike(Answer one, Answer other) {
        return one instanceof Answer.Found first && other instanceof Answer.Found second ? Set.copyOf(first.records()).equals(Set.copyOf(second.records()))
                : (one instanceof Answer.NoData || one instanceof Answer.NoSuchName) && (other instanceof Answer.NoData || other instanceof Answer.NoSuchName);
    }

    private void silenced(DomainName star, Set<RecordKind> published) {
        var lost = new ArrayList<String>();
        if (!published.contains(RecordKind.MX) && before.mx() instanceof MailExchanges.Listed) {
            lost.add("mail servers");
        }
        if (!published.contains(RecordKind.SPF) && before.spf().publication() instanceof SpfPublication.One) {
            lost.add("SPF record");
        }
        boolean mail = !lost.isEmpty();
        if (live.ask(star, RecordType.A) instanceof Answer.Found || live.ask(star, RecordType.AAAA) instanceof Answer.Found) {
            lost.add("addresses");
        }
        if (!lost.isEmpty()) {
            String all = lost.size() == 1 ? lost.getFirst() : String.join(", ", lost.subList(0, lost.size() - 1)) + " and " + lost.getLast();
            say.accept(mail ? Break.Weight.LOSS : Break.Weight.NOTE, domain + " has no record of its own: the wildcard " + star + " answers for it. It would answer no longer, and " + domain
                    + " would have no " + all + ". Publish what is needed at " + domain + " in the same step.");
        }
    }

    /// No other record can stand beside an alias (RFC 1034 §3.6.2).
    void alias(Draft draft) {
        if (!draft.records().isEmpty() && live.ask(draft.name(), RecordType.CNAME) instanceof Answer.Found found && found.records().getFirst() instanceof RecordData.Target(var target)) {
            String alias = draft.name() + " is an alias (CNAME) of " + target + " now";
            if (draft.name().equals(domain)) {
                say.accept(Break.Weight.LOSS, alias + ", and no other record can stand beside an alias. Without the alias it has none of what stands behind it, such as addresses and mail servers:"
                        + " publish those at " + domain + " in the same step.");
            } else {
                say.accept(Break.Weight.NOTE, alias + ". No other record can stand beside an alias: take it away first.");
            }
        }
    }
}
