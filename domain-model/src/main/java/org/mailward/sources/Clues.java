package org.mailward.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.mailward.sources.Reason.Kind;

/// What speaks for whom in one piece of evidence. Lives for one attribution.
final class Clues {

    /// A service and how sure it is.
    record Named(SendingService service, int confidence) {
    }

    // How much each kind of evidence proves by itself, out of 100.
    private static final int BY_DKIM = 95;
    private static final int BY_RETURN_PATH = 90;
    private static final int BY_INCLUDE = 85;
    private static final int BY_SELECTOR = 80;
    private static final int BY_REVERSE_NAME = 60;
    private static final int FURTHER_EVIDENCE = 2;

    // Points for mail that was handed on.
    private static final int MARK = 60;
    private static final int ARC_MARK = 35;
    private static final int SURVIVED = 60;
    private static final int KNOWN_FORWARDER = 60;
    private static final int LOOKS_LIKE_LIST = 25;
    private static final int BROKEN_OWN_SIGNATURE = 5;
    private static final int MANY_DOMAINS = 15;

    // Points for a forger.
    private static final int LIKE_A_SERVICE = 40;
    private static final int HOLDS_THE_DOMAIN = 30;
    private static final int ENDS_LIKE_THE_DOMAIN = 10;
    private static final int FURTHER_LOOK_ALIKE = 10;
    private static final int FOREIGN_EVERYWHERE = 30;

    /// More failed signatures are not listed.
    private static final int MOST_FAILED = 3;

    private final ServiceCatalogue catalogue;
    private final SourceEvidence evidence;
    private final List<Reason> reasons = new ArrayList<>(6);
    private final List<Named> candidates = new ArrayList<>(3);
    private Optional<SendingService> byPath = Optional.empty();
    private Optional<SendingService> byReverse = Optional.empty();
    private boolean generic;
    private boolean brokenOwn;
    private boolean brokenService;
    private boolean pretended;
    private boolean contradictory;

    /// A valid signature of the domain's owner.
    boolean ownSignature;
    /// SPF passed for a return path of the domain's owner.
    boolean ownPath;
    /// The domain's own SPF record allows the address.
    boolean authorised;
    /// A name of the domain's owner leads to the address, and the address's name is that one.
    boolean ownName;

    Clues(ServiceCatalogue catalogue, SourceEvidence evidence) {
        this.catalogue = catalogue;
        this.evidence = evidence;
        signatures();
        returnPath();
        include();
        reverseName();
        evidence.facts().network().ifPresent(network -> note(Reason.of(Kind.NETWORK, network.name(), network.country())));
    }

    void note(Reason reason) {
        contradictory |= reason.kind() == Kind.CONTRADICTION;
        reasons.add(reason);
    }

    private void signatures() {
        if (evidence.signatures().isEmpty()) {
            note(Reason.of(Kind.DKIM_NONE));
        }
        int failed = 0;
        for (SeenSignature signature : evidence.signatures()) {
            if (signature.passed()) {
                valid(signature);
            } else {
                brokenOwn |= evidence.isOwn(signature.domain());
                brokenService |= catalogue.byDkimDomain(signature.domain()).isPresent();
                if (failed++ < MOST_FAILED) {
                    note(Reason.of(Kind.DKIM_FAILED, signature.domain(), signature.selector()));
                }
            }
        }
    }

    private void valid(SeenSignature signature) {
        if (evidence.isOwn(signature.domain())) {
            ownSignature = true;
            var service = catalogue.bySelector(signature.selector());
            service.ifPresent(found -> candidates.add(new Named(found, BY_SELECTOR)));
            note(service.map(found -> Reason.of(Kind.DKIM_SELECTOR, signature.domain(), signature.selector(), found.id()))
                    .orElseGet(() -> Reason.of(Kind.DKIM_OWN, signature.domain(), signature.selector())));
        } else {
            var service = catalogue.byDkimDomain(signature.domain());
            service.ifPresent(found -> candidates.add(new Named(found, BY_DKIM)));
            note(service.map(found -> Reason.of(Kind.DKIM_OF_SERVICE, signature.domain(), signature.selector(), found.id()))
                    .orElseGet(() -> Reason.of(Kind.DKIM_OTHER, signature.domain(), signature.selector())));
        }
    }

    private void returnPath() {
        ReturnPath path = evidence.returnPath();
        if (path.passed()) {
            if (evidence.isOwn(path.domain())) {
                ownPath = true;
                note(Reason.of(Kind.SPF_OWN, path.domain()));
                return;
            }
            byPath = catalogue.byReturnPath(path.domain());
            byPath.ifPresent(found -> candidates.add(new Named(found, BY_RETURN_PATH)));
            note(byPath.map(found -> Reason.of(Kind.SPF_OF_SERVICE, path.domain(), found.id())).orElseGet(() -> Reason.of(Kind.SPF_OTHER, path.domain())));
        } else if (path.refused()) {
            note(Reason.of(Kind.SPF_REFUSED, path.domain()));
        }
    }

    private void include() {
        evidence.facts().authorisedBy().ifPresent(include -> {
            authorised = true;
            if (include.equals(AddressFacts.OWN_RECORD)) {
                note(Reason.of(Kind.RECORD_ITSELF));
                return;
            }
            var service = catalogue.byInclude(include);
            service.ifPresent(found -> candidates.add(new Named(found, BY_INCLUDE)));
            note(service.map(found -> Reason.of(Kind.INCLUDE_OF_SERVICE, include, found.id())).orElseGet(() -> Reason.of(Kind.INCLUDE_OTHER, include)));
        });
    }

    private void reverseName() {
        String name = evidence.facts().reverseName();
        switch (evidence.facts().reverse()) {
            case UNKNOWN -> {
            }
            case NONE -> note(Reason.of(Kind.REVERSE_NONE));
            case UNCONFIRMED -> {
                var service = catalogue.byReverseName(name);
                pretended = service.isPresent();
                note(service.map(found -> Reason.of(Kind.REVERSE_PRETENDED, name, found.id())).orElseGet(() -> Reason.of(Kind.REVERSE_UNCONFIRMED, name)));
            }
            case CONFIRMED -> confirmed(name);
        }
    }

    /// Whoever rents an access or a server gets a name below the company's, so that name says nothing about its mail.
    private void confirmed(String name) {
        if (evidence.isOwn(name) && !GenericName.isBelow(evidence.organization(), name, evidence.source())) {
            ownName = true;
            note(Reason.of(Kind.REVERSE_OWN, name));
            return;
        }
        generic = GenericName.is(name, evidence.source());
        byReverse = catalogue.byReverseName(name).filter(found -> found.category() != ServiceCategory.HOSTING && !(generic && found.category() == ServiceCategory.MAILBOX));
        byReverse.ifPresent(found -> candidates.add(new Named(found, BY_REVERSE_NAME)));
        generic &= byReverse.isEmpty();
        note(byReverse.map(found -> Reason.of(Kind.REVERSE_OF_SERVICE, name, found.id()))
                .orElseGet(() -> Reason.of(generic ? Kind.REVERSE_GENERIC : Kind.REVERSE_CONFIRMED, name)));
    }

    /// The service for which most speaks.
    ///
    /// @param allowed the domain vouches for the source; else a hosting company's name says nothing, because anybody may rent there
    Optional<Named> named(boolean allowed) {
        Named best = null;
        int bestSum = 0;
        for (Named candidate : candidates) {
            if (!allowed && candidate.service().category() == ServiceCategory.HOSTING) {
                continue;
            }
            int sum = 0;
            int most = 0;
            int count = 0;
            for (Named other : candidates) {
                if (other.service() == candidate.service()) {
                    sum += other.confidence();
                    most = Math.max(most, other.confidence());
                    count++;
                }
            }
            if (best == null || sum > bestSum) {
                best = new Named(candidate.service(), Math.min(99, most + FURTHER_EVIDENCE * (count - 1)));
                bestSum = sum;
            }
        }
        return Optional.ofNullable(best);
    }

    /// Who delivered, for mail that somebody else has written.
    Optional<SendingService> deliverer() {
        return byReverse.isPresent() ? byReverse : byPath;
    }

    /// How much speaks for mail that was handed on, 0 to 100 and more, and notes why.
    int forwarding() {
        int points = marks();
        ReturnPath path = evidence.returnPath();
        if (ownSignature && path.refused() && (path.domain().isEmpty() || evidence.isOwn(path.domain()))) {
            points += SURVIVED;
            note(Reason.of(Kind.SURVIVED, path.domain()));
        }
        boolean knownForwarder = deliverer().filter(SendingService::forwards).isPresent() || byPath.filter(SendingService::forwards).isPresent();
        boolean listPath = path.passed() && !ownPath && ListPath.is(path.domain());
        boolean listName = evidence.facts().reverse() == AddressFacts.Reverse.CONFIRMED && ListPath.is(evidence.facts().reverseName());
        if (knownForwarder) {
            points += KNOWN_FORWARDER;
        } else if (byPath.isEmpty() && (listPath || listName)) {
            points += LOOKS_LIKE_LIST;
            note(Reason.of(Kind.LIST_PATH, listPath ? path.domain() : evidence.facts().reverseName()));
        }
        if (points > 0) {
            points += brokenOwn ? BROKEN_OWN_SIGNATURE : 0;
            if (evidence.facts().spread().isWide()) {
                points += MANY_DOMAINS;
                note(Reason.of(Kind.MANY_DOMAINS));
            }
        }
        return points;
    }

    private int marks() {
        int points = 0;
        for (Mark mark : Mark.values()) {
            if (evidence.marks().contains(mark)) {
                points = Math.max(points, mark == Mark.ARC ? ARC_MARK : MARK) + (points > 0 ? FURTHER_EVIDENCE : 0);
                note(Reason.of(Kind.MARKED, mark.name()));
            }
        }
        return points;
    }

    /// How much speaks for a forger, perhaps less than nothing, and notes what is no part of other evidence.
    int abuse() {
        int points = evidence.returnPath().refused() ? 25 : 10;
        points += brokenService ? 35 : brokenOwn ? 20 : evidence.signatures().isEmpty() ? 15 : 0;
        points += lookAlikes();
        boolean foreign = evidence.facts().spread().isForeignEverywhere();
        points += switch (evidence.facts().reverse()) {
            case UNKNOWN -> 0;
            case NONE -> 25;
            case UNCONFIRMED -> pretended ? 50 : 20;
            // A name that leads back shows care; whoever forges many, or chose the name to deceive, is careful too.
            case CONFIRMED -> generic ? 25 : foreign || likeness(evidence.facts().reverseName()) > ENDS_LIKE_THE_DOMAIN ? 0 : -25;
        };
        points += contradictory ? 25 : 0;
        if (foreign) {
            points += FOREIGN_EVERYWHERE;
            note(Reason.of(Kind.FOREIGN_EVERYWHERE));
        }
        return points;
    }

    /// Names that were chosen to be taken for somebody else's. Only what the source proves or says of itself is looked at.
    private int lookAlikes() {
        var names = new LinkedHashSet<String>();
        evidence.signatures().stream().filter(SeenSignature::passed).map(SeenSignature::domain).forEach(names::add);
        names.add(evidence.returnPath().domain());
        if (evidence.facts().reverse() == AddressFacts.Reverse.CONFIRMED) {
            names.add(evidence.facts().reverseName());
        }
        int most = 0;
        int further = 0;
        for (var name : names) {
            int likeness = likeness(name);
            if (likeness > 0) {
                note(Reason.of(Kind.LOOK_ALIKE, name, catalogue.imitated(name).map(SendingService::id).orElse(evidence.organization())));
                further += most > 0 ? FURTHER_LOOK_ALIKE : 0;
                most = Math.max(most, likeness);
            }
        }
        return most + further;
    }

    private int likeness(String name) {
        if (name.isEmpty() || evidence.isOwn(name) || catalogue.isKnown(name)) {
            return 0;
        }
        if (catalogue.imitated(name).isPresent()) {
            return LIKE_A_SERVICE;
        }
        return LookAlike.holds(name, evidence.organization()::equals) ? HOLDS_THE_DOMAIN : LookAlike.endsLike(name, evidence.organization()::equals) ? ENDS_LIKE_THE_DOMAIN : 0;
    }

    Attribution attribution(Optional<SendingService> service, SourceClass sourceClass, int confidence) {
        reasons.sort(Comparator.comparing(Reason::kind));
        return new Attribution(service, sourceClass, confidence, reasons);
    }
}
