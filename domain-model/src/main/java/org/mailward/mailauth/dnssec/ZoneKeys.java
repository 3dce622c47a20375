package org.mailward.mailauth.dnssec;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.tags.Words;

/// The keys of a signed zone, and the digests by which the parent vouches for them.
///
/// @param digests the DS records that could be read
/// @param keys the DNSKEY records that could be read
/// @param unknown true when one of the two questions stayed without an answer
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4034#section-2.1">RFC 4034 §2.1</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4034#section-5.1">RFC 4034 §5.1</a>
public record ZoneKeys(List<Digest> digests, List<Key> keys, boolean unknown) {

    /// The most records of one kind that are read.
    public static final int MOST_RECORDS = 50;

    private static final int SHA_1 = 1;
    private static final int LARGEST_OCTET = 255;
    private static final int LARGEST_FLAGS = 65_535;
    private static final int DIGEST_WORDS = 4;
    private static final int KEY_WORDS = 4;

    public ZoneKeys {
        digests = List.copyOf(digests);
        keys = List.copyOf(keys);
    }

    /// A DS record.
    /// @param digestType 1 is SHA-1, 2 SHA-256, 4 SHA-384
    public record Digest(int keyTag, int algorithm, int digestType, String text) {

        /// SHA-1 must not vouch for keys any more (RFC 8624 §3.3).
        public boolean isSha1() {
            return digestType == SHA_1;
        }

        static Optional<Digest> read(String text) {
            List<String> words = Words.of(text, DIGEST_WORDS);
            if (words.size() < DIGEST_WORDS) {
                return Optional.empty();
            }
            int tag = number(words.get(0), LARGEST_FLAGS);
            int algorithm = number(words.get(1), LARGEST_OCTET);
            int type = number(words.get(2), LARGEST_OCTET);
            return tag < 0 || algorithm < 0 || type < 0 ? Optional.empty() : Optional.of(new Digest(tag, algorithm, type, text));
        }
    }

    /// A DNSKEY record.
    /// @param flags 257 for a key that signs keys, 256 for one that signs records
    /// @param rsaBits the length of an RSA key's modulus; 0 for other algorithms and unreadable keys
    public record Key(int flags, int algorithm, int rsaBits, String text) {

        static Optional<Key> read(String text) {
            List<String> words = Words.of(text, KEY_WORDS);
            if (words.size() < KEY_WORDS) {
                return Optional.empty();
            }
            int flags = number(words.get(0), LARGEST_FLAGS);
            int algorithm = number(words.get(2), LARGEST_OCTET);
            return flags < 0 || algorithm < 0
                    ? Optional.empty()
                    : Optional.of(new Key(flags, algorithm, Algorithm.of(algorithm).isRsa() ? bits(words.get(3)) : 0, text));
        }

        /// The modulus follows its exponent, whose length stands in the first octet or, after a zero, in the next two (RFC 3110 §2).
        private static int bits(String base64) {
            byte[] octets;
            try {
                octets = Base64.getMimeDecoder().decode(base64);
            } catch (IllegalArgumentException notBase64) {
                return 0;
            }
            if (octets.length < 3) {
                return 0;
            }
            int length = octets[0] & 0xFF;
            int modulus = length > 0 ? 1 + length : 3 + ((octets[1] & 0xFF) << 8 | octets[2] & 0xFF);
            while (modulus < octets.length && octets[modulus] == 0) {
                modulus++;
            }
            return modulus >= octets.length ? 0 : (octets.length - modulus) * 8 - Integer.numberOfLeadingZeros(octets[modulus] & 0xFF) + 24;
        }
    }

    /// Asks the two questions that [Signing] asks as well, so that none is added.
    public static ZoneKeys of(DomainName domain, DnsResolver resolver) {
        Answer ds = resolver.ask(domain, RecordType.DS);
        Answer keys = resolver.ask(domain, RecordType.DNSKEY);
        return new ZoneKeys(
                ds instanceof Answer.Found found ? texts(found).stream().map(Digest::read).flatMap(Optional::stream).toList() : List.of(),
                keys instanceof Answer.Found found ? texts(found).stream().map(Key::read).flatMap(Optional::stream).toList() : List.of(),
                ds instanceof Answer.Failed || keys instanceof Answer.Failed);
    }

    private static List<String> texts(Answer.Found found) {
        var texts = new ArrayList<String>();
        for (RecordData data : found.records().subList(0, Math.min(found.records().size(), MOST_RECORDS))) {
            if (data instanceof RecordData.Presentation(String text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    /// @return -1 when the word is no number up to the largest
    private static int number(String word, int largest) {
        if (word.isEmpty() || word.length() > 5 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int number = Integer.parseInt(word);
        return number <= largest ? number : -1;
    }
}
