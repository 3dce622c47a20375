package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Remedy;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dns.DomainName;

/// The DMARC record that holds for a domain: its own, or one that it inherits and cannot mend itself.
///
/// @param at where it stands
/// @param inherited that is another name than the domain's
record Held(DomainName at, DmarcRecord record, boolean inherited) {

    /// What follows the word for the record, or for what stands in it.
    String whose() {
        return inherited ? " inherited from " + at.unicode() : "";
    }

    String seen() {
        return Seen.txt(name(), record.text());
    }

    DomainName name() {
        return at.under("_dmarc");
    }

    /// What to do first where nobody gets reports.
    static final String UNWATCHED = "First add an address for reports; without them nobody can see which mail a stricter policy would hit. Watch them for at least a month.";

    /// A stricter record is for those who see what it would hit; nothing is hit where nothing is sent.
    Remedy stricter(Facts facts, String instruction, String text) {
        return record.hasUsableAddress() || Parked.looksParked(facts) ? remedy(instruction, text) : remedy(UNWATCHED);
    }

    /// @param text the record that should stand in its place; whoever inherits it is told in words alone
    Remedy remedy(String instruction, String text) {
        return inherited ? remedy(instruction) : Remedy.txt(instruction, name(), text);
    }

    Remedy remedy(String instruction) {
        return Remedy.of(inherited ? "Have the record at " + at.unicode() + " mended, or publish a record of its own here. " + instruction : instruction);
    }
}
