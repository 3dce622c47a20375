package org.mailward.mailauth.dkim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.message.Header;
import org.mailward.mailauth.message.Message;

/// Verifies the signatures of one message.
///
/// Everything is checked as far as it goes, so that a failure says which part does not hold and what still does. When only the
/// header is known, the signature over it is checked, and the body stays unknown.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-6.1">RFC 6376 §6.1</a>
public final class DkimVerifier {

    /// The most signatures of one message that are verified; each costs a question and a computation.
    public static final int MOST_SIGNATURES = 10;

    /// How far a signer's clock may be ahead.
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private static final int STRONG_RSA = 2_048;

    private final Message message;
    private final DnsResolver resolver;
    private final Instant at;
    private final Map<String, List<Header>> byName = new HashMap<>();
    private final Map<Canonicalization, String> bodies = new EnumMap<>(Canonicalization.class);

    private DkimVerifier(Message message, DnsResolver resolver, Instant at) {
        this.message = message;
        this.resolver = resolver;
        this.at = at;
        message.headers().forEach(header -> byName.computeIfAbsent(header.name().toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(header));
    }

    /// Verifies every `DKIM-Signature`, as many as [#MOST_SIGNATURES] from the top.
    ///
    /// @param at when the message is judged; signatures end (RFC 6376 §3.5, `x=`)
    /// @return one result per signature, from the top
    public static List<DkimResult> verify(Message message, DnsResolver resolver, Instant at) {
        return verify(message, resolver, at, _ -> false);
    }

    /// Verifies every `DKIM-Signature`; where there are too many, those that matter come before the others.
    ///
    /// @param matters whether a message may depend on a signature of this domain
    /// @return one result per signature, from the top; one that matters and was not verified is neutral and has its signature
    public static List<DkimResult> verify(Message message, DnsResolver resolver, Instant at, Predicate<DomainName> matters) {
        var verifier = new DkimVerifier(message, resolver, at);
        List<SignatureReading> readings = message.all("DKIM-Signature").stream().map(DkimSignature::read).toList();
        Set<Integer> chosen = chosen(readings, matters);
        var results = new ArrayList<DkimResult>();
        for (int i = 0; i < readings.size(); i++) {
            results.add(chosen.contains(i)
                    ? verifier.result(readings.get(i))
                    : new DkimResult.Neutral(signature(readings.get(i)).filter(signature -> matters.test(signature.domain())), false, "Only " + MOST_SIGNATURES + " signatures were verified, and not this one.", List.of()));
        }
        return List.copyOf(results);
    }

    private static Set<Integer> chosen(List<SignatureReading> readings, Predicate<DomainName> matters) {
        IntStream all = IntStream.range(0, readings.size());
        if (readings.size() <= MOST_SIGNATURES) {
            return all.boxed().collect(Collectors.toSet());
        }
        Map<Boolean, List<Integer>> parts = all.boxed().collect(Collectors.partitioningBy(i -> signature(readings.get(i)).filter(signature -> matters.test(signature.domain())).isPresent()));
        return Stream.concat(parts.get(true).stream(), parts.get(false).stream()).limit(MOST_SIGNATURES).collect(Collectors.toSet());
    }

    private static Optional<DkimSignature> signature(SignatureReading reading) {
        return reading instanceof SignatureReading.Valid(DkimSignature signature) ? Optional.of(signature) : Optional.empty();
    }

    /// Verifies an `ARC-Message-Signature`, which is a signature like the others.
    public static DkimResult verifyArc(Message message, Header field, DnsResolver resolver, Instant at) {
        return new DkimVerifier(message, resolver, at).result(DkimSignature.readArc(field));
    }

    private DkimResult result(SignatureReading reading) {
        return switch (reading) {
            case SignatureReading.Faulty(String why) -> new DkimResult.PermError(Optional.empty(), "The signature cannot be read. " + why, List.of());
            case SignatureReading.Valid(DkimSignature signature) -> result(signature);
        };
    }

    private DkimResult result(DkimSignature signature) {
        var mine = Optional.of(signature);
        List<String> warnings = new ArrayList<>(warnings(signature));
        if (signature.expiresAt().filter(at::isAfter).isPresent()) {
            return new DkimResult.PermError(mine, "The signature ended on " + signature.expiresAt().get() + ".", warnings);
        }
        return switch (KeyLookup.of(signature.domain(), signature.selector(), signature.algorithm(), signature.identity(), resolver)) {
            case KeyLookup.Unknown(String why) -> new DkimResult.TempError(mine, why, warnings);
            case KeyLookup.Unusable(String why) -> new DkimResult.PermError(mine, why, warnings);
            case KeyLookup.Usable(List<DkimKeyRecord> keys) -> {
                String octets = signedHeader(signature);
                Optional<DkimKeyRecord> right = keys.stream().filter(key -> signature.algorithm().verifies(key.key(), octets, signature.signature())).findFirst();
                if (keys.size() > 1) {
                    warnings.add("There are several keys at the selector; what receivers do with them is undefined.");
                }
                warnings.addAll(warnings(right.orElse(keys.getFirst())));
                yield judge(signature, right.isPresent(), body(signature), warnings);
            }
        };
    }

    private enum Body {
        RIGHT, CHANGED, TOO_SHORT, UNKNOWN
    }

    private static DkimResult judge(DkimSignature signature, boolean headerHolds, Body body, List<String> warnings) {
        var mine = Optional.of(signature);
        String header = headerHolds ? "The signature over the header is right." : "The signature over the header does not hold either.";
        if (!signature.algorithm().isAcceptable()) {
            return new DkimResult.PermError(mine, "The signature was made with SHA-1, which receivers must not accept. "
                    + (!headerHolds || body != Body.RIGHT && body != Body.UNKNOWN ? "It does not hold either."
                            : body == Body.RIGHT ? "Apart from that it holds." : "Apart from that the signature over the header is right; the body is not known."), warnings);
        }
        return switch (body) {
            case CHANGED -> new DkimResult.Fail(mine, DkimResult.Part.BODY_HASH, "The body was changed after signing. " + header, warnings);
            case TOO_SHORT -> new DkimResult.Fail(mine, DkimResult.Part.BODY_HASH, "The body is shorter than the part that was signed ('l='). " + header, warnings);
            case RIGHT, UNKNOWN -> {
                if (!headerHolds) {
                    yield new DkimResult.Fail(mine, DkimResult.Part.SIGNATURE, "A signed header field was changed after signing, or another key was used."
                            + (body == Body.RIGHT ? " The body is the one that was signed." : ""), warnings);
                }
                yield body == Body.RIGHT
                        ? new DkimResult.Pass(mine, "The message is as " + signature.domain().unicode() + " signed it.", warnings)
                        : new DkimResult.Neutral(mine, true, "The signature over the header is right. Whether the body was changed is not known, because only the header was given.", warnings);
            }
        };
    }

    private Body body(DkimSignature signature) {
        String content = bodies.computeIfAbsent(signature.bodyForm(), form -> form.body(message.body().orElse("")));
        long length = signature.length().orElse((long) content.length());
        boolean complete = length <= content.length();
        String part = complete ? content.substring(0, (int) length) : content;
        if (complete && signature.algorithm().digest(part).equals(signature.bodyHash())) {
            return Body.RIGHT;
        }
        if (message.body().isEmpty()) {
            return Body.UNKNOWN;
        }
        return complete ? Body.CHANGED : Body.TOO_SHORT;
    }

    /// The signed fields in the order of `h=`, each name from the bottom up, then the signature itself (RFC 6376 §3.7, §5.4.2).
    private String signedHeader(DkimSignature signature) {
        var left = new HashMap<String, Deque<Header>>();
        var octets = new StringBuilder();
        for (String name : signature.signed()) {
            Header header = left.computeIfAbsent(name, each -> others(each, signature.header())).pollLast();
            if (header != null) {
                octets.append(signature.headerForm().header(header)).append(Canonicalization.LINE_END);
            }
        }
        return octets.append(signature.headerForm().header(DkimSignature.withoutSignature(signature.header()))).toString();
    }

    /// The fields of a name but for the signature itself, which is no part of what it signs until the end.
    private Deque<Header> others(String name, Header signature) {
        var others = new ArrayDeque<Header>();
        byName.getOrDefault(name, List.of()).stream().filter(header -> header != signature).forEach(others::add);
        return others;
    }

    private List<String> warnings(DkimSignature signature) {
        var warnings = new ArrayList<String>();
        if (signature.length().isPresent()) {
            warnings.add("Only the first " + signature.length().get() + " octets of the body are signed ('l='); anybody can add text behind them.");
        }
        if (signature.signedAt().filter(time -> time.isAfter(at.plus(CLOCK_TOLERANCE))).isPresent()) {
            warnings.add("The signature says that it was made in the future, on " + signature.signedAt().get() + ".");
        }
        long signed = signature.signed().stream().filter("from"::equals).count();
        int present = byName.getOrDefault("from", List.of()).size();
        if (present > 1 && signed < present) {
            warnings.add("The message has " + present + " From fields, and not all of them are signed.");
        } else if (signed <= present) {
            warnings.add("From is not signed once more than it appears, so a second one could be added unnoticed.");
        }
        return warnings;
    }

    private static List<String> warnings(DkimKeyRecord record) {
        var warnings = new ArrayList<String>();
        warnings.addAll(record.oddities());
        if (record.testing()) {
            warnings.add("The key is marked as a test (t=y); receivers may treat the message as unsigned.");
        }
        if (record.key() instanceof PublicKey.Rsa rsa && rsa.bits() < STRONG_RSA) {
            warnings.add("The key has " + rsa.bits() + " bits; at least " + STRONG_RSA + " are recommended.");
        }
        if (record.key() instanceof PublicKey.Rsa rsa && rsa.bits() > KeyLookup.LARGEST_RSA) {
            warnings.add("The key has " + rsa.bits() + " bits; receivers need not accept more than " + KeyLookup.LARGEST_RSA + ".");
        }
        return warnings;
    }
}
