package org.mailward.mailauth.dkim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.message.Words;

/// What a domain publishes at the selectors that were tried, with the answers of a wildcard told apart.
///
/// @param domain the signing domain
/// @param wildcard the texts that a wildcard gives for any selector; empty when there is none
/// @param wildcardUnknown nobody could say whether there is a wildcard, and the selectors do not show it either
/// @param selectors one entry per selector tried, in order
/// @param unknown the selectors that nobody could say anything about
/// @param soles what was read of each selector with exactly one text of its own, in order
public record Selectors(DomainName domain, List<String> wildcard, boolean wildcardUnknown, List<Selector> selectors, Set<String> unknown, List<Sole> soles) {

    /// The longest selector that is tried, in octets: any domain that is examined must fit behind it.
    static final int LONGEST_SELECTOR = 40;

    private static final DomainName ABOVE = new DomainName("_domainkey");
    /// What goes before the domain for the selectors that are tried everywhere.
    private static final Map<String, DomainName> FRONTS = CommonSelectors.all().stream().collect(Collectors.toMap(name -> name, name -> ABOVE.under(name)));
    private static final Published ABSENT = new Published.Absent();
    /// What is found at nearly every domain that does not sign.
    private static final List<Selector> NOTHING = absent(CommonSelectors.all());

    public Selectors {
        wildcard = List.copyOf(wildcard);
        selectors = List.copyOf(selectors);
        unknown = Set.copyOf(unknown);
        soles = List.copyOf(soles);
    }

    private Selectors(DomainName domain, List<String> wildcard, boolean wildcardUnknown, List<Selector> selectors) {
        this(domain, wildcard, wildcardUnknown, selectors, unknown(selectors), soles(domain, selectors));
    }

    /// The only text at a selector, read as a key.
    ///
    /// @param name the selector's full name
    public record Sole(DomainName name, String text, DkimReading reading) {
    }

    private static Set<String> unknown(List<Selector> selectors) {
        var unknown = new HashSet<String>(0);
        for (Selector selector : selectors) {
            if (selector.published() instanceof Published.Unknown) {
                unknown.add(selector.name());
            }
        }
        return unknown;
    }

    private static List<Sole> soles(DomainName domain, List<Selector> selectors) {
        var soles = new ArrayList<Sole>();
        for (Selector selector : selectors) {
            if (selector.published() instanceof Published.Texts(List<String> texts) && texts.size() == 1) {
                soles.add(new Sole(question(domain, selector.name()).name(), texts.getFirst(), DkimKeyRecord.read(texts.getFirst())));
            }
        }
        return soles;
    }

    /// One selector and what stands there.
    ///
    /// @param aliases the names that the selector was delegated to by CNAME, in order; empty when the domain keeps the key itself
    public record Selector(String name, Published published, List<DomainName> aliases) {
        public Selector {
            aliases = List.copyOf(aliases);
        }
    }

    /// What stands at a selector.
    public sealed interface Published {
        record Absent() implements Published {
        }

        /// Only the answer that any other selector would get.
        record Wildcard() implements Published {
        }

        /// @param texts the records, more than one of which is a fault (RFC 6376 §3.6.2.2)
        record Texts(List<String> texts) implements Published {
            public Texts {
                texts = List.copyOf(texts);
            }
        }

        record Unknown(String why) implements Published {
        }
    }

    /// Asks by the [SelectorPlan]; what it leaves out is absent, because nothing exists below a name that does not exist.
    ///
    /// *Reading:* without the probe, a selector that is absent tells that there is no wildcard, but not where two others say the same: a name
    /// that exists for something else keeps a wildcard away (RFC 4592 §2.2.2).
    ///
    /// @param names the selectors to try
    /// @param probe a label that nobody publishes, asked to tell a wildcard from a key
    public static Selectors look(DomainName domain, List<String> names, String probe, DnsResolver resolver) {
        SelectorPlan plan = SelectorPlan.of(names);
        Answer above = resolver.ask(SelectorPlan.above(domain));
        Map<String, Answer> answers = HashMap.newHashMap(names.size());
        for (String name : plan.first()) {
            answers.put(name, resolver.ask(question(domain, name)));
        }
        if (!SelectorPlan.goesOn(above, answers.values())) {
            return new Selectors(domain, List.of(), false, names.equals(CommonSelectors.all()) ? NOTHING : absent(names), Set.of(), List.of());
        }
        Answer any = resolver.ask(question(domain, probe));
        for (String name : plan.rest()) {
            answers.put(name, resolver.ask(question(domain, name)));
        }
        Set<String> wildcard = Set.copyOf(texts(any));
        var selectors = new ArrayList<Selector>(names.size());
        boolean oneIsAbsent = false;
        var seen = new HashSet<String>(0);
        var texts = new HashSet<Set<String>>(0);
        boolean alike = false;
        for (String name : names) {
            Selector selector = selector(name, answers.get(name), wildcard);
            selectors.add(selector);
            oneIsAbsent |= selector.published() instanceof Published.Absent;
            if (selector.published() instanceof Published.Texts(List<String> own) && seen.add(name)) {
                alike |= !texts.add(Set.copyOf(own));
            }
        }
        return new Selectors(domain, texts(any), any instanceof Answer.Failed && (!oneIsAbsent || alike), selectors);
    }

    /// The selectors that were tried, in order.
    public List<String> names() {
        if (selectors == NOTHING) {
            return CommonSelectors.all();
        }
        var names = new ArrayList<String>(selectors.size());
        for (Selector selector : selectors) {
            names.add(selector.name());
        }
        return names;
    }

    private static List<Selector> absent(List<String> names) {
        return List.copyOf(names.stream().map(name -> new Selector(name, ABSENT, List.of())).toList());
    }

    public static Question question(DomainName domain, String selector) {
        DomainName front = FRONTS.get(selector);
        return new Question(domain.under(front != null ? front : ABOVE.under(selector)), RecordType.TXT);
    }

    /// A selector as a signature's field has it, for DNS: the octets of U-labels are UTF-8, and DNS holds A-labels (RFC 8616 §5).
    ///
    /// @return empty when it is no name
    public static Optional<String> ascii(String written) {
        if (written.chars().allMatch(c -> c < 0x80)) {
            return Optional.of(written);
        }
        try {
            return Optional.of(DomainName.of(Words.decode(written)).ascii());
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    /// The question about the name above all selectors. Its type does not matter, since only its existence does.
    static Question above(DomainName domain) {
        return new Question(domain.under(ABOVE), RecordType.TXT);
    }

    /// True for what can stand before `._domainkey`: labels of letters, digits, hyphens and underscores, joined by dots.
    ///
    /// *Reading:* RFC 6376 §3.1 asks for sub-domains, which have no underscore, but services use them and DNS carries them.
    public static boolean isSelector(String text) {
        if (text.isEmpty() || text.length() > LONGEST_SELECTOR || text.indexOf("..") >= 0 || text.startsWith(".") || text.endsWith(".")) {
            return false;
        }
        int label = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            label = c == '.' ? 0 : label + 1;
            if (!letter && c != '.' || label > 63) {
                return false;
            }
        }
        return true;
    }

    private static Selector selector(String name, Answer answer, Set<String> wildcard) {
        return new Selector(name, published(answer, wildcard), answer.aliases());
    }

    private static Published published(Answer answer, Set<String> wildcard) {
        if (answer instanceof Answer.Failed failed) {
            return new Published.Unknown(failed.detail());
        }
        List<String> texts = texts(answer);
        if (texts.isEmpty()) {
            return ABSENT;
        }
        return texts.size() == wildcard.size() && wildcard.containsAll(texts) ? new Published.Wildcard() : new Published.Texts(texts);
    }

    private static List<String> texts(Answer answer) {
        if (!(answer instanceof Answer.Found found)) {
            return List.of();
        }
        List<String> texts = found.texts();
        return texts.size() < 2 ? texts : List.copyOf(new LinkedHashSet<>(texts));
    }
}
