package org.mailward.mailauth.dmarc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Tag;

/// DMARC tags in words.
final class DmarcWords {

    private DmarcWords() {
    }

    static List<Meaning> of(DmarcRecord record) {
        var meanings = new ArrayList<Meaning>();
        var seen = new HashSet<String>();
        for (Tag tag : record.list().tags()) {
            meanings.add(new Meaning(tag.text(), seen.add(tag.name()) ? words(tag, record) : "The tag stands here a second time; receivers differ in which one they take."));
        }
        return List.copyOf(meanings);
    }

    private static String words(Tag tag, DmarcRecord record) {
        return switch (tag.name()) {
            case "v" -> "This is a DMARC record.";
            case "p" -> policy(tag, "Mail that pretends to come from this domain");
            case "sp" -> policy(tag, "Mail that pretends to come from a name below this domain");
            case "np" -> policy(tag, "Mail that pretends to come from a name below this domain that does not exist")
                    + " Receivers on the old standard do not know this tag and go by sp=, or by p= where there is none.";
            case "adkim" -> record.strictDkim()
                    ? "A DKIM signature counts only when it names exactly the sender's domain."
                    : "A DKIM signature also counts when it names a relative of the sender's domain.";
            case "aspf" -> record.strictSpf()
                    ? "SPF counts only when it passed for exactly the sender's domain."
                    : "SPF also counts when it passed for a relative of the sender's domain.";
            case "rua" -> "Daily summaries go to " + addresses(record.aggregate()) + "." + sizes(record.aggregate());
            case "ruf" -> "Reports about single failures go to " + addresses(record.failure()) + "; few receivers send them." + sizes(record.failure());
            case "fo" -> "Reports about single failures are wanted when " + record.failureOptions().stream().sorted().map(DmarcWords::words).collect(Collectors.joining(", or when ")) + "."
                    + (record.has("ruf") ? "" : " Without ruf= the tag has no effect.");
            case "t" -> (record.testing()
                    ? "Test mode: receivers on the current standard apply the policy one step more mildly."
                    : "The policy is meant in earnest.") + " Receivers on the old standard do not know this tag.";
            case "psd" -> switch (record.psd()) {
                case YES -> "Names directly below this one belong to different owners.";
                case NO -> "This name is the top of one organisation's names.";
                case UNSAID -> "Receivers find out by themselves which name is the organisation's top.";
            } + " Receivers on the old standard do not know this tag and look into a public list instead.";
            case "pct" -> "Receivers on the old standard apply the policy to " + record.percent()
                    + " % of failing mail; the current standard no longer has this tag and applies it to all.";
            case "rf" -> "The format of failure reports, a tag of the old standard that named the only format there is; the current one no longer has it.";
            case "ri" -> "The time between reports in seconds, a tag of the old standard that receivers hardly heeded; the current one no longer has it.";
            default -> "Receivers ignore this tag.";
        };
    }

    private static String words(FailureOption option) {
        return switch (option) {
            case ALL_FAIL -> "neither SPF nor DKIM vouches for the mail";
            case ANY_FAILS -> "SPF or DKIM does not vouch for the mail";
            case DKIM_FAILS -> "a DKIM signature is wrong";
            case SPF_FAILS -> "SPF fails";
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
        return addresses.isEmpty() ? "nobody" : addresses.stream().map(ReportAddress::shown).collect(Collectors.joining(", "));
    }

    private static String sizes(List<ReportAddress> addresses) {
        return addresses.stream().anyMatch(address -> address.sizeLimit().isPresent()) ? " The size limit after the exclamation mark is no longer part of the standard." : "";
    }
}
