package org.mailward.assessment.rules;

import java.util.Optional;
import java.util.Set;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Remedy;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.DomainName;

/// The record to begin with where receivers act on none.
///
/// A domain that sends mail always begins with `p=none` and reports, whatever stood in a record that nobody acted on: a strict
/// policy that begins to work overnight would cost its owner mail.
final class FirstDmarcRecord {

    private FirstDmarcRecord() {
    }

    static Remedy remedy(Facts facts) {
        return remedy(facts, facts.walk().own() instanceof TreeWalk.Published.One(DmarcRecord record) ? Optional.of(record) : Optional.empty());
    }

    /// @param meant a record of which nobody took notice until now
    static Remedy remedy(Facts facts, DmarcRecord meant) {
        return remedy(facts, Optional.of(meant));
    }

    private static Remedy remedy(Facts facts, Optional<DmarcRecord> meant) {
        DomainName name = facts.domain().under("_dmarc");
        Optional<DmarcRecord> reporting = meant.filter(DmarcRecord::hasUsableAddress);
        if (Parked.looksParked(facts)) {
            return Remedy.txt("The domain looks unused for mail. If nothing sends mail in its name, let receivers refuse all of it.", name,
                    reporting.map(record -> withoutSubdomainTags(record, "reject")).orElse("v=DMARC1; p=reject; sp=reject"));
        }
        if (reporting.isPresent()) {
            return Remedy.txt("Publish this record, which only watches. When the reports of at least a month show that all of your own mail passes, raise the policy step by step.",
                    name, withoutSubdomainTags(reporting.get(), "none"));
        }
        if (!facts.receivesMail()) {
            return Remedy.of("Publish a record with p=none and an rua= address at a domain that receives mail. Nothing changes for your own mail; the reports show who sends in the domain's name.");
        }
        return Remedy.txt("Set up a mailbox for the reports, then publish this record. Nothing changes for your own mail; the reports show who sends in the domain's name, and the policy is raised step by step from there.",
                name, "v=DMARC1; p=none; rua=mailto:dmarc-reports@" + facts.domain().ascii());
    }

    /// The record with another policy for the domain and everything below it.
    static String withoutSubdomainTags(DmarcRecord record, String policy) {
        return DmarcRecord.read(record.without(Set.of("sp", "np"))).orElse(record).with("p", policy);
    }
}
