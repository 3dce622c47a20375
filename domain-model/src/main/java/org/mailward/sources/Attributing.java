package org.mailward.sources;

import java.util.Optional;
import org.mailward.mailauth.report.AuthResult;

/// Names and classes a source of mail by what is known of it: DKIM first, then SPF, then the name of its address, then its network.
///
/// Only what a stranger cannot fake counts for a service: a valid signature in its name, SPF that passes for its return path, an
/// include of the domain's own SPF record, a name that leads back to the address. So it is with a server of the domain's own. A signature that is not valid, a name that does
/// not lead back and the owner of a network never do. The same evidence always gets the same answer, without a question to anybody.
public final class Attributing {

    /// From so many points on mail counts as handed on: 0 to 100.
    static final int FORWARDER_FROM = 50;
    /// From so many points on a source counts as likely abuse.
    static final int ABUSE_FROM = 60;

    /// Raised whenever the same evidence gets another answer by the same catalogue, so that what nothing named before is looked at again.
    private static final int RULES = 2;
    private static final int OWN_CONFIDENCE = 80;
    private static final int WITHOUT_DETAILS = 60;
    private static final int OWN_UNALIGNED = 70;
    private static final int LEAST_UNKNOWN = 40;

    private final ServiceCatalogue catalogue;

    public Attributing(ServiceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The same for the same rules by the same catalogue, and else another.
    public static String print(ServiceCatalogue catalogue) {
        return RULES + "/" + catalogue.print();
    }

    public Attribution attribute(SourceEvidence evidence) {
        var clues = new Clues(catalogue, evidence);
        boolean dkim = evidence.dkimAligned() && (clues.ownSignature || evidence.signatures().isEmpty());
        boolean spf = evidence.spfAligned() && spfIsPossible(evidence);
        boolean bare = dkim && !clues.ownSignature || spf && !evidence.returnPath().passed();
        if ((dkim || spf) && bare) {
            clues.note(Reason.of(Reason.Kind.NO_DETAILS));
        }
        if (evidence.dkimAligned() && !dkim || evidence.spfAligned() && !spf) {
            clues.note(Reason.of(Reason.Kind.CONTRADICTION));
        }
        int forwarding = spf || clues.authorised || clues.ownName ? 0 : clues.forwarding();
        if (forwarding >= FORWARDER_FROM) {
            return clues.attribution(clues.deliverer(), SourceClass.FORWARDER, Math.min(forwarding, 95));
        }
        Optional<Clues.Named> named = clues.named(dkim || spf || clues.authorised);
        if (dkim || spf) {
            int own = bare ? WITHOUT_DETAILS : OWN_CONFIDENCE;
            return clues.attribution(named.map(Clues.Named::service), SourceClass.ALIGNED, named.map(one -> Math.max(one.confidence(), own)).orElse(own));
        }
        if (named.isPresent()) {
            return clues.attribution(Optional.of(named.get().service()), SourceClass.KNOWN_UNALIGNED, named.get().confidence());
        }
        if (clues.authorised || clues.ownSignature || clues.ownPath || clues.ownName) {
            return clues.attribution(Optional.empty(), SourceClass.KNOWN_UNALIGNED, OWN_UNALIGNED);
        }
        int abuse = clues.abuse();
        boolean addressWasLookedUp = evidence.facts().reverse() != AddressFacts.Reverse.UNKNOWN;
        if (abuse >= ABUSE_FROM && addressWasLookedUp) {
            return clues.attribution(Optional.empty(), SourceClass.LIKELY_ABUSE, Math.min(abuse, 95));
        }
        return clues.attribution(Optional.empty(), SourceClass.UNKNOWN, Math.max(LEAST_UNKNOWN, 100 - Math.max(abuse, 0)));
    }

    /// SPF cannot be aligned by somebody else's return path, nor by one for which it did not pass, whatever the report says.
    private static boolean spfIsPossible(SourceEvidence evidence) {
        ReturnPath path = evidence.returnPath();
        boolean silent = path.result() == AuthResult.NONE;
        return (path.domain().isEmpty() || evidence.isOwn(path.domain())) && (path.passed() || silent);
    }
}
