package org.mailward.mailauth.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// DMARC verdicts in words.
final class VerdictWords {

    private VerdictWords() {
    }

    static String nothingApplies(DomainName author) {
        return "No DMARC record applies to " + author.unicode() + ", so DMARC says nothing about the message.";
    }

    static String ignored(DomainName at, Standard standard) {
        return "The DMARC record of " + at.unicode() + " names no policy that can be read and no usable report address, so receivers on " + standard.title() + " ignore it.";
    }

    static String unknown(String question) {
        return "DNS did not answer the question for " + question + ", so nobody can say which DMARC record applies.";
    }

    static String unknownExistence(DomainName author) {
        return "DNS did not say whether " + author.unicode() + " exists, and the record has another policy for names that do not.";
    }

    static String openIdentifier(Alignment alignment) {
        return alignment.aligned() == Alignment.Aligned.UNKNOWN
                ? alignment.reason()
                : "DNS did not answer while " + subject(alignment.identifier()) + " was checked, and its pass would decide the message.";
    }

    static String passes(Alignment vouching, DomainName author) {
        return "The message passes: " + subject(vouching.identifier()) + " passed and is aligned with " + author.unicode() + ".";
    }

    static String fails(List<Alignment> alignments, DomainName author, DomainName at, AppliedPolicy policy) {
        return "The message fails: " + cause(alignments, author) + " The record of " + at.unicode() + " asks for " + policy.tag() + "=" + policy.asked().text()
                + (policy.applied() == policy.asked() ? "" : " in test mode") + (policy.percent() == 100 ? "" : " for " + policy.percent() + " % of failing mail")
                + "; a receiver on " + policy.standard().title() + " " + policy.words() + ".";
    }

    private static String cause(List<Alignment> alignments, DomainName author) {
        if (alignments.isEmpty()) {
            return "neither SPF nor DKIM named a domain.";
        }
        Optional<Alignment> stranger = alignments.stream().filter(each -> each.identifier().outcome() == Identifier.Outcome.PASS).findFirst();
        return stranger.map(each -> subject(each.identifier()) + " passed, but is not aligned with " + author.unicode() + ".")
                .orElse("neither SPF nor DKIM passed for " + author.unicode() + ".");
    }

    private static String subject(Identifier identifier) {
        return switch (identifier.mechanism()) {
            case SPF -> "SPF for " + identifier.domain().unicode();
            case DKIM -> "the DKIM signature of " + identifier.domain().unicode();
        };
    }
}
