package org.mailward.mailauth.dmarc;

import java.util.List;
import java.util.stream.Collectors;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Tag;
import org.mailward.mailauth.tags.TagList;

/// DMARC tags in words.
final class DmarcWords {

    private DmarcWords() {
    }

    static List<Meaning> of(DmarcRecord record) {
        return TagList.read(record.text()).tags().stream().map(tag -> new Meaning(tag.text(), words(tag, record))).toList();
    }

    private static String words(Tag tag, DmarcRecord record) {
        return switch (tag.name()) {
            case "v" -> "This is a DMARC record.";
            case "p" -> policy(tag, "Mail that pretends to come from this domain");
            case "sp" -> policy(tag, "Mail that pretends to come from a name below this domain");
            case "np" -> policy(tag, "Mail that pretends to come from a name below this domain that does not exist");
            case "adkim" -> record.strictDkim()
                    ? "A DKIM signature counts only when it names exactly the sender's domain."
                    : "A DKIM signature also counts when it names a relative of the sender's domain.";
            case "aspf" -> record.strictSpf()
                    ? "SPF counts only when it passed for exactly the sender's domain."
                    : "SPF also counts when it passed for a relative of the sender's domain.";
            case "rua" -> "Daily summaries go to " + addresses(record.aggregate()) + ".";
            case "ruf" -> "Reports about single failures go to " + addresses(record.failure()) + ".";
            case "fo" -> tag.value().contains("1")
                    ? "Failure reports are wanted when any check fails."
                    : "Says when failure reports are wanted.";
            case "t" -> record.testing()
                    ? "Receivers on the current standard apply the policy one step more mildly."
                    : "The policy is meant in earnest.";
            case "psd" -> switch (record.psd()) {
                case YES -> "Names directly below this one belong to different owners.";
                case NO -> "This name is the top of one organisation's names.";
                case UNSAID -> "Receivers find out by themselves which name is the organisation's top.";
            };
            case "pct" -> "Receivers on the old standard apply the policy to " + record.percent()
                    + " % of failing mail; the current standard no longer has this tag.";
            case "rf", "ri" -> "A tag of the old standard that changed nothing in practice; the current one no longer has it.";
            default -> "Receivers ignore this tag.";
        };
    }

    private static String policy(Tag tag, String mail) {
        return Policy.read(tag.value()).map(policy -> switch (policy) {
            case NONE -> mail + " is delivered as before; its owner only wants to be told.";
            case QUARANTINE -> mail + " should go to the spam folder.";
            case REJECT -> mail + " should be refused.";
        }).orElse("No policy that receivers know.");
    }

    private static String addresses(List<ReportAddress> addresses) {
        return addresses.isEmpty() ? "nobody" : addresses.stream().map(ReportAddress::text)
                .map(text -> text.replaceFirst("(?i)^mailto:", "")).collect(Collectors.joining(", "));
    }
}
