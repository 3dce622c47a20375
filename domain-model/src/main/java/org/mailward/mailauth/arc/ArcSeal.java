package org.mailward.mailauth.arc;

import java.util.Locale;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dkim.SignatureAlgorithm;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.message.Header;
import org.mailward.mailauth.message.Mailbox;
import org.mailward.mailauth.message.Words;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.tags.TagList;

/// One server's signature over the chain so far.
///
/// @param algorithm `a=`
/// @param signature `b=`, base64 without blanks
/// @param verdict `cv=`, what the server found when it validated the chain before
/// @param domain `d=`, who sealed
/// @param selector `s=`, in A-labels
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8617#section-4.1.3">RFC 8617 §4.1.3</a>
public record ArcSeal(Header header, SignatureAlgorithm algorithm, String signature, Verdict verdict, DomainName domain, String selector) {

    /// What `cv=` says about the sets below.
    public enum Verdict {
        NONE, PASS, FAIL
    }

    /// What became of reading a seal.
    public sealed interface Reading {
        record Valid(ArcSeal seal) implements Reading {
        }

        /// @param why one sentence
        record Faulty(String why) implements Reading {
        }
    }

    public static Reading read(Header header) {
        TagList tags = TagList.exact(header.value());
        if (!tags.faults().isEmpty()) {
            return new Reading.Faulty(tags.faults().getFirst());
        }
        if (tags.value("h").isPresent() || tags.value("bh").isPresent()) {
            return new Reading.Faulty("A seal has no 'h=' and no 'bh='.");
        }
        for (String tag : new String[] {"a", "b", "cv", "d", "s"}) {
            if (tags.value(tag).filter(value -> !value.isEmpty()).isEmpty()) {
                return new Reading.Faulty("The tag '" + tag + "=' is missing.");
            }
        }
        String name = tags.value("a").orElseThrow();
        String written = tags.value("s").orElseThrow();
        String selector = Selectors.ascii(written).orElse("");
        String domain = tags.value("d").orElseThrow();
        var algorithm = SignatureAlgorithm.of(name);
        var at = Mailbox.domain(Words.decode(domain));
        if (algorithm.isEmpty()) {
            return new Reading.Faulty("The algorithm '" + Shown.of(name) + "' is not one that receivers know.");
        }
        if (at.isEmpty() || selector.isEmpty() || Mailbox.domain(selector + "._domainkey." + at.get().ascii()).isEmpty()) {
            return new Reading.Faulty("'" + Shown.of(written) + "' at '" + Shown.of(domain) + "' is no place for a key.");
        }
        return switch (tags.value("cv").orElseThrow().toLowerCase(Locale.ROOT)) {
            case "none" -> new Reading.Valid(seal(header, tags, algorithm.get(), Verdict.NONE, at.get(), selector));
            case "pass" -> new Reading.Valid(seal(header, tags, algorithm.get(), Verdict.PASS, at.get(), selector));
            case "fail" -> new Reading.Valid(seal(header, tags, algorithm.get(), Verdict.FAIL, at.get(), selector));
            default -> new Reading.Faulty("'cv=' is neither none, pass nor fail.");
        };
    }

    private static ArcSeal seal(Header header, TagList tags, SignatureAlgorithm algorithm, Verdict verdict, DomainName domain, String selector) {
        var signature = new StringBuilder();
        tags.value("b").orElseThrow().chars().filter(c -> c != ' ' && c != '\t' && c != '\r' && c != '\n').forEach(c -> signature.append((char) c));
        return new ArcSeal(header, algorithm, signature.toString(), verdict, domain, selector);
    }
}
