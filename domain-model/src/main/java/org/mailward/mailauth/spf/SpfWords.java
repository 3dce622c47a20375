package org.mailward.mailauth.spf;

import java.util.ArrayList;
import java.util.List;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.tags.Meaning;

/// SPF terms in words.
final class SpfWords {

    private SpfWords() {
    }

    static List<Meaning> of(SpfRecord record) {
        var words = new ArrayList<Meaning>();
        words.add(new Meaning("v=spf1", "This is an SPF record: it lists who may send mail for the domain."));
        boolean decided = false;
        for (Term term : record.terms()) {
            String meaning = switch (term) {
                case Directive directive -> decided
                        ? "Never looked at, because it stands after 'all'."
                        : directive(directive);
                case Modifier.Redirect redirect -> record.all().isPresent()
                        ? "Ignored, because the record also has 'all'."
                        : "For everybody else, the SPF record of " + redirect.target().text() + " decides.";
                case Modifier.Explanation explanation -> "Text for refused senders is published at " + explanation.target().text() + ".";
                case Modifier.Unknown unknown -> Mechanism.isName(unknown.name())
                        ? "Receivers ignore this. After '" + unknown.name() + "' stands '=' where ':' is needed."
                        : "Receivers ignore '" + unknown.name() + "', which no standard defines.";
                case Unreadable unreadable -> "Cannot be read, so receivers ignore the whole record. " + unreadable.why();
            };
            words.add(new Meaning(term.text(), meaning));
            decided |= term instanceof Directive directive && directive.mechanism() instanceof Mechanism.All;
        }
        return List.copyOf(words);
    }

    private static String directive(Directive directive) {
        String verb = directive.qualifier().words();
        return switch (directive.mechanism()) {
            case Mechanism.All _ -> switch (directive.qualifier()) {
                case PASS -> "Every computer on the internet may send as this domain.";
                case FAIL -> "Nobody else may send.";
                case SOFT_FAIL -> "Nobody else should send; receivers are asked to be suspicious, not to refuse.";
                case NEUTRAL -> "Nothing is said about anybody else.";
            };
            case Mechanism.Include include -> "Whoever passes the SPF record of " + include.target().text() + " " + verb + ".";
            case Mechanism.A a -> "The computers at the address of " + a.target().map(DomainSpec::text).orElse("this domain") + networks(a.prefix4(), a.prefix6()) + ". Each " + verb + ".";
            case Mechanism.Mx mx -> "The mail servers of " + mx.target().map(DomainSpec::text).orElse("this domain") + networks(mx.prefix4(), mx.prefix6()) + ". Each " + verb + ".";
            case Mechanism.Ptr _ -> "Whoever has a matching reverse name " + verb + "; slow, unreliable, and not to be used (RFC 7208 §5.5).";
            case Mechanism.Ip4 ip -> network(ip.network(), ip.prefix(), 32) + " " + verb + ".";
            case Mechanism.Ip6 ip -> network(ip.network(), ip.prefix(), 128) + " " + verb + ".";
            case Mechanism.Exists exists when exists.target().dependsOnSender() -> "A name that is made from the sender (" + exists.target().text() + ") is looked up. Where it exists, the sender " + verb + ".";
            case Mechanism.Exists exists -> "As long as the name " + exists.target().text() + " exists, everybody " + verb + ".";
        };
    }

    private static String networks(int prefix4, int prefix6) {
        return prefix4 == 32 && prefix6 == 128 ? "" : ", and their neighbours in the same network";
    }

    private static String network(IpAddress network, int prefix, int full) {
        return prefix == full ? "The address " + network : "The network " + network + "/" + prefix;
    }
}
