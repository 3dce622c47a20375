package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.mailward.assessment.CheckId;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.spf.Mechanism;
import org.mailward.mailauth.spf.Qualifier;
import org.mailward.mailauth.spf.SpfRecord;
import org.mailward.mailauth.spf.SpfVerdict;
import org.mailward.mailauth.spf.SpfWideTerm;
import org.mailward.mailauth.tags.Shown;

/// No network in the SPF record is as wide as a part of the internet.
final class SpfNetworksAreNarrow implements Rule {

    private static final Card CARD = new Card("spf.network.too-wide", Protocol.SPF, Severity.HIGH,
            "No network in the SPF record is as wide as a part of the internet.",
            "Strangers in so wide a network may send mail in your name, and receivers take it for yours.",
            "RFC 7208 §5.6");
    private static final String REMEDY = "Name only the networks that your own senders use.";

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, faults) -> {
            if (!faults.isEmpty()) {
                // Receivers give up on the whole record, so it lets nobody in; another rule says so.
                return Judgement.passed();
            }
            SpfVerdict stranger = facts.spfAnalysis().stranger().verdict();
            boolean isUnknown = facts.isSpfTreeIncomplete() || stranger == SpfVerdict.TEMP_ERROR;
            // Another rule says that everybody passes, whatever one term of another record says.
            boolean isEverybody = facts.spfAnalysis().senders().isEverybody() && (isUnknown || stranger == SpfVerdict.PASS);
            var findings = new LinkedHashMap<String, Finding>(0);
            var undecided = new HashSet<String>(0);
            for (SpfWideTerm term : facts.spfAnalysis().senders().wide()) {
                boolean own = term.publisher().equals(facts.domain());
                String subject = own ? term.directive().text() : term.publisher().ascii();
                if (isInner(term) || !own && isEverybody) {
                    continue;
                }
                switch (term.standing()) {
                    case OPEN -> findings.putIfAbsent(subject, own ? open(facts, record, term) : behind(facts, term));
                    case CLOSED -> {
                        if (own) {
                            findings.putIfAbsent(subject, closed(facts, record, term));
                        }
                    }
                    case UNKNOWN -> undecided.add(subject);
                }
            }
            if (isUnknown) {
                undecided.add(CheckId.EVERY_SUBJECT);
            }
            return Judgement.of(List.copyOf(findings.values()), undecided);
        });
    }

    private static Finding open(Facts facts, SpfRecord record, SpfWideTerm term) {
        String text = Shown.of(term.directive().text());
        return CARD.finding(term.directive().text(), "'" + text + "' allows a wider part of the internet to send as this domain than any sender has of its own.", List.of(Seen.txt(facts.domain(), record.text())), Remedy.of(REMEDY));
    }

    /// Whoever passes by an include or a redirect passes for the domain (RFC 7208 §5.2 and §6.1).
    private static Finding behind(Facts facts, SpfWideTerm term) {
        var evidence = new ArrayList<>(On.waysTo(facts, term.publisher()));
        evidence.add(term.publisher() + " TXT … " + term.directive().text());
        return CARD.finding(term.publisher().ascii(), "'" + Shown.of(term.directive().text()) + "' in the record of " + term.publisher().unicode()
                + ", which the SPF record leads to, allows a wider part of the internet to send as this domain than any sender has of its own.", evidence,
                Remedy.of("Ask whoever publishes that record to name only the networks that mail leaves from, and do not lead to it until then."));
    }

    private static Finding closed(Facts facts, SpfRecord record, SpfWideTerm term) {
        Mechanism mechanism = term.directive().mechanism();
        boolean four = SpfWideTerm.isWide(mechanism, IpAddress.Family.FOUR);
        boolean six = SpfWideTerm.isWide(mechanism, IpAddress.Family.SIX);
        String address = four && six ? "an address" : four ? "an IPv4 address" : "an IPv6 address";
        return CARD.finding(Severity.LOW, term.directive().text(), "'" + Shown.of(term.directive().text()) + "' would allow a wider part of the internet to send as this domain than any sender has of its own, as soon as "
                + (mechanism instanceof Mechanism.Mx ? "a mail server there has " : "the name has ") + address + ".", List.of(Seen.txt(facts.domain(), record.text())), Remedy.of(REMEDY));
    }

    /// True when the record or one that it leads to lets a large part of the internet in, which this rule and others say.
    static boolean isOpen(Facts facts, SpfRecord record) {
        return isForAll(record) || facts.spfAnalysis().senders().wide().stream().anyMatch(term -> term.standing() != SpfWideTerm.Standing.CLOSED && !isInner(term));
    }

    static boolean isForAll(SpfRecord record) {
        return record.all().filter(all -> all.qualifier() == Qualifier.PASS).isPresent();
    }

    private static boolean isInner(SpfWideTerm term) {
        return SpfNetworksArePublic.isPrivate(term.directive().mechanism());
    }
}
