package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.SpfParser;
import org.mailward.mailauth.spf.SpfPublication;
import org.mailward.mailauth.spf.SpfReading;
import org.mailward.mailauth.spf.SpfRecord;

/// A record in several strings keeps the blanks between its terms.
final class SpfStringsKeepTheirBlanks implements Rule {

    private static final Card CARD = new Card("spf.strings.blank-lost", Protocol.SPF, Severity.HIGH,
            "A record in several strings keeps the blanks between its terms.",
            "Receivers join the parts of a long record without a blank. Two terms have become one that nobody can read, so SPF "
                    + "passes for nobody, not even for your own mail.",
            "RFC 7208 §3.3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, _) -> repaired(facts).map(text -> Judgement.found(CARD.finding(facts.domain().ascii(),
                "The SPF record is divided into " + facts.spfAnalysis().size().strings().size() + " strings, and a blank was lost where they meet.", List.of(Seen.txt(facts.domain(), record.text())),
                Remedy.txt("Put a blank at the end of each string but the last.", facts.domain(), text)))).orElseGet(Judgement::passed));
    }

    /// The record with blanks where its strings meet inside an unreadable term; empty unless that mends it.
    static Optional<String> repaired(Facts facts) {
        List<Integer> strings = facts.spfAnalysis().size().strings();
        if (strings.size() < 2 || !(facts.spf().publication() instanceof SpfPublication.One(SpfRecord record, List<String> faults)) || faults.isEmpty()) {
            return Optional.empty();
        }
        String text = record.text();
        var repaired = new StringBuilder();
        int begin = 0;
        for (int length : strings) {
            int end = begin + length;
            repaired.append(text, begin, end);
            if (end < text.length() && end > 0 && text.charAt(end) != ' ' && text.charAt(end - 1) != ' ' && isUnreadable(text, end)) {
                repaired.append(' ');
            }
            begin = end;
        }
        return SpfParser.parse(repaired.toString()) instanceof SpfReading.Valid ? Optional.of(repaired.toString()) : Optional.empty();
    }

    /// True when the term around this place cannot be read.
    private static boolean isUnreadable(String text, int place) {
        int begin = text.lastIndexOf(' ', place) + 1;
        int end = text.indexOf(' ', place);
        return !(SpfParser.parse("v=spf1 " + text.substring(begin, end < 0 ? text.length() : end)) instanceof SpfReading.Valid);
    }
}
