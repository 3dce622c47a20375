package org.mailward.mailauth.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// An e-mail, or its header alone, as somebody pasted or uploaded it.
///
/// Whatever is given is read as far as it goes; what was odd is told and never thrown. Line ends become CR LF, because that is
/// what mail servers sent and signed.
///
/// @param headers in the order received
/// @param body one `char` from 0 to 255 per octet; empty when only a header was given, or the message was cut off
/// @param oddities what is not as it should be, one sentence each
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-2.1">RFC 5322 §2.1</a>
public record Message(List<Header> headers, Optional<String> body, List<String> oddities) {

    /// How much is read.
    ///
    /// @param octets the most octets of a message
    /// @param headers the most header fields
    /// @param headerOctets the most octets of one header field
    public record Limits(int octets, int headers, int headerOctets) {

        public static final Limits DEFAULT = new Limits(10 * 1024 * 1024, 1_000, 64 * 1024);

        public Limits {
            if (octets < 1 || headers < 1 || headerOctets < 1) {
                throw new IllegalArgumentException("A message needs room, not " + octets + " octets, " + headers + " headers, " + headerOctets + " octets a header");
            }
        }
    }

    public Message {
        headers = List.copyOf(headers);
        oddities = List.copyOf(oddities);
    }

    public static Message read(byte[] octets) {
        return read(octets, Limits.DEFAULT);
    }

    /// Reads text that was pasted into a form.
    public static Message read(String pasted) {
        return read(pasted.getBytes(StandardCharsets.UTF_8));
    }

    public static Message read(byte[] octets, Limits limits) {
        return new MessageReader(octets, limits).read();
    }

    /// Every field of this name, from the top.
    public List<Header> all(String name) {
        return headers.stream().filter(header -> header.is(name)).toList();
    }

    public Optional<Header> first(String name) {
        return headers.stream().filter(header -> header.is(name)).findFirst();
    }

    /// Everything that was read, as one text; reading it again gives an equal message but for the oddities.
    public String text() {
        var text = new StringBuilder();
        headers.forEach(header -> text.append(header.raw()).append("\r\n"));
        body.ifPresent(octets -> text.append("\r\n").append(octets));
        return text.toString();
    }

}
