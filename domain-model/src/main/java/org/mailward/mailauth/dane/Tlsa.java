package org.mailward.mailauth.dane;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Words;

/// A TLSA record: which certificate or key a server shows.
///
/// ```
/// tlsa-rdata = usage SP selector SP matching-type SP 1*hex
/// ```
///
/// @param usage 0 to 255; mail uses 2 (an authority) and 3 (the server's own)
/// @param selector 0 to 255; 0 is the whole certificate, 1 its public key
/// @param matching 0 to 255; 0 is the thing itself, 1 its SHA-256, 2 its SHA-512
/// @param data lower-case hexadecimal, two digits per octet, perhaps empty
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6698#section-2.1">RFC 6698 §2.1</a>
public record Tlsa(int usage, int selector, int matching, String data) {

    public static final int PKIX_TA = 0;
    public static final int PKIX_EE = 1;
    public static final int DANE_TA = 2;
    public static final int DANE_EE = 3;
    public static final int WHOLE = 0;
    public static final int KEY = 1;
    public static final int EXACT = 0;
    public static final int SHA_256 = 1;
    public static final int SHA_512 = 2;

    private static final int LARGEST_OCTET = 255;
    private static final int SHA_256_DIGITS = 64;
    private static final int SHA_512_DIGITS = 128;
    private static final int NUMBERS = 3;
    /// Hexadecimal that is split into more pieces is nobody's.
    private static final int MOST_WORDS = 1_000;

    public Tlsa {
        for (int number : List.of(usage, selector, matching)) {
            if (number < 0 || number > LARGEST_OCTET) {
                throw new IllegalArgumentException("A field of a TLSA record is 0 to 255, not " + number);
            }
        }
        if (data.length() % 2 != 0 || !data.chars().allMatch(Tlsa::isHex)) {
            throw new IllegalArgumentException("The data of a TLSA record is lower-case hexadecimal, two digits per octet");
        }
    }

    /// Reads the presentation form; the hexadecimal may be split by blanks and in any case (RFC 6698 §2.2).
    /// @return empty when the text is no TLSA record
    public static Optional<Tlsa> read(String text) {
        List<String> words = Words.of(text, MOST_WORDS);
        if (words.size() < NUMBERS) {
            return Optional.empty();
        }
        int[] numbers = new int[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = octet(words.get(i));
            if (numbers[i] < 0) {
                return Optional.empty();
            }
        }
        String data = String.join("", words.subList(NUMBERS, words.size())).toLowerCase(Locale.ROOT);
        return data.length() % 2 == 0 && data.chars().allMatch(Tlsa::isHex)
                ? Optional.of(new Tlsa(numbers[0], numbers[1], numbers[2], data))
                : Optional.empty();
    }

    /// @return 0 to 255, or -1
    private static int octet(String word) {
        if (word.length() > 3 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int number = Integer.parseInt(word);
        return number <= LARGEST_OCTET ? number : -1;
    }

    private static boolean isHex(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    /// The presentation form. `read(render())` gives the same record.
    public String render() {
        return (usage + " " + selector + " " + matching + " " + data).strip();
    }

    /// Why senders cannot use this record for mail; empty when they can.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc7672#section-3.1.3">RFC 7672 §3.1.3</a>
    public Optional<String> objection() {
        if (usage == PKIX_TA || usage == PKIX_EE) {
            return Optional.of("usage " + usage + " rests on public authorities, which mail does not use");
        }
        if (usage > DANE_EE) {
            return Optional.of("usage " + usage + " is not defined");
        }
        if (selector > KEY) {
            return Optional.of("selector " + selector + " is not defined");
        }
        return switch (matching) {
            case EXACT -> data.isEmpty() ? Optional.of("it holds no data") : Optional.empty();
            case SHA_256 -> length(SHA_256_DIGITS, "SHA-256");
            case SHA_512 -> length(SHA_512_DIGITS, "SHA-512");
            default -> Optional.of("matching type " + matching + " is not defined");
        };
    }

    private Optional<String> length(int digits, String name) {
        return data.length() == digits
                ? Optional.empty()
                : Optional.of("a " + name + " digest has " + digits / 2 + " octets, and this one has " + data.length() / 2);
    }

    public boolean isUsable() {
        return objection().isEmpty();
    }

    /// The record in words.
    public Meaning explain() {
        return new Meaning(render(), objection()
                .map(why -> "Senders ignore this record: " + why + ".")
                .orElseGet(() -> "Senders that use DANE deliver only to a server whose " + (usage == DANE_EE ? "own " : "issuing authority's ")
                        + (selector == WHOLE ? "certificate" : "key") + " is the one described here."));
    }
}
