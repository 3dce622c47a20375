package org.mailward.assessment.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.Qualifier;
import org.mailward.mailauth.spf.SpfParser;
import org.mailward.mailauth.spf.SpfPublication;
import org.mailward.mailauth.spf.SpfReading;
import org.mailward.mailauth.spf.SpfRecord;

/// The SPF record begins as receivers expect it.
final class SpfRecordIsRecognised implements Rule {

    private static final Card CARD = new Card("spf.unrecognised", Protocol.SPF, Severity.HIGH,
            "The SPF record begins as receivers expect it.",
            "Somebody meant to list who may send in your name, but receivers do not take the text for such a list, so there is none.",
            "RFC 7208 §4.5");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        List<String> texts = facts.spfAnalysis().nearMisses();
        return switch (facts.spf().publication()) {
            case SpfPublication.Unknown _ -> Judgement.unknown();
            case SpfPublication.One _, SpfPublication.Several _ -> Judgement.passed();
            case SpfPublication.Absent _ when texts.isEmpty() -> Judgement.notApplicable();
            case SpfPublication.Absent _ -> Judgement.found(CARD.finding(facts.domain().ascii(), "A text that was meant as SPF record does not begin with 'v=spf1' and a blank.", Seen.all(facts.domain(), texts), remedy(facts, texts)));
        };
    }

    private static Remedy remedy(Facts facts, List<String> texts) {
        String instruction = "Correct the beginning of the record: 'v=spf1', then a blank, then the senders with a blank between them. Make sure first that it lists all of your own senders, because it has had no effect until now.";
        return texts.size() == 1 ? corrected(texts.getFirst()).map(text -> Remedy.txt(instruction, facts.domain(), text)).orElseGet(() -> Remedy.of(instruction)) : Remedy.of(instruction);
    }

    /// The same senders after a right beginning. Empty where that is no record either, or would let everybody send.
    private static Optional<String> corrected(String text) {
        int version = text.toLowerCase(Locale.ROOT).indexOf("spf1");
        if (version < 0) {
            return Optional.empty();
        }
        var words = new StringBuilder("v=spf1");
        var rest = new StringTokenizer(text.substring(version + "spf1".length()), " ;,\"\t");
        while (rest.hasMoreTokens()) {
            words.append(' ').append(rest.nextToken());
        }
        return SpfParser.parse(words.toString()) instanceof SpfReading.Valid(SpfRecord record) && !record.terms().isEmpty()
                && record.all().filter(all -> all.qualifier() == Qualifier.PASS).isEmpty() ? Optional.of(record.text()) : Optional.empty();
    }
}
