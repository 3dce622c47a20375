package org.mailward.mailauth.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.arc.ArcChain;
import org.mailward.mailauth.dkim.DkimResult;
import org.mailward.mailauth.dkim.DkimSignature;
import org.mailward.mailauth.dmarc.DmarcCheck;
import org.mailward.mailauth.message.AuthenticationResults;
import org.mailward.mailauth.message.Header;
import org.mailward.mailauth.message.Message;
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
            written.results().forEach(result -> claims.add(claim(written.receiver().map(Shown::of), newest, result)));
        }
        return claims;
    }

    private Claim claim(Optional<String> receiver, boolean newest, AuthenticationResults.Result result) {
        Optional<String> now = now(result);
        String who = receiver.orElse("A receiver that does not give its name");
        String what = result.method() + "=" + Shown.of(result.result());
        String sentence = now.map(found -> found.equals(result.result())
                ? who + " wrote " + what + ", and the same comes out now."
                : who + " wrote " + what + ", and now " + found + " comes out. Records may have changed since, or the message on its way.")
                .orElse(who + " wrote " + what + "; there is nothing to compare it with.");
        return new Claim(receiver, newest, Shown.of(result.method()), Shown.of(result.result()), now, sentence);
    }

    private Optional<String> now(AuthenticationResults.Result result) {
        return switch (result.method()) {
            case "spf" -> spf.map(found -> found.verdict().word());
            case "dkim" -> dkim(result);
            case "arc" -> Optional.of(arc.word());
            case "dmarc" -> dmarc.map(found -> found.current().result().name().toLowerCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    /// The signature that the receiver means: by domain, selector and the beginning of its value (RFC 8601 §2.7.1, RFC 6008 §4).
    private Optional<String> dkim(AuthenticationResults.Result result) {
        if (dkim.isEmpty()) {
            return Optional.of("none");
        }
        return dkim.stream().filter(found -> found.signature().filter(signature -> isMeant(signature, result)).isPresent()).findFirst().map(DkimResult::word);
    }

    private static boolean isMeant(DkimSignature signature, AuthenticationResults.Result result) {
        Optional<String> domain = result.property("header.d").or(() -> result.property("header.i").map(identity -> identity.substring(identity.lastIndexOf('@') + 1)));
        return domain.filter(name -> name.equalsIgnoreCase(signature.domain().ascii()) || name.equalsIgnoreCase(signature.identity().ascii())).isPresent()
                && result.property("header.s").filter(selector -> !selector.equalsIgnoreCase(signature.selector())).isEmpty()
                && result.property("header.b").filter(beginning -> !signature.signature().startsWith(beginning)).isEmpty();
    }
}
