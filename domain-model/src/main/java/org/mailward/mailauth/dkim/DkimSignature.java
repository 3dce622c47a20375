package org.mailward.mailauth.dkim;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.message.Header;
import org.mailward.mailauth.message.Mailbox;
import org.mailward.mailauth.message.Words;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.tags.Tag;
import org.mailward.mailauth.tags.TagList;

/// One signature of a message, as its header field says it.
///
/// @param header the field itself, a part of what is signed
/// @param algorithm `a=`
/// @param signature `b=`, base64 without blanks
/// @param bodyHash `bh=`, base64 without blanks
/// @param headerForm `c=` before the slash
/// @param bodyForm `c=` after the slash
/// @param domain `d=`, who answers for the message
/// @param signed `h=`, names in lower case, in the order signed, doubles included
/// @param identity the domain of `i=`; the signing domain when there is none
/// @param length `l=`, how many octets of the body are signed; empty when all are
/// @param selector `s=`, in A-labels
/// @param signedAt `t=`
/// @param expiresAt `x=`
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.5">RFC 6376 §3.5</a>
public record DkimSignature(
        Header header,
        SignatureAlgorithm algorithm,
        String signature,
        String bodyHash,
        Canonicalization headerForm,
        Canonicalization bodyForm,
        DomainName domain,
        List<String> signed,
        DomainName identity,
        Optional<Long> length,
        String selector,
        Optional<Instant> signedAt,
        Optional<Instant> expiresAt) {

    /// 10¹²−1 seconds: twelve digits, as the grammar of `t=` allows.
    private static final int MOST_TIME_DIGITS = 12;
    private static final int MOST_LENGTH_DIGITS = 18;

    public DkimSignature {
        signed = List.copyOf(signed);
    }

    /// Reads a `DKIM-Signature`.
    public static SignatureReading read(Header header) {
        TagList tags = TagList.exact(header.value());
        if (tags.value("v").filter("1"::equals).isEmpty()) {
            return new SignatureReading.Faulty("The version, 'v=', must be 1.");
        }
        return new Reading(header, tags).read(false);
    }

    /// Reads an `ARC-Message-Signature`, which has an instance in `i=` and no version (RFC 8617 §4.1.2).
    public static SignatureReading readArc(Header header) {
        return new Reading(header, TagList.exact(header.value())).read(true);
    }

    public boolean signs(String name) {
        return signed.contains(name.toLowerCase(Locale.ROOT));
    }

    /// The header field with the value of `b=` left out, blanks around it included (RFC 6376 §3.7).
    public static Header withoutSignature(Header header) {
        var bare = new StringBuilder(header.raw().length());
        int at = header.raw().indexOf(':') + 1;
        bare.append(header.raw(), 0, at);
        while (at <= header.raw().length()) {
            int semicolon = header.raw().indexOf(';', at);
            int end = semicolon < 0 ? header.raw().length() : semicolon;
            String term = header.raw().substring(at, end);
            int equals = term.indexOf('=');
            boolean isSignature = equals >= 0 && term.substring(0, equals).strip().equals("b");
            bare.append(term, 0, isSignature ? equals + 1 : term.length()).append(semicolon < 0 ? "" : ";");
            at = end + 1;
        }
        return new Header(bare.toString());
    }

    /// Each tag in words.
    public List<Meaning> explain() {
        return TagList.exact(header.value()).tags().stream().map(tag -> new Meaning(Shown.of(tag.text()), meaning(tag))).toList();
    }

    private String meaning(Tag tag) {
        return switch (tag.name()) {
            case "v" -> "This is a DKIM signature.";
            case "a" -> algorithm.isAcceptable() ? "Signed with " + algorithm.text() + "." : "Signed with " + algorithm.text() + ", which receivers no longer accept.";
            case "b" -> "The signature itself.";
            case "bh" -> "The fingerprint of the body at the time of signing.";
            case "c" -> "Header: " + form(headerForm) + ". Body: " + form(bodyForm) + ".";
            case "d" -> domain.unicode() + " answers for the message.";
            case "h" -> "The header fields that are signed: " + Shown.of(String.join(", ", signed)) + ".";
            case "i" -> "Signed on behalf of somebody at " + identity.unicode() + ".";
            case "l" -> "Only the first " + length.map(String::valueOf).orElse("?") + " octets of the body are signed; text added behind them goes unnoticed.";
            case "q" -> "Where the key is found: in DNS.";
            case "s" -> "The name of the key, the selector: it stands at " + Shown.of(selector) + "._domainkey." + domain + ".";
            case "t" -> "Signed on " + signedAt.map(Instant::toString).orElse("?") + ".";
            case "x" -> "Not to be accepted after " + expiresAt.map(Instant::toString).orElse("?") + ".";
            case "z" -> "Copies of header fields, for finding faults.";
            default -> "Receivers ignore this tag.";
        };
    }

    private static String form(Canonicalization form) {
        return form == Canonicalization.SIMPLE ? "nothing may change on the way" : "blanks and line breaks may change on the way";
    }

    private static final class Faulty extends RuntimeException {
        Faulty(String why) {
            super(why, null, false, false);
        }
    }

    private record Reading(Header header, TagList tags) {

        SignatureReading read(boolean arc) {
            if (!tags.faults().isEmpty()) {
                return new SignatureReading.Faulty(tags.faults().getFirst());
            }
            try {
                return new SignatureReading.Valid(signature(arc));
            } catch (Faulty faulty) {
                return new SignatureReading.Faulty(faulty.getMessage());
            }
        }

        private DkimSignature signature(boolean arc) {
            String name = needed("a");
            SignatureAlgorithm algorithm = SignatureAlgorithm.of(name).orElseThrow(() -> new Faulty("The algorithm '" + Shown.of(name) + "' is not one that receivers know."));
            DomainName domain = domain(needed("d"));
            String selector = selector(needed("s"));
            List<String> signed = Arrays.stream(needed("h").split(":")).map(each -> each.strip().toLowerCase(Locale.ROOT)).filter(each -> !each.isEmpty()).toList();
            if (!signed.contains("from")) {
                throw new Faulty("The From header field is not signed.");
            }
            if (arc && signed.contains("arc-seal")) {
                throw new Faulty("An ARC-Message-Signature must not sign ARC-Seal fields.");
            }
            String[] forms = tags.value("c").orElse("simple/simple").toLowerCase(Locale.ROOT).split("/", 2);
            DomainName identity = arc ? domain : tags.value("i").map(text -> identity(text, domain)).orElse(domain);
            Optional<Instant> signedAt = time("t");
            Optional<Instant> expiresAt = time("x");
            if (signedAt.isPresent() && expiresAt.filter(end -> !end.isAfter(signedAt.get())).isPresent()) {
                throw new Faulty("The signature ends before it begins ('x=' is not after 't=').");
            }
            if (tags.value("q").filter(query -> Arrays.stream(query.split(":")).noneMatch(each -> each.strip().equalsIgnoreCase("dns/txt"))).isPresent()) {
                throw new Faulty("The key is not to be found in DNS ('q=').");
            }
            checkSelector(selector, domain);
            return new DkimSignature(header, algorithm, base64("b"), base64("bh"), form(forms[0].strip()), form(forms.length < 2 ? "simple" : forms[1].strip()),
                    domain, signed, identity, length(), selector, signedAt, expiresAt);
        }

        private String needed(String tag) {
            return tags.value(tag).filter(value -> !value.isEmpty()).orElseThrow(() -> new Faulty("The tag '" + tag + "=' is missing."));
        }

        private String base64(String tag) {
            String value = KeyMaterial.withoutBlanks(needed(tag));
            if (!KeyMaterial.isBase64(value)) {
                throw new Faulty("The tag '" + tag + "=' is not valid base64.");
            }
            return value;
        }

        private static Canonicalization form(String text) {
            return switch (text) {
                case "simple" -> Canonicalization.SIMPLE;
                case "relaxed" -> Canonicalization.RELAXED;
                default -> throw new Faulty("The form '" + Shown.of(text) + "' in 'c=' is neither simple nor relaxed.");
            };
        }

        private static DomainName domain(String text) {
            return Mailbox.domain(Words.decode(text)).orElseThrow(() -> new Faulty("'" + Shown.of(text) + "' in 'd=' is no domain."));
        }

        /// `i=` is the signing domain or one below it (RFC 6376 §3.5).
        private static DomainName identity(String text, DomainName domain) {
            return Mailbox.domain(Words.decode(text.substring(text.lastIndexOf('@') + 1))).filter(_ -> text.indexOf('@') >= 0).filter(name -> name.isWithin(domain))
                    .orElseThrow(() -> new Faulty("The identity '" + Shown.of(text) + "' in 'i=' is not at the signing domain or below it."));
        }

        private static String selector(String text) {
            return Selectors.ascii(text).orElseThrow(() -> new Faulty("The selector '" + Shown.of(text) + "' is no name in DNS."));
        }

        private static void checkSelector(String selector, DomainName domain) {
            try {
                Selectors.question(domain, selector);
            } catch (IllegalArgumentException noName) {
                throw new Faulty("The selector '" + Shown.of(selector) + "' is no name in DNS.");
            }
        }

        private Optional<Instant> time(String tag) {
            return tags.value(tag).map(text -> Instant.ofEpochSecond(number(tag, text, MOST_TIME_DIGITS)));
        }

        private Optional<Long> length() {
            return tags.value("l").map(text -> number("l", text, MOST_LENGTH_DIGITS));
        }

        private static long number(String tag, String text, int digits) {
            if (text.isEmpty() || text.length() > digits || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new Faulty("The tag '" + tag + "=' is no number of at most " + digits + " digits.");
            }
            return Long.parseLong(text);
        }
    }
}
