package org.mailward.mailauth.bimi;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/// What a web server said when it was asked for a logo or a certificate.
public sealed interface FetchedDocument {

    /// The longest document that is kept, in octets. A logo should have at most 32 kilobytes, a certificate with its chain has a
    /// few times that, because the logo is in it.
    int LONGEST = 256 * 1024;

    /// The server answered 200 with a body.
    /// @param octets one character for each octet (ISO 8859-1), so that any document can be kept and compared
    /// @param contentType the header's value, empty when there was none
    record Body(String octets, String contentType) implements FetchedDocument {

        /// @throws IllegalArgumentException when it is longer than [#LONGEST] or a character is no octet
        public Body {
            if (octets.length() > LONGEST || octets.chars().anyMatch(c -> c > 0xFF)) {
                throw new IllegalArgumentException("A document has at most " + LONGEST + " octets, one character each");
            }
        }

        public static Body of(byte[] octets, String contentType) {
            return new Body(new String(octets, StandardCharsets.ISO_8859_1), contentType);
        }

        public byte[] toBytes() {
            return octets.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /// The server answered with another status.
    /// @param code 100 to 599, never 200
    record Status(int code) implements FetchedDocument {
    }

    /// No answer that could be trusted was received.
    /// @param detail one sentence for a person, without secrets
    record Failed(Failure failure, String detail) implements FetchedDocument {
    }

    /// Why there was no answer that could be trusted.
    enum Failure {
        /// The host did not answer in time.
        TIMEOUT,
        /// No connection could be made.
        UNREACHABLE,
        /// The server's certificate is not valid for its name.
        CERTIFICATE,
        /// The body is longer than the limit.
        TOO_LARGE,
        /// The host's name leads into a network that is never spoken to.
        BLOCKED_ADDRESS,
        /// The host's name has no address.
        NO_ADDRESS,
        /// The answer is not HTTP.
        MALFORMED
    }

    /// True when it may be the network's trouble, so that nothing is known about the document.
    default boolean isUnknown() {
        return this instanceof Failed(Failure failure, String _) && (failure == Failure.TIMEOUT || failure == Failure.UNREACHABLE);
    }

    /// Reads the document, if there is one.
    default <T> Optional<T> read(Function<byte[], T> reader) {
        return this instanceof Body body ? Optional.of(reader.apply(body.toBytes())) : Optional.empty();
    }
}
