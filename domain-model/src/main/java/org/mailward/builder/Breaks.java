package org.mailward.builder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailward.assessment.Facts;
import org.mailward.mailauth.caa.CaaPublication;
import org.mailward.mailauth.caa.CaaRecord;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.EffectivePolicy;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.dmarc.ReportAddress;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.mtasts.StsPolicy;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.spf.Directive;
import org.mailward.mailauth.spf.Qualifier;
import org.mailward.mailauth.spf.SpfNode;
import org.mailward.mailauth.spf.SpfPublication;
import org.mailward.mailauth.spf.SpfRecord;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.tags.TagList;
import org.mailward.mailauth.tlsrpt.TlsRptPublication;

/// What drafts would change for mail, receivers and reports, apart from what rules find.
final class Breaks {

    /// The most things of one kind that are named one by one.
    private static final int MOST_NAMED = 10;

    /// What becomes of mail that fails, the mildest first.
    private enum Fate {
        DELIVERED("delivered without a report", true), REPORTED("delivered and reported", true), SPAM("put into the spam folder", false), REFUSED("refused", false);

        private final String words;
        private final boolean delivers;

        Fate(String words, boolean delivers) {
            this.words = words;
            this.delivers = delivers;
        }

        /// @param reported the record names an address for reports
        static Fate of(Optional<Policy> policy, boolean reported) {
            return policy.map(each -> switch (each) {
                case NONE -> reported ? REPORTED : DELIVERED;
                case QUARANTINE -> SPAM;
                case REJECT -> REFUSED;
            }).orElse(DELIVERED);
        }
    }

    private final Facts before;
    private final Facts after;
    private final DomainName domain;
    private final List<Break> found = new ArrayList<>();

    private Breaks(Facts before, Facts after) {
        this.before = before;
        this.after = after;
        this.domain = before.domain();
    }

    /// @param live DNS as it is, for records that no scan asks for
    static List<Break> between(Facts before, Facts after, List<Draft> drafts, DnsResolver live) {
        var breaks = new Breaks(before, after);
        var kinds = drafts.stream().map(Draft::kind).collect(Collectors.toSet());
        if (kinds.contains(RecordKind.SPF)) {
            breaks.spf();
        }
        if (kinds.contains(RecordKind.DMARC)) {
            breaks.dmarc();
        }
        if (kinds.contains(RecordKind.MTA_STS) || kinds.contains(RecordKind.MTA_STS_POLICY)) {
            breaks.sts();
        }
        if (kinds.contains(RecordKind.MX)) {
            breaks.mx();
        }
        if (kinds.contains(RecordKind.TLS_RPT)) {
            breaks.lost(tlsAddresses(before), tlsAddresses(after), "Reports on encrypted delivery");
        }
        if (kinds.contains(RecordKind.CAA)) {
            breaks.authorities();
        }
        var standIns = new StandIns(before, live, breaks::say);
        boolean wild = standIns.wildcard(drafts);
        for (Draft draft : drafts) {
            if (!draft.kind().isFile()) {
                breaks.record(draft, live.ask(draft.question()));
                if (!wild) {
                    standIns.alias(draft);
                }
            }
        }
        return breaks.found.stream().distinct().sorted(Comparator.comparing(Break::weight)).toList();
    }

    private void say(Break.Weight weight, String sentence) {
        found.add(new Break(weight, sentence));
    }

    private void record(Draft draft, Answer published) {
        if (!(published instanceof Answer.Found answer)) {
            return;
        }
        switch (draft.kind()) {
            case DKIM -> key(draft, answer);
            case BIMI -> logo(draft, answer);
            default -> {
                // The others are compared as a whole above, or nothing hangs on them.
            }
        }
    }

    private void key(Draft draft, Answer.Found published) {
        String next = TagList.read(draft.value()).value("p").map(Breaks::bare).orElse("");
        for (String text : texts(published)) {
            String now = TagList.read(text).value("p").map(Breaks::bare).orElse("");
            if (!now.isEmpty() && !now.equals(next)) {
                say(Break.Weight.LOSS, "Mail signed with the selector '" + draft.label() + "' and the key that is published now would no longer verify"
                        + (next.isEmpty() ? "." : ". Publish the new key under a new selector, and keep this one for a week after the last mail was signed with it."));
                return;
            }
        }
    }

    /// Who may issue until now, and who then (RFC 8659 §4.2, §4.3).
    private void authorities() {
        if (before.caa() instanceof CaaPublication.Unknown || after.caa() instanceof CaaPublication.Unknown || !blocking(before.caa()).isEmpty()) {
            return;
        }
        List<CaaRecord> blocking = blocking(after.caa());
        if (!blocking.isEmpty()) {
            say(Break.Weight.LOSS, "No authority could issue certificates" + here() + ", because the record '" + Shown.of(blocking.getFirst().render())
                    + "' insists on a property that none knows; the next renewal would fail.");
            return;
        }
        Set<String> said = authorities(CaaRecord.ISSUE, "certificates", Set.of());
        authorities(CaaRecord.ISSUE_WILD, "certificates with a wildcard", said);
        authorities(CaaRecord.ISSUE_MAIL, "certificates for e-mail addresses (S/MIME)", Set.of());
        authorities(CaaRecord.ISSUE_VMC, "certificates for logos (BIMI)", Set.of());
    }

    /// @param said what was said of all certificates, and holds for these too
    /// @return who is said to lose, or to be alone in keeping it
    private Set<String> authorities(String tag, String what, Set<String> said) {
        Optional<Set<DomainName>> now = issuers(before.caa(), tag);
        Optional<Set<DomainName>> then = issuers(after.caa(), tag);
        if (then.isEmpty()) {
            return new LinkedHashSet<>();
        }
        var saying = new LinkedHashSet<String>();
        if (now.isEmpty()) {
            String few = then.get().stream().limit(MOST_NAMED).map(DomainName::unicode).collect(Collectors.joining(", "));
            saying.add((few.isEmpty() ? "Nobody" : "Only " + few + (then.get().size() > MOST_NAMED ? " and " + (then.get().size() - MOST_NAMED) + " more" : "")) + " could issue ");
            if (!said.containsAll(saying)) {
                say(Break.Weight.LOSS, saying.getFirst() + what + here() + "; until now every authority may, and the next renewal" + (few.isEmpty() ? "" : " at another one") + " would fail.");
            }
        } else {
            now.get().stream().filter(name -> !then.get().contains(name)).map(name -> name.unicode() + " could no longer issue ").forEach(saying::add);
            saying.stream().filter(each -> !said.contains(each)).limit(MOST_NAMED).forEach(each -> say(Break.Weight.LOSS, each + what + here() + "; the next renewal there would fail."));
        }
        return saying;
    }

    private String here() {
        return " for " + domain.unicode() + " and the names below it";
    }

    private static Optional<Set<DomainName>> issuers(CaaPublication caa, String tag) {
        return caa instanceof CaaPublication.Applies applies ? applies.issuers(tag) : Optional.empty();
    }

    private static List<CaaRecord> blocking(CaaPublication caa) {
        return caa instanceof CaaPublication.Applies applies ? applies.blocking() : List.of();
    }

    private void logo(Draft draft, Answer.Found published) {
        String next = TagList.read(draft.value()).value("l").orElse("");
        texts(published).stream().flatMap(text -> TagList.read(text).value("l").stream()).filter(now -> !now.isEmpty() && !now.equals(next)).findFirst()
                .ifPresent(now -> say(Break.Weight.NOTE, "The logo at " + Shown.of(now) + " would no longer be shown."));
    }

    private void spf() {
        if (!(before.spf().publication() instanceof SpfPublication.One(SpfRecord _, List<String> faults)) || !faults.isEmpty()) {
            return;
        }
        if (!(after.spf().publication() instanceof SpfPublication.One(SpfRecord _, List<String> wrong))) {
            say(Break.Weight.LOSS, "There would be no SPF record, so that no server's mail passes SPF.");
            return;
        }
        if (!wrong.isEmpty()) {
            say(Break.Weight.LOSS, "Receivers could not read the record, so that no server's mail passes SPF.");
            return;
        }
        List<SpfSenders.Share> kept = SpfSenders.shares(after.spf());
        SpfSenders remaining = SpfSenders.all(kept);
        var shares = new LinkedHashMap<String, List<SpfSenders.Share>>();
        SpfSenders.shares(before.spf()).forEach(share -> shares.computeIfAbsent(share.term().text(), _ -> new ArrayList<>()).add(share));
        var certain = new HashMap<Set<String>, SpfSenders>();
        int named = 0;
        for (Map.Entry<String, List<SpfSenders.Share>> term : shares.entrySet()) {
            Optional<String> loss = loss(term.getKey(), term.getValue(), kept, remaining, certain);
            if (loss.isPresent() && named++ < MOST_NAMED) {
                say(Break.Weight.LOSS, loss.get());
            }
        }
        if (named > MOST_NAMED) {
            say(Break.Weight.LOSS, "So would mail from " + (named - MOST_NAMED) + " more terms of the record.");
        }
        Optional<Qualifier> now = rest(before.spf());
        Optional<Qualifier> then = rest(after.spf());
        if (now.isPresent() && then.isPresent() && now.get() != then.get()) {
            say(strictness(then.get()) > strictness(now.get()) ? Break.Weight.TIGHTER : Break.Weight.LOOSER,
                    "Mail from all other servers: " + words(now.get()) + " until now, " + words(then.get()) + " then.");
        }
    }

    /// What would become of those whom a term lets pass.
    /// @param certain whom the draft lets pass whatever address a host has that it refuses first, by the hosts refused before already
    private static Optional<String> loss(String term, List<SpfSenders.Share> shares, List<SpfSenders.Share> kept, SpfSenders remaining, Map<Set<String>, SpfSenders> certain) {
        SpfSenders senders = SpfSenders.all(shares);
        SpfSenders lost = senders.without(remaining);
        if (!lost.isEmpty()) {
            return Optional.of("Mail from '" + Shown.of(term) + "' would no longer pass SPF (" + lost.words() + ").");
        }
        // A host that is refused first, and was not until now, may be any of them.
        Set<String> known = shares.stream().flatMap(share -> share.refused().keySet().stream()).collect(Collectors.toSet());
        SpfSenders safe = certain.computeIfAbsent(known, hosts -> SpfSenders.all(kept.stream().filter(share -> hosts.containsAll(share.refused().keySet())).toList()));
        if (senders.without(safe).isEmpty()) {
            return Optional.empty();
        }
        return kept.stream().flatMap(share -> share.refused().entrySet().stream()).filter(refused -> !known.contains(refused.getKey())).map(Map.Entry::getValue).findFirst()
                .map(first -> "Mail from '" + Shown.of(term) + "' would no longer pass SPF where '" + Shown.of(first) + "' matches first.");
    }

    /// What a record says of everybody else, at the end of its redirects; empty where that cannot be read.
    private static Optional<Qualifier> rest(SpfNode node) {
        if (!(node.publication() instanceof SpfPublication.One(SpfRecord record, List<String> faults)) || !faults.isEmpty()) {
            return Optional.empty();
        }
        return record.all().isEmpty() && record.redirect().isPresent()
                ? SpfSenders.child(node, record.redirect().get()).flatMap(Breaks::rest)
                : Optional.of(record.all().map(Directive::qualifier).orElse(Qualifier.NEUTRAL));
    }

    private static int strictness(Qualifier qualifier) {
        return switch (qualifier) {
            case PASS -> 0;
            case NEUTRAL -> 1;
            case SOFT_FAIL -> 2;
            case FAIL -> 3;
        };
    }

    private static String words(Qualifier qualifier) {
        return switch (qualifier) {
            case PASS -> "allowed";
            case NEUTRAL -> "neither allowed nor forbidden";
            case SOFT_FAIL -> "suspicious";
            case FAIL -> "forbidden";
        };
    }

    private void dmarc() {
        Optional<DmarcRecord> now = record(before);
        Optional<DmarcRecord> then = record(after);
        policy("Mail that fails in the name of " + domain.unicode(), domain, true);
        if (!domain.ascii().isEmpty() && domain.ascii().length() <= 240) {
            policy("Mail that fails in the name of an existing name below " + domain.unicode(), domain.under("any"), true);
            policy("Mail that fails in the name of a made-up name below " + domain.unicode(), domain.under("any"), false);
        }
        lost(addresses(now.map(DmarcRecord::aggregate)), addresses(then.map(DmarcRecord::aggregate)), "Aggregate reports");
        lost(addresses(now.map(DmarcRecord::failure)), addresses(then.map(DmarcRecord::failure)), "Failure reports");
        if (then.isPresent() && then.get().strictDkim() && now.filter(DmarcRecord::strictDkim).isEmpty()) {
            say(Break.Weight.TIGHTER, "A DKIM signature would count only when it is made by exactly the name in the sender's address, no longer by its organisation's other names.");
        }
        if (then.isPresent() && then.get().strictSpf() && now.filter(DmarcRecord::strictSpf).isEmpty()) {
            say(Break.Weight.TIGHTER, "SPF would count only when the envelope has exactly the name in the sender's address, no longer another name of the organisation.");
        }
    }

    private static Optional<DmarcRecord> record(Facts facts) {
        return facts.walk().policies() instanceof TreeWalk.Policies.Applies(DomainName _, DmarcRecord record) ? Optional.of(record) : Optional.empty();
    }

    private void policy(String mail, DomainName name, boolean exists) {
        if (before.isDmarcUnknown() || after.isDmarcUnknown()) {
            return;
        }
        Optional<EffectivePolicy> now = effective(before, name, exists);
        Optional<EffectivePolicy> then = effective(after, name, exists);
        Fate current = Fate.of(now.flatMap(EffectivePolicy::current), reports(before));
        Fate currentThen = Fate.of(then.flatMap(EffectivePolicy::current), reports(after));
        Fate old = Fate.of(now.flatMap(EffectivePolicy::old), reportsBefore(before));
        Fate oldThen = Fate.of(then.flatMap(EffectivePolicy::old), reportsBefore(after));
        if (current == old && currentThen == oldThen) {
            change(mail, current, currentThen);
        } else {
            change(mail + ", at receivers on RFC 9989", current, currentThen);
            change(mail + ", at receivers on RFC 7489", old, oldThen);
        }
    }

    private static boolean reports(Facts facts) {
        return record(facts).filter(Breaks::names).isPresent();
    }

    private static boolean reportsBefore(Facts facts) {
        return facts.policiesBefore() instanceof TreeWalk.Policies.Applies(DomainName _, DmarcRecord record) && names(record);
    }

    /// Nobody reports where no record says to whom (RFC 9989 §4.7).
    private static boolean names(DmarcRecord record) {
        return !record.aggregate().isEmpty() || !record.failure().isEmpty();
    }

    private static Optional<EffectivePolicy> effective(Facts facts, DomainName name, boolean exists) {
        return name.equals(facts.domain()) ? facts.dmarc() : facts.dmarcBelow(name, exists);
    }

    private void change(String mail, Fate now, Fate then) {
        if (now != then) {
            // Mail is delivered either way: who hears of it is no matter of strictness.
            boolean delivered = now.delivers && then.delivers;
            say(delivered ? Break.Weight.NOTE : then.compareTo(now) > 0 ? Break.Weight.TIGHTER : Break.Weight.LOOSER, mail + ": " + now.words + " until now, " + then.words + " then.");
        }
    }

    private static List<String> addresses(Optional<List<ReportAddress>> addresses) {
        return addresses.orElse(List.of()).stream().map(ReportAddress::text).toList();
    }

    private static List<String> tlsAddresses(Facts facts) {
        return facts.tlsRpt() instanceof TlsRptPublication.One one ? one.record().addresses() : List.of();
    }

    private void lost(List<String> now, List<String> then, String what) {
        now.stream().filter(address -> then.stream().noneMatch(address::equalsIgnoreCase)).limit(MOST_NAMED)
                .forEach(address -> say(Break.Weight.LOSS, what + " would no longer go to " + Shown.of(address) + "."));
    }

    private void sts() {
        boolean stands = before.sts() instanceof StsPublication.One;
        if (stands && after.sts() instanceof StsPublication.Absent && before.stsPolicy().flatMap(StsPolicy::mode).equals(Optional.of(StsPolicy.Mode.ENFORCE))) {
            say(Break.Weight.LOOSER, "Senders that know the policy keep to it until it ends by age; after that they deliver without encryption again. To withdraw it sooner, serve 'mode: none' first.");
        }
        if (before.sts() instanceof StsPublication.One(var now) && after.sts() instanceof StsPublication.One(var then) && now.id().equals(then.id()) && isPolicyChanged()) {
            say(Break.Weight.LOSS, "The policy file changes and the record's id does not: senders would go on with the old policy until it ends by age. Give the record a new id after the file is in place.");
        }
        boolean enforced = after.stsPolicy().flatMap(StsPolicy::mode).equals(Optional.of(StsPolicy.Mode.ENFORCE)) && after.sts() instanceof StsPublication.One;
        if (enforced && after.mx() instanceof MailExchanges.Listed(List<RecordData.MailExchange> servers)) {
            servers.stream().map(RecordData.MailExchange::exchange).filter(server -> !after.stsPolicy().orElseThrow().covers(server)).limit(MOST_NAMED)
                    .forEach(server -> say(Break.Weight.LOSS, "Senders that keep to MTA-STS would no longer deliver to " + server + ", which the policy does not name."));
        }
        if (enforced && !(stands && before.stsPolicy().flatMap(StsPolicy::mode).equals(Optional.of(StsPolicy.Mode.ENFORCE)))) {
            say(Break.Weight.TIGHTER, "Senders that keep to MTA-STS would deliver only over encryption with a valid certificate, and otherwise hold the mail back.");
        }
    }

    private boolean isPolicyChanged() {
        return before.stsPolicy().isPresent() && after.stsPolicy().isPresent()
                && !before.stsPolicy().get().text().lines().toList().equals(after.stsPolicy().get().text().lines().toList());
    }

    private void mx() {
        if (before.mx() instanceof MailExchanges.Implicit && after.mx() instanceof MailExchanges.Listed) {
            say(Break.Weight.NOTE, "Mail would no longer be delivered to the domain's own address.");
        }
        if (before.mx() instanceof MailExchanges.Implicit && after.mx() instanceof MailExchanges.NullMx) {
            say(Break.Weight.LOSS, "Nobody could send mail to " + domain.unicode() + " any more; now senders deliver it to the domain's own address, if a mail server answers there.");
        }
        if (!(before.mx() instanceof MailExchanges.Listed(List<RecordData.MailExchange> servers))) {
            return;
        }
        String names = servers.stream().limit(MOST_NAMED).map(server -> server.exchange().toString()).collect(Collectors.joining(", "));
        if (after.mx() instanceof MailExchanges.Listed(List<RecordData.MailExchange> next)) {
            servers.stream().map(RecordData.MailExchange::exchange).filter(server -> next.stream().noneMatch(other -> other.exchange().equals(server))).limit(MOST_NAMED)
                    .forEach(server -> say(Break.Weight.NOTE, "Mail would no longer be delivered to " + server + "."));
        } else {
            say(Break.Weight.LOSS, "Nobody could send mail to " + domain.unicode() + " any more; now it is delivered to " + names + ".");
        }
    }

    private static List<String> texts(Answer.Found found) {
        return found.texts();
    }

    private static String bare(String key) {
        return key.replaceAll("\\s", "");
    }
}
