package org.mailward.mailauth.explanation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailward.mailauth.arc.ArcChain;
import org.mailward.mailauth.dkim.CommonSelectors;
import org.mailward.mailauth.dkim.DkimResult;
import org.mailward.mailauth.dkim.DkimVerifier;
import org.mailward.mailauth.dmarc.DmarcCheck;
import org.mailward.mailauth.dmarc.Identifier;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.message.AuthenticationResults;
import org.mailward.mailauth.message.Header;
import org.mailward.mailauth.message.Hop;
import org.mailward.mailauth.message.Mailboxes;
import org.mailward.mailauth.message.Message;
import org.mailward.mailauth.message.ReceivedSpf;
import org.mailward.mailauth.message.Words;
import org.mailward.mailauth.orgdomain.PublicSuffixes;
import org.mailward.mailauth.spf.Sender;
import org.mailward.mailauth.spf.SpfCheck;
import org.mailward.mailauth.spf.SpfResult;
import org.mailward.mailauth.spf.SpfVerdict;

/// Explains one message: evaluates again what its receiver evaluated, with the records that stand in DNS now.
public final class Explainer {

    /// The most domains of From that are judged by the standard that judges several.
    static final int MOST_AUTHORS = 5;

    private final Message message;
    private final DnsResolver resolver;
    private final PublicSuffixes suffixes;

    private Explainer(Message message, DnsResolver resolver, PublicSuffixes suffixes) {
        this.message = message;
        this.resolver = resolver;
        this.suffixes = suffixes;
    }

    /// @param now signatures are judged at the time the message was handed over, and never later than this
    /// @param chosen the number of the step that handed the message over, when a person chose it
    public static MessageExplanation explain(Message message, DnsResolver resolver, PublicSuffixes suffixes, Instant now, Optional<Integer> chosen) {
        return new Explainer(message, resolver, suffixes).explain(now, chosen);
    }

    private MessageExplanation explain(Instant now, Optional<Integer> chosen) {
        List<Hop> path = Hop.path(message);
        Optional<Handover> handover = Handover.of(message, path, chosen, suffixes);
        Instant at = handover.flatMap(each -> each.hop().received().time()).filter(now::isAfter).orElse(now);
        Optional<String> mailFrom = mailFrom();
        Optional<SpfResult> spf = handover.filter(_ -> mailFrom.isPresent()).map(each -> SpfCheck.check(new Sender(each.address(), helo(each), mailFrom.get()), resolver));
        List<Header> authors = message.all("From");
        Mailboxes author = authors.isEmpty() ? new Mailboxes(List.of(), List.of()) : Mailboxes.read(authors.getFirst().value());
        List<DkimResult> dkim = DkimVerifier.verify(message, resolver, at, domain -> isOf(domain, author));
        ArcChain arc = ArcChain.validate(message, resolver, at);
        List<Identifier> identifiers = identifiers(spf, dkim);
        List<DmarcCheck> checks = authors.size() != 1 ? List.of() : author.domains().stream().limit(MOST_AUTHORS).map(domain -> DmarcCheck.of(domain, identifiers, resolver, suffixes)).toList();
        Optional<DmarcCheck> dmarc = checks.size() == 1 ? Optional.of(checks.getFirst()) : Optional.empty();
        boolean assumed = dkim.stream().anyMatch(Explainer::holdsInHeader);
        List<Claim> claims = new Claims(spf, dkim, arc, dmarc).of(message);
        var words = new StepWords(message, path, handover, mailFrom, author, assumed);
        return new MessageExplanation(message, path, handover, author, spf, dkim, arc, dmarc, assumed, claims,
                words.steps(spf, dkim, arc, checks), Mends.of(spf, handover, dkim, arc, dmarc), selectors(dkim));
    }

    /// True when a signature of this domain may be aligned with the author.
    private boolean isOf(DomainName domain, Mailboxes author) {
        DomainName organisation = Handover.organisation(domain, suffixes);
        return author.domains().stream().limit(MOST_AUTHORS).anyMatch(each -> Handover.organisation(each, suffixes).equals(organisation) || domain.isWithin(each) || each.isWithin(domain));
    }

    /// True for a signature that nobody looked at, because there are too many.
    static boolean isUnverified(DkimResult result) {
        return result instanceof DkimResult.Neutral neutral && !neutral.headerHolds();
    }

    static boolean holdsInHeader(DkimResult result) {
        return result instanceof DkimResult.Neutral neutral && neutral.headerHolds();
    }

    /// The reverse-path, from the field that the last server wrote, else from a receiver's note; empty text for a bounce.
    private Optional<String> mailFrom() {
        return message.first("Return-Path").map(Header::unfolded).map(Explainer::path)
                .or(() -> message.first("Received-SPF").map(header -> ReceivedSpf.read(header.value()).pairs()).flatMap(pairs -> Optional.ofNullable(pairs.get("envelope-from"))).map(Explainer::path))
                .or(() -> message.first("Authentication-Results").map(header -> AuthenticationResults.read(header.value())).stream().flatMap(each -> each.results().stream())
                        .filter(result -> result.method().equals("spf")).flatMap(result -> result.property("smtp.mailfrom").stream()).findFirst().map(Explainer::path));
    }

    /// Some receivers write the domain alone.
    static String path(String written) {
        String text = Words.decode(written).strip();
        int open = text.indexOf('<');
        int close = text.lastIndexOf('>');
        String bare = open >= 0 && close > open ? text.substring(open + 1, close).strip() : text;
        return bare.isEmpty() || bare.indexOf('@') >= 0 ? bare : "postmaster@" + bare;
    }

    private String helo(Handover handover) {
        return message.first("Received-SPF").map(header -> ReceivedSpf.read(header.value()).pairs().get("helo")).or(() -> handover.hop().received().from()).orElse("unknown");
    }

    private static List<Identifier> identifiers(Optional<SpfResult> spf, List<DkimResult> dkim) {
        var identifiers = new ArrayList<Identifier>();
        spf.ifPresent(result -> result.sender().checked().ifPresent(domain -> identifiers.add(Identifier.spf(domain, outcome(result.verdict())))));
        // What was not verified comes last, because only so many identifiers are looked at.
        Stream.concat(dkim.stream().filter(result -> !isUnverified(result)), dkim.stream().filter(Explainer::isUnverified))
                .forEach(result -> result.signature().ifPresent(signature -> identifiers.add(Identifier.dkim(signature.domain(), signature.selector(), outcome(result)))));
        return identifiers;
    }

    private static Identifier.Outcome outcome(SpfVerdict verdict) {
        return switch (verdict) {
            case PASS -> Identifier.Outcome.PASS;
            case TEMP_ERROR -> Identifier.Outcome.UNKNOWN;
            case NONE, NEUTRAL, FAIL, SOFT_FAIL, PERM_ERROR -> Identifier.Outcome.FAIL;
        };
    }

    private static Identifier.Outcome outcome(DkimResult result) {
        return switch (result) {
            case DkimResult.Pass _ -> Identifier.Outcome.PASS;
            case DkimResult.TempError _ -> Identifier.Outcome.UNKNOWN;
            case DkimResult.Neutral neutral -> neutral.headerHolds() ? Identifier.Outcome.PASS : Identifier.Outcome.UNKNOWN;
            case DkimResult.Fail _, DkimResult.PermError _ -> Identifier.Outcome.FAIL;
        };
    }

    private static List<MetSelector> selectors(List<DkimResult> dkim) {
        Set<MetSelector> met = new LinkedHashSet<>();
        dkim.stream().filter(result -> !isUnverified(result)).forEach(result -> result.signature().ifPresent(signature -> met.add(new MetSelector(signature.domain(), signature.selector(), CommonSelectors.services(signature.selector())))));
        return List.copyOf(met);
    }

    /// The domains that a message's author stands for, as text for a sentence.
    static String names(List<DomainName> domains) {
        return String.join(", ", domains.stream().map(DomainName::unicode).toList());
    }
}
