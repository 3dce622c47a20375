package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.mailauth.dkim.DkimKeyRecord;
import org.mailward.mailauth.dkim.DkimReading;
import org.mailward.mailauth.dkim.PublicKey;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.spf.SpfPublication;
import org.mailward.mailauth.tlsrpt.TlsRptPublication;

/// Whether a domain seems to be kept without being used for mail.
final class Parked {

    private Parked() {
    }

    /// True when nothing in DNS speaks of mail: the domain says that it receives none, or has no server, no address and no policy for
    /// encryption; and it names no sender and has no key. A domain that declines mail may still send, as many do that only notify.
    /// Remedies for an unused domain may be strict at once, but still say "if nothing sends".
    static boolean looksParked(Facts facts) {
        boolean nobodyReceives = facts.declinesMail()
                || facts.mx() instanceof MailExchanges.None && facts.sts() instanceof StsPublication.Absent && facts.tlsRpt() instanceof TlsRptPublication.Absent;
        boolean nobodySends = switch (facts.spf().publication()) {
            // What was meant as a record and is none names senders all the same.
            case SpfPublication.Absent _ -> facts.spfAnalysis().nearMisses().isEmpty();
            case SpfPublication.One one -> one.record().allowsNobody();
            case SpfPublication.Several _, SpfPublication.Unknown _ -> false;
        };
        return nobodyReceives && nobodySends
                && facts.dkim().unknown().isEmpty() && !facts.dkim().wildcardUnknown() && !hasUsableKey(facts);
    }

    static boolean hasUsableKey(Facts facts) {
        for (Selectors.Sole sole : facts.dkim().soles()) {
            if (isUsable(sole.reading())) {
                return true;
            }
        }
        for (Selectors.Selector selector : facts.dkim().selectors()) {
            if (selector.published() instanceof Selectors.Published.Texts(List<String> texts) && texts.size() > 1 && texts.stream().anyMatch(Parked::isUsable)) {
                return true;
            }
        }
        return facts.dkim().wildcard().stream().anyMatch(Parked::isUsable);
    }

    static boolean isUsable(String text) {
        return isUsable(DkimKeyRecord.read(text));
    }

    private static boolean isUsable(DkimReading reading) {
        return reading instanceof DkimReading.Key(DkimKeyRecord record) && (record.key() instanceof PublicKey.Rsa || record.key() instanceof PublicKey.Ed25519);
    }
}
