package org.mailward.mailauth.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.arc.ArcChain;
import org.mailward.mailauth.dkim.DkimResult;
import org.mailward.mailauth.dkim.DkimSignature;
import org.mailward.mailauth.dmarc.Alignment;
import org.mailward.mailauth.dmarc.DmarcCheck;
import org.mailward.mailauth.dmarc.DmarcVerdict;
import org.mailward.mailauth.dmarc.Identifier;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.message.AuthenticationResults;
import org.mailward.mailauth.message.Header;
import org.mailward.mailauth.message.Mailbox;
import org.mailward.mailauth.message.Message;
import org.mailward.mailauth.spf.Sender;
import org.mailward.mailauth.spf.SpfResult;
import org.mailward.mailauth.tags.Shown;

/// Compares what receivers wrote with what comes out now.
record Claims(Optional<SpfResult> spf, List<DkimResult> dkim, ArcChain arc, Optional<DmarcCheck> dmarc) {

    /// The most fields that are compared.
    static final int MOST_FIELDS = 20;

    List<Claim> of(Message message) {
        var claims = new ArrayList<Claim>();
        List<Header> fields = message.all("Authentication-Results");
        for (int i = 0; i < fields.size() && i < MOST_FIELDS; i++) {
            AuthenticationResults written = AuthenticationResults.read(fields.get(i).value());
            boolean newest = i == 0;
            boolean elsewhere = spf.filter(found -> written.results().stream().anyMatch(result -> result.method().equals("spf") && isElsewhere(found.sender(), result))).isPresent();
            written.results().forEach(result -> claims.add(claim(written.receiver().map(Shown::of), newest, result, elsewhere)));
        }
        return claims;
    }

    private Claim claim(Optional<String> receiver, boolean newest, AuthenticationResults.Result result, boolean elsewhere) {
        Comparison comparison = compare(result, elsewhere);
        String who = receiver.orElse("A receiver that does not give its name");
        return new Claim(receiver, newest, Shown.of(result.method()), Shown.of(result.result()), comparison.now(),
                who + " wrote " + result.method() + "=" + Shown.of(result.result()) + comparison.words());
    }

    /// What was written beside what comes out now.
    ///
    /// @param now empty when the two cannot be compared
    /// @param words the end of a sentence that begins with what was written
    private record Comparison(Optional<String> now, String words) {

        private static final String UNANSWERED = "temperror";
        static final Comparison NOTHING = open("there is nothing to compare it with");

        static Comparison open(String why) {
            return new Comparison(Optional.empty(), "; " + why + ".");
        }

        /// Where an answer was missing, then or now, the records are not to blame.
        static Comparison of(String written, String now) {
            if (!written.equals(now) && now.equals(UNANSWERED)) {
                return open("what comes out now is open, so it cannot be compared");
            }
            if (!written.equals(now) && written.equals(UNANSWERED)) {
                return new Comparison(Optional.of(now), ", because an answer was missing then, and now " + now + " comes out.");
            }
            return new Comparison(Optional.of(now), written.equals(now)
                    ? ", and the same comes out now."
                    : ", and now " + now + " comes out. Records may have changed since, or the message on its way.");
        }
    }

    /// @param elsewhere the receiver found it when another server handed the message over
    private Comparison compare(AuthenticationResults.Result result, boolean elsewhere) {
        return switch (result.method()) {
            case "spf" -> spf.filter(found -> isAbout(found.sender(), result)).map(found -> Comparison.of(result.result(), found.verdict().word())).orElse(Comparison.NOTHING);
            case "dkim" -> dkim(result);
            case "arc" -> arc(result);
            case "dmarc" -> dmarc.map(found -> dmarc(result, found, elsewhere)).orElse(Comparison.NOTHING);
            default -> Comparison.NOTHING;
        };
    }

    /// A receiver that begins the chain writes first that there was none.
    private Comparison arc(AuthenticationResults.Result result) {
        if (result.result().equals("none") && !(arc instanceof ArcChain.None)) {
            return Comparison.open("a seal that is there now may have been added after that");
        }
        return arc instanceof ArcChain.Neutral
                ? Comparison.open("the seals hold, and without the body no more can be compared")
                : Comparison.of(result.result(), arc.word());
    }

    /// False when the receiver says that it checked another identity than the one that is checked here (RFC 8601 §2.7.2), such as
    /// the name of the server beside a return address.
    private static boolean isAbout(Sender sender, AuthenticationResults.Result result) {
        boolean byName = path(result).isEmpty() && result.property("smtp.helo").isPresent();
        return !isElsewhere(sender, result) && (!byName || sender.mailFrom().isEmpty());
    }

    /// True when it had the message from another server or return address, as one does that had it before a forwarder.
    private static boolean isElsewhere(Sender sender, AuthenticationResults.Result result) {
        List<IpAddress> servers = Handover.addresses(result);
        String path = path(result);
        return !servers.isEmpty() && !servers.contains(sender.ip())
                || !path.isEmpty() && Mailbox.domain(path.substring(path.lastIndexOf('@') + 1)).filter(domain -> sender.checked().filter(checked -> !checked.equals(domain)).isPresent()).isPresent();
    }

    private static String path(AuthenticationResults.Result result) {
        return result.property("smtp.mailfrom").map(Explainer::path).orElse("");
    }

    private Comparison dmarc(AuthenticationResults.Result result, DmarcCheck check, boolean elsewhere) {
        if (result.property("header.from").flatMap(from -> Mailbox.domain(from.substring(from.lastIndexOf('@') + 1))).filter(from -> !from.equals(check.author())).isPresent()) {
            return Comparison.NOTHING;
        }
        String now = word(check.current());
        String before = word(check.old());
        if (result.result().equals(before) && !before.equals(now)) {
            return new Comparison(Optional.of(before), ", and the same comes out now by the standard before (RFC 7489); by today's (RFC 9989) it is " + now + ".");
        }
        if (elsewhere && !result.result().equals(now)) {
            return Comparison.open("another server handed the message over then, and SPF was about that one");
        }
        return !result.result().equals(now) && restsOnAssumption(check.current())
                ? Comparison.open("with the header alone it cannot be compared, because it would depend on the body")
                : Comparison.of(result.result(), now);
    }

    private static String word(DmarcVerdict verdict) {
        return verdict.result().name().toLowerCase(Locale.ROOT);
    }

    /// True when the message passes only if its body, which is not known, was not changed.
    private boolean restsOnAssumption(DmarcVerdict verdict) {
        List<Identifier> vouching = verdict.alignments().stream().filter(Alignment::vouches).map(Alignment::identifier).toList();
        return !vouching.isEmpty() && vouching.stream().allMatch(identifier -> dkim.stream().filter(Explainer::holdsInHeader).flatMap(each -> each.signature().stream())
                .anyMatch(signature -> identifier.equals(Identifier.dkim(signature.domain(), signature.selector(), Identifier.Outcome.PASS))));
    }

    /// The signature that the receiver means: by domain, selector and the beginning of its value (RFC 8601 §2.7.1, RFC 6008 §4).
    private Comparison dkim(AuthenticationResults.Result result) {
        if (dkim.isEmpty()) {
            return Comparison.of(result.result(), "none");
        }
        List<DkimResult> meant = dkim.stream().filter(found -> found.signature().filter(signature -> isMeant(signature, result)).isPresent()).toList();
        // Where the receiver does not say which of a domain's signatures it means, one that comes out the same is taken for it.
        return meant.stream().filter(found -> found.word().equals(result.result())).findFirst()
                .or(() -> meant.stream().filter(DkimResult.Neutral.class::isInstance).findFirst())
                .or(() -> meant.stream().findFirst())
                .map(found -> Explainer.holdsInHeader(found) ? Comparison.open("the signature over the header is right, and without the body no more can be compared")
                        : Explainer.isUnverified(found) ? Comparison.open("there are too many signatures to verify this one")
                        : Comparison.of(result.result(), found.word()))
                .orElse(Comparison.NOTHING);
    }

    private static boolean isMeant(DkimSignature signature, AuthenticationResults.Result result) {
        Optional<String> domain = result.property("header.d").or(() -> result.property("header.i").map(identity -> identity.substring(identity.lastIndexOf('@') + 1)));
        return domain.flatMap(Mailbox::domain).filter(name -> name.equals(signature.domain()) || name.equals(signature.identity())).isPresent()
                && result.property("header.s").filter(selector -> !Mailbox.domain(selector).equals(Mailbox.domain(signature.selector()))).isEmpty()
                && result.property("header.b").filter(beginning -> !signature.signature().startsWith(beginning)).isEmpty();
    }
}
